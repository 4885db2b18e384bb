import type { Exercise } from './exercise.js'
import { element, type HtmlNode } from './html-tree.js'
import { isBlock } from './measure.js'

/** The answer to an exercise: what fills its gaps, then what else its note says. */
export function answerOf({ gaps, answer, withheld }: Exercise): readonly HtmlNode[] {
  const [only] = gaps
  if (only === undefined) return [...answer, ...withheld]
  const tall = gaps.some((gap) => isBlock(gap.answer))
  const fills = gaps.map((gap) => {
    const letter =
      gap.letter === undefined ? [] : [element('b', { class: 'dw-letter', dir: 'ltr' }, gap.letter), '\u00a0']
    return element(tall ? 'div' : 'span', { class: 'dw-fill' }, letter, gap.answer)
  })
  const spaced = tall ? fills : fills.flatMap((fill, index) => (index === 0 ? [fill] : [' ', fill]))
  const extra = answer.length === 0 ? [] : [element('div', { class: 'dw-extra' }, answer)]
  return [element('div', { class: 'dw-fills' }, spaced), ...extra, ...withheld]
}
