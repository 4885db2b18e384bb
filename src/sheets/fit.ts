import type { CardGrid } from './card-size.js'
import type { HtmlNode } from './html-tree.js'
import { extentOf } from './measure.js'

/** The parts of the usual size in which a card may be set. */
export const steps = [1, 0.9, 0.8, 0.72, 0.64, 0.56, 0.5]

/** Text of cards that is smaller, in points, is not read. */
export const smallestCardText = 6

/** A point in millimetres. */
const point = 0.3528

/** What is kept free around the text of a card, in millimetres on all sides. */
export const cardPadding = 4

/** The height of a line in the size of its text. */
export const cardLine = 1.4

/**
 * The largest part of the usual size in which a side of a card fits on it; undefined where it fits in none. Nobody knows
 * the fonts of the reader: this is a guess that takes more room than most need. Who prints a PDF measures.
 */
export function stepFor(nodes: readonly HtmlNode[], { width, height }: CardGrid, size: number): number | undefined {
  const { lines, blocks, pictures, widest } = extentOf(nodes)
  const across = width - 2 * cardPadding
  // A picture is as high as the styling lets it be.
  const room = height - 2 * cardPadding - pictures * pictureShare * height
  return steps.find((step) => {
    const points = size * step
    if (points < smallestCardText && step < 1) return false
    const columns = Math.max(1, across / (points * point * 0.55))
    // Formulas have blanks around their signs.
    if (widest * 1.3 > columns) return false
    // The last word of a line is seldom as short as would fit.
    const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((line * 1.06) / columns)), 0)
    return count * points * point * cardLine + Math.max(0, blocks - 1) * points * point * 0.6 <= room
  })
}

/** The most of a card's height that one picture takes. */
export const pictureShare = 0.45
