import type { Problem } from '../diagnostics/problem.js'
import { examplesOf } from './example.js'
import { fixSentence } from './rules-page.js'
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
  const { code, severity, onRequest, summary, why, remedy, fix } = problem
  const section = (title: string, text: string) =>
    `\n${title}\n${wrapped(text, columns - 2)
      .map((line) => `  ${line}\n`)
      .join('')}`
  const examples = examplesOf(problem).map(
    ({ title, lines }) => `\n${title}\n${lines.flatMap((line) => exampleLines(line, columns)).join('\n')}\n`,
  )
  return [
    `${code} · ${onRequest ? `${severity}, off unless asked for` : severity}\n`,
    `\n${wrapped(summary, columns).join('\n')}\n`,
    section('Why it matters', why),
    section('What to do', fix === undefined ? remedy : `${remedy} ${fixSentence(fix)}`),
    ...examples,
    section('How severe', severity === 'error' ? anError : onRequest ? offUnlessAsked : aWarning),
    ...(severity === 'error' ? [] : [onRequest ? waysOn(code) : waysOff(code)]),
  ].join('')
}

/** A line of an example; what does not fit goes on below, behind another stroke. */
function exampleLines(line: string, columns: number): string[] {
  return wrapped(line, columns - 4).map((part, index) =>
    `  ${index === 0 ? '│' : '┆'} ${cutText(part, columns - 4)}`.trimEnd(),
  )
}

const anError =
  'An error: what comes out would be wrong, lost, or refused by Anki. It can be neither lowered nor turned off.'

const aWarning = 'A warning: it works, and is probably not meant. To turn it off, write in `deckwright.json`'

const offUnlessAsked =
  'A warning, and a matter of taste or of circumstance: it is looked for only on request. To turn it on, write in `deckwright.json`'

/** How a warning on request is turned on. Not wrapped: it is there to be copied. */
function waysOn(code: string): string {
  return `
    "severity": { "${code}": "warning" }

  or look for it once

    deckwright check --only ${code}
`
}

/** How a warning is turned off. Not wrapped: it is there to be copied. */
function waysOff(code: string): string {
  return `
    "severity": { "${code}": "off" }

  or, in a file of notes, above the line

    <!-- deckwright-disable-next-line ${code} -->
`
}
