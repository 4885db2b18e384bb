import type { Problem } from '../diagnostics/problem.js'
import { examplesOf } from './example.js'
import { cutText } from './text-change.js'
import { wrapped } from './wrap.js'

/**
 * What there is to know of a problem, for a terminal of so many columns.
 *
 *     empty-cloze · warning
 *
 *     A deletion hides nothing
 *
 *     Why it matters
 *       Its card asks for something and shows no answer.
 */
export function explanation(problem: Problem, columns: number): string {
  const { code, severity, summary, why, remedy } = problem
  const section = (title: string, text: string) =>
    `\n${title}\n${wrapped(text, columns - 2)
      .map((line) => `  ${line}\n`)
      .join('')}`
  const examples = examplesOf(problem).map(
    ({ title, lines }) =>
      `\n${title}\n${lines.map((line) => `  │ ${cutText(line, columns - 4)}`.trimEnd()).join('\n')}\n`,
  )
  return [
    `${code} · ${severity}\n`,
    `\n${wrapped(summary, columns).join('\n')}\n`,
    section('Why it matters', why),
    section('What to do', remedy),
    ...examples,
    section('How severe', severityOf(problem)),
  ].join('')
}

/** How severe a problem is, and whether that can be changed. */
export function severityOf({ code, severity }: Problem): string {
  if (severity === 'error') {
    return 'An error: what comes out would be wrong, lost, or refused by Anki. It can be neither lowered nor turned off.'
  }
  return `A warning: it works, and is probably not meant. To turn it off, write "severity": { "${code}": "off" } in deckwright.json, or <!-- deckwright-disable-next-line ${code} --> above the line.`
}
