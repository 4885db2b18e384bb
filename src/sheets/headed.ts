import { element, type HtmlNode } from './html-tree.js'
import type { Outline } from './outline.js'

/**
 * Things under their headings, each part in an element of its own.
 *
 * @param list Gives the element that holds the things of one part.
 */
export function headed<Thing>(
  outline: Outline<Thing>,
  list: (things: readonly Thing[]) => HtmlNode,
  level = 2,
): HtmlNode[] {
  const own = outline.things.length === 0 ? [] : [list(outline.things)]
  const parts = outline.parts.map((part) => {
    const heading = element(`h${Math.min(level, 6)}`, { dir: 'auto' }, part.title)
    return element('section', { class: 'dw-part' }, heading, headed(part, list, level + 1))
  })
  return [...own, ...parts]
}
