import { outcomes } from './outcomes.js'

/**
 * What was measured: how often each thing became of the notes of an edit, by edit and by tool.
 * @typedef {{
 *   anki: string,
 *   measured: string,
 *   tools: { name: string, version: string, how: string }[],
 *   absent: { name: string, why: string }[],
 *   edits: { edit: string, results: Record<string, Partial<Record<keyof typeof outcomes, number>>> }[],
 * }} Matrix
 */

/**
 * The matrix as a Markdown table with what must be said of it.
 * @param {Matrix} matrix
 * @returns {string}
 */
export function printMatrix({ anki, measured, tools, absent, edits }) {
  const rows = [
    ['edit', ...tools.map(({ name }) => name)],
    ['---', ...tools.map(() => '---')],
    ...edits.map(({ edit, results }) => [edit, ...tools.map(({ name }) => cell(results[name] ?? {}))]),
  ]
  const versions = tools.map(({ name, version, how }) => `${name} ${version} (${how})`)
  const missing = absent.map(({ name, why }) => `${name} could not be measured: ${why}.`)
  return [
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    'Numbers of deletions: deckwright gave them where the notes are dash cloze; elsewhere the writer kept them by hand.',
    `Measured on ${measured} with Anki ${anki}: ${versions.join('; ')}.`,
    ...missing,
    '',
  ].join('\n')
}

/**
 * A text with the table of a matrix between the two comments that stand around it.
 * @param {string} text
 * @param {Matrix} matrix
 * @returns {string}
 */
export function withMatrix(text, matrix) {
  const [start, end] = ['<!-- made by `npm run test:anki -- --matrix` -->\n', '<!-- end of what was made -->']
  const [before, behind] = text.split(start)
  const [, after] = behind?.split(end) ?? []
  if (before === undefined || after === undefined) throw new Error('nothing says where the matrix stands')
  return `${before}${start}\n${printMatrix(matrix)}\n${end}${after}`
}

/** @param {Partial<Record<keyof typeof outcomes, number>>} result */
function cell(result) {
  const found = Object.entries(result)
  const [only] = found
  if (only === undefined) return '–'
  /** @param {string} outcome */
  const word = (outcome) => outcomes[/** @type {keyof typeof outcomes} */ (outcome)]
  return found.length === 1 ? word(only[0]) : found.map(([outcome, count]) => `${count} ${word(outcome)}`).join(', ')
}
