import { measuredOf } from './results.js'
import { rows } from './rows.js'

/**
 * @typedef {import('./results.js').Bench} Bench
 * @typedef {import('./results.js').Measured} Measured
 */

/** What grows in the same way as others beside it is left out. */
const grown = ['check', 'build', 'build-lock']

/** The longest text that Node holds in one string, in characters. */
const longest = 2 ** 29 - 24

/**
 * The page on scale with what a further note costs between its comments.
 * @param {string} text
 * @param {Bench} bench
 */
export function withScale(text, bench) {
  const [start, end] = ['<!-- made by `npm run bench` -->\n', '<!-- end of what was measured -->']
  const [before, behind] = text.split(start)
  const [, after] = behind?.split(end) ?? []
  if (before === undefined || after === undefined) throw new Error('nothing says where the constants stand')
  return `${before}${start}\n${constants(bench)}${sideBySide(bench)}\n\n${end}${after}`
}

/**
 * How long many outputs take one after the other, and beside each other.
 * @param {Bench} bench
 */
function sideBySide({ results, machine }) {
  const [notes, outputs] = [10_000, 1_000]
  const [alone, beside] = ['build-each', 'build-each-jobs'].map((row) => measuredOf(results, row, notes)?.wall)
  if (alone === undefined || beside === undefined) return ''
  const times = [alone, beside].map((wall) => `${wall.toFixed(1)} s`)
  return `\n\n${grouped(outputs)} packages of ${grouped(notes)} notes take ${times[0]} by the clock one after the other (\`--jobs 1\`), and\n${times[1]} four at a time, on ${machine.processors} processors.`
}

/** @param {Bench} bench */
function constants({ decks, results, machine, measured }) {
  const [smaller, larger] = [...decks].sort((a, b) => a.notes - b.notes).slice(-2)
  if (smaller === undefined || larger === undefined) throw new Error('how something grows takes two sizes')
  const lines = grown.flatMap((row) => {
    const [less, more] = [smaller, larger].map(({ notes }) => measuredOf(results, row, notes))
    if (less === undefined || more === undefined) return []
    const notes = more.notes - less.notes
    const [cpu, memory] = [(more.cpu - less.cpu) / notes, (more.memory - less.memory) / notes]
    const title = rows.find(({ name }) => name === row)?.title ?? row
    const fits = memory > 0 ? `${rounded((machine.memory * 1024) / memory / 1e6)} million` : '–'
    return [`| ${title} | ${rounded(cpu * 1e6)} µs | ${rounded(memory * 1024)} KB | ${fits} |`]
  })
  const length = larger.characters / larger.notes
  return [
    `| | processor time | memory | fit into ${machine.memory} GB |`,
    '| --- | ---: | ---: | ---: |',
    ...lines,
    '',
    `What a further note costs, between ${grouped(smaller.notes)} and ${grouped(larger.notes)} notes of ${rounded(length)} characters,`,
    `from [bench.json](bench.json) of ${measured}. A text of ${grouped(longest)} characters, the longest that Node`,
    `holds, has ${rounded(longest / length / 1e6)} million of them.`,
  ].join('\n')
}

/** @param {number} value Two digits, for more would be noise. */
function rounded(value) {
  return grouped(Number(value.toPrecision(2)))
}

/** @param {number} count */
function grouped(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
