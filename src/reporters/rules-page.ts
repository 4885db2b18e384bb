import type { Problem } from '../diagnostics/problem.js'
import { examplesOf } from './example.js'

/** The page of all rules, in Markdown. */
export function rulesPage(problems: readonly Problem[]): string {
  const sorted = byCode(problems)
  const rows = sorted.map(
    ({ code, severity, onRequest, summary }) =>
      `| [\`${code}\`](#${anchorOf(code)}) | ${onRequest ? 'off' : severity} | ${cell(summary)} |\n`,
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
    '| code | severity | what is wrong |\n| --- | --- | --- |\n',
    ...rows,
    ...sorted.map((problem) => `\n## ${problem.code}\n\n${ruleText(problem)}`),
  ].join('')
}

/** What there is to know of a problem, in Markdown, without a heading. */
export function ruleText(problem: Problem): string {
  const { severity, onRequest, summary, why, remedy } = problem
  const examples = examplesOf(problem).map(({ title, lines }) => `\n${title}:\n\n${fenced(lines)}`)
  return `${summary}. This is ${severity === 'error' ? 'an **error**' : 'a **warning**'}${onRequest ? ', **off** unless asked for' : ''}.\n\n${why}\n\n${remedy}\n${examples.join('')}`
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
