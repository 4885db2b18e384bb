import type { FixKind } from '../diagnostics/fix.js'
import type { Problem } from '../diagnostics/problem.js'
import { examplesOf } from './example.js'

/** The page of all rules, in Markdown. */
export function rulesPage(problems: readonly Problem[]): string {
  const sorted = byCode(problems)
  const rows = sorted.map(
    ({ code, severity, onRequest, summary, fix }) =>
      `| [\`${code}\`](#${anchorOf(code)}) | ${onRequest ? 'off' : severity} | ${fix ?? ''} | ${cell(summary)} |\n`,
  )
  return [
    '# Rules\n\n',
    'What `deckwright check` and `deckwright build` find. `deckwright explain CODE` says the same in the terminal;\n',
    '`deckwright rules` lists them all. This page is made from the program.\n\n',
    'An **error** means that what comes out would be wrong, lost, or refused by Anki; it can be neither lowered nor\n',
    'turned off. A **warning** means that it works and is probably not meant. A warning is turned off in\n',
    '`deckwright.json` by `"severity": { "CODE": "off" }`, or for one line by\n',
    '`<!-- deckwright-disable-next-line CODE -->` above it. What is **off** is a matter of taste or of circumstance: it is\n',
    'looked for where `deckwright.json` says `"severity": { "CODE": "warning" }`, or `check --only CODE` does.\n\n',
    'Some of it `check --fix` mends: what is **safe**, because no card looks other than before. What is **unsafe** it mends\n',
    'with `--unsafe`; look at it first with `check --diff --unsafe`. Not every finding of such a code can be mended.\n\n',
    '| code | severity | fix | what is wrong |\n| --- | --- | --- | --- |\n',
    ...rows,
    ...sorted.map((problem) => `\n## ${problem.code}\n\n${ruleText(problem)}`),
  ].join('')
}

/** What there is to know of a problem, in Markdown, without a heading. */
export function ruleText(problem: Problem): string {
  const { severity, onRequest, summary, why, remedy, fix } = problem
  const mended = fix === undefined ? '' : ` ${fixSentence(fix)}`
  const examples = examplesOf(problem).map(({ title, lines }) => `\n${title}:\n\n${fenced(lines)}`)
  return `${summary}. This is ${severity === 'error' ? 'an **error**' : 'a **warning**'}${onRequest ? ', **off** unless asked for' : ''}.\n\n${why}\n\n${remedy}${mended}\n${examples.join('')}`
}

/** How a program mends a problem, as a sentence. */
export function fixSentence(fix: FixKind): string {
  return fix === 'safe'
    ? 'Where it can be done without changing a card, `deckwright check --fix` does it.'
    : 'Where it is plain what was meant, `deckwright check --fix --unsafe` does it; `--diff --unsafe` shows it first.'
}

/** Problems in the order of their codes, in which they are looked for. */
export function byCode(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${lines.join('\n')}\n${fence}\n`
}

/** The name by which a heading is linked to: only letters, digits, `-` and `_` of it stay. */
function anchorOf(code: string): string {
  return code.replace(/[^\w-]/g, '')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
