import type { Gap } from './exercise.js'
import { element, type HtmlElement, type HtmlNode } from './html-tree.js'
import { extentOf, isBlock, linesIn, widthOf } from './measure.js'
import { type NumberedExercise, numberedExercises, withKey } from './questions.js'
import type { Sheet } from './sheet.js'
import { lineColumns } from './wide.js'

/** Texts with blanks to be filled and questions with lines to be written on; the key stands on a page of its own. */
export const worksheet: Sheet = (notes, making, paper) => {
  const columns = lineColumns(making)
  const numbered = numberedExercises(notes, making, paper, (gap) => blank(gap, columns))
  const asked = ({ exercise }: NumberedExercise): readonly HtmlNode[] => {
    if (exercise.gaps.length > 0 || exercise.answer.length === 0) return exercise.prompt
    return [...exercise.prompt, ruled(linesFor(exercise.answer, columns), 'div')]
  }
  return { nodes: withKey(numbered, asked), styles: [], diagnostics: [] }
}

/** Blanks up to this width are not broken over lines, in the height of a character. */
const whole = 10

/** The width of the pieces in which a longer blank goes on. */
const piece = 3

/** How much wider than print writing by hand is. */
const byHand = 1.5

/** A blank as long as what it hides, in writing by hand. */
function blank({ answer, letter, hint, within }: Gap, columns: number): readonly HtmlNode[] {
  const said = letter === undefined ? 'blank' : `blank ${letter}`
  const sign =
    letter === undefined ? [] : [element('sup', { class: 'dw-letter', dir: 'ltr', 'aria-hidden': 'true' }, letter)]
  const words = hint === undefined ? [] : [' ', element('span', { class: 'dw-hint' }, '(', hint, ')')]
  const extent = extentOf(answer)
  if (isBlock(answer) && !within.math) return [...sign, ruled(linesFor(answer, columns), 'span', said), ...words]
  if (extent.pictures > 0) {
    return [...sign, element('span', { class: 'dw-box', role: 'img', 'aria-label': said }), ...words]
  }
  const width = Math.max(2, widthOf(extent) * 0.5 * byHand + 0.5)
  const first = Math.min(width, whole)
  const rest = Math.ceil((width - first) / piece)
  // A blank stays with its letter, and a short one in one line; a long one may go on in the next line.
  const stays = element('span', { class: 'dw-stay' }, sign, rule(first))
  const pieces = Array.from({ length: rest }, () => rule((width - first) / rest))
  return [element('span', { class: 'dw-gap', role: 'img', 'aria-label': said }, stays, pieces), ...words]
}

function rule(width: number): HtmlElement {
  return element('i', { style: `width:${Number(width.toFixed(2))}em` })
}

/** The most lines that are ruled for one answer: about half a page. */
const mostLines = 15

function linesFor(answer: readonly HtmlNode[], columns: number): number {
  const extent = extentOf(answer)
  return Math.min(mostLines, Math.max(1, linesIn(extent, columns / byHand) + 3 * extent.pictures))
}

function ruled(lines: number, name: 'div' | 'span', said = 'lines to write on'): HtmlElement {
  const rules = Array.from({ length: lines }, () => element('i', {}))
  return element(name, { class: 'dw-lines', role: 'img', 'aria-label': said }, rules)
}
