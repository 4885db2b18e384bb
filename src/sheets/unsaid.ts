import { element, type HtmlNode, textOf } from './html-tree.js'

/** What was withheld from a prompt and is not said by the answer either, as a line of its own behind that. */
export function unsaid(withheld: readonly HtmlNode[], answer: readonly HtmlNode[]): readonly HtmlNode[] {
  const said = textOf(answer)
  const left = withheld.filter((one) => !said.includes(textOf([one])))
  if (left.length === 0) return []
  const spaced = left.flatMap((one, index) => (index === 0 ? [one] : [' ', one]))
  return [element('div', { class: 'dw-unsaid' }, spaced)]
}
