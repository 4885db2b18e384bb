import { measuredAim, measuredOf } from './results.js'
import { rows } from './rows.js'

/**
 * @typedef {import('./results.js').Bench} Bench
 * @typedef {import('./results.js').Aim} Aim
 */

/**
 * What was measured, as Markdown.
 * @param {Pick<Bench, 'results'> & Partial<Bench>} bench
 * @param {readonly Aim[]} aims
 */
export function printBench(bench, aims) {
  return `${[costs(bench), start(bench), aimed(bench, aims), circumstances(bench)].filter(Boolean).join('\n\n')}\n`
}

/**
 * A text with what was measured between the two comments that stand around it.
 * @param {string} text
 * @param {Bench} bench
 * @param {readonly Aim[]} aims
 */
export function withBench(text, bench, aims) {
  const [start, end] = ['<!-- made by `npm run bench` -->\n', '<!-- end of what was measured -->']
  const [before, behind] = text.split(start)
  const [, after] = behind?.split(end) ?? []
  if (before === undefined || after === undefined) throw new Error('nothing says where the measurements stand')
  return `${before}${start}\n${printBench(bench, aims)}\n${end}${after}`
}

/** @param {Pick<Bench, 'results'>} bench */
function costs({ results }) {
  const sizes = [...new Set(results.map(({ notes }) => notes))].filter((notes) => notes > 0).sort((a, b) => a - b)
  if (sizes.length === 0) return ''
  const lines = rows.flatMap(({ name, title }) => {
    const own = sizes.map((notes) => results.find((one) => one.row === name && one.notes === notes))
    if (own.every((result) => result === undefined)) return []
    const cells = own.map((result) => {
      if (result === undefined) return '–'
      return 'failed' in result ? 'fails' : seconds(result.cpu)
    })
    const largest = own.findLast((result) => result !== undefined && 'memory' in result && result.memory > 0)
    return [[title, ...cells, largest !== undefined && 'memory' in largest ? megabytes(largest.memory) : '–']]
  })
  const head = ['notes', ...sizes.map(grouped), 'memory']
  return table([head, ['---', ...head.slice(1).map(() => '---:')], ...lines])
}

/** @param {Pick<Bench, 'results'>} bench */
function start({ results }) {
  const parts = rows.flatMap(({ name, title }) => {
    const result = measuredOf(results, name, 0)
    return result === undefined ? [] : [`${title} ${Math.round(result.cpu * 1000)} ms`]
  })
  return parts.length === 0 ? '' : `To start: ${parts.join(', ')}.`
}

/** @param {Pick<Bench, 'results'>} bench @param {readonly Aim[]} aims */
function aimed({ results }, aims) {
  const titles = new Map(rows.map(({ name, title }) => [name, title]))
  const lines = aims.flatMap((aim) => {
    const found = measuredAim(results, aim)
    if (found === undefined) return []
    const { row, notes, of = '', ofNotes = notes, why } = aim
    const size = notes === 0 ? '' : `, ${grouped(notes)} notes`
    const other = `${titles.get(of) ?? ''}${ofNotes === notes ? '' : ` of ${grouped(ofNotes)}`}`
    const against = aim.of === undefined ? '' : ` against ${other}`
    const what = `${titles.get(row)}${size}${against}${aim.memory === undefined ? '' : ', memory'}${aim.wall === undefined ? '' : ', by the clock'}`
    return [[what, inUnit(aim, found.value), `${inUnit(aim, found.aim)}${why === undefined ? '' : `, ${why}`}`]]
  })
  return lines.length === 0 ? '' : table([['', 'measured', 'aim'], ['---', '---:', '---'], ...lines])
}

/** @param {Partial<Bench>} bench */
function circumstances({ measured, machine, versions, results = [], absent = [] }) {
  if (measured === undefined || machine === undefined || versions === undefined) return ''
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const where = `${machine.system}, ${machine.processors} processors (${machine.processor}), ${machine.memory} GB of memory`
  const failed = results.flatMap((one) =>
    'failed' in one ? [` ${one.row} fails at ${grouped(one.notes)} notes (${one.failed}).`] : [],
  )
  const missing = absent.map(({ name, why }) => ` ${name}: ${why}.`).join('')
  return `Measured on ${measured}: ${names.join(', ')}; ${where}.${failed.join('')}${missing}`
}

/** @param {Aim} aim @param {number} value */
function inUnit({ seconds: inSeconds, wall, memory }, value) {
  if (memory !== undefined) return megabytes(value)
  if (inSeconds !== undefined || wall !== undefined) return seconds(value)
  return value < 0.1 ? `1/${Math.round(1 / value)}` : `${value.toFixed(2)}×`
}

/** @param {number} value */
function seconds(value) {
  return `${value.toFixed(value < 10 ? 2 : 0)} s`
}

/** @param {number} value */
function megabytes(value) {
  return `${Math.round(value)} MB`
}

/** @param {number} count */
function grouped(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** @param {readonly (readonly string[])[]} lines */
function table(lines) {
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
