import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median } from './measure.js'
import { findPeers } from './peers.js'
import { plot } from './plot.js'
import { measuredAim } from './results.js'
import { root } from './root.js'
import { rows, sizes, writeSources } from './rows.js'
import { withScale } from './scale.js'
import { printBench, withBench } from './table.js'

// npm run bench                    measures everything; writes docs/bench.json, what is made of it in the README
//                                  and in docs/scale.md, and the plot
// npm run bench -- --quick         a few rows, for CI: fails where a ratio is far beyond its aim; writes nothing
// npm run bench -- --only check    this row, and the floor and Node beside it; writes nothing
//     --sizes 1000,10000   --runs 3   --keep: write it all the same

/**
 * @typedef {import('./results.js').Bench} Bench
 * @typedef {import('./results.js').Result} Result
 * @typedef {import('./rows.js').Row} Row
 */

/** How many runs at most, by the number of notes, and until which minute of all another round of them may begin. */
const rounds = [
  { upTo: 0, runs: 15, until: 1 },
  { upTo: 1_000, runs: 7, until: 4 },
  { upTo: 10_000, runs: 5, until: 9 },
  { upTo: Number.POSITIVE_INFINITY, runs: 3, until: 13 },
]
/** A ratio that no noise explains. Today's build takes half as long again as is aimed at; this is twice that. */
const far = 3

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    sizes: { type: 'string' },
    runs: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const { quick, only } = values
const unknown = only.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length > 0)
  fail(`no row is called ${unknown.join(', ')}; there are ${rows.map(({ name }) => name).join(', ')}`)
const asked = values.sizes?.split(',').map(Number) ?? (quick ? [1_000, 10_000] : sizes)
if (asked.some((size) => !Number.isInteger(size) || size < 10)) fail('--sizes takes numbers of notes: 1000,10000')
const runs = values.runs === undefined ? undefined : Number(values.runs)
if (runs !== undefined && !(Number.isInteger(runs) && runs > 0)) fail('--runs takes a number')
if (values.keep && (quick || only.length > 0)) fail('what is kept has every row: leave out --quick and --only')
const whole = !quick && only.length === 0 && values.sizes === undefined && runs === undefined

const chosen = rows.filter(({ name, quick: inQuick }) => {
  if (quick) return inQuick === true
  return only.length === 0 || only.includes(name) || name === 'floor' || name === 'node'
})
/** @type {ReturnType<typeof findPeers>} */
const { peers, absent } = chosen.some(({ peer }) => peer !== undefined) ? findPeers() : { peers: new Map(), absent: [] }
for (const { name, why } of absent) say(`${name}: ${why}`)

const started = performance.now()
const home = mkdtempSync(join(tmpdir(), 'deckwright-bench-'))
// What builds remember goes with it.
process.env.DECKWRIGHT_CACHE = join(home, 'cache')
process.on('SIGINT', () => process.exit(130))
process.on('exit', () => rmSync(home, { recursive: true, force: true }))

/** @type {Result[]} */
const results = []
const decks = [0, ...asked].map(measureSize).filter(({ notes }) => notes > 0)
/** @type {Bench} */
const bench = { ...circumstances(), decks, results, absent }
/** @type {import('./results.js').Aim[]} */
const aims = JSON.parse(readFileSync(join(root, 'test/bench/aims.json'), 'utf8'))
console.log(printBench(bench, aims))
if (whole || values.keep) keep()
if (quick) process.exitCode = judge()
say(`${Math.round((performance.now() - started) / 1000)} s in all`)

/**
 * Measures all rows that are measured at a size: each once in turn, again and again, so that what else the machine does
 * falls on all of them alike.
 * @param {number} notes
 */
function measureSize(notes) {
  const own = chosen.filter(
    ({ sizes: measured, peer }) =>
      (measured.includes(notes) || (notes > 0 && measured.length > 1 && !sizes.includes(notes))) &&
      (peer === undefined || peers.has(peer)),
  )
  const folder = join(home, String(notes))
  mkdirSync(folder)
  const deck = writeSources(folder, notes)
  const none = { version: '' }
  const peerOf = (/** @type {Row} */ { peer = '' }) => peers.get(peer) ?? none
  const costs = new Map(own.map((row) => [row, /** @type {import('./measure.js').Cost[]} */ ([])]))
  const { runs: usual, until } = /** @type {(typeof rounds)[number]} */ (rounds.find(({ upTo }) => notes <= upTo))
  const most = runs ?? (quick ? Math.min(usual, notes === 0 ? 5 : 2) : usual)
  for (let round = 0; round < most && (round === 0 || runs !== undefined || minutes() < until); round++) {
    for (const [row, all] of costs) {
      if (row.runs !== undefined && runs === undefined && round >= row.runs) continue
      if (round === 0) row.prepare?.(folder, notes, peerOf(row))
      row.reset?.(folder, notes)
      say(`${Math.floor(minutes())} min  ${notes} notes, run ${round + 1}: ${row.name}`, '\r')
      const cost = row.measure(folder, notes, peerOf(row))
      if ('failed' in cost) {
        costs.delete(row)
        results.push({ row: row.name, notes, failed: cost.failed })
        say(`${row.name}, ${notes} notes: ${cost.failed}`)
      } else all.push(cost)
    }
  }
  for (const [{ name }, all] of costs) {
    const middle = (/** @type {'cpu' | 'wall' | 'memory'} */ what, /** @type {number} */ unit) =>
      Math.round(median(all.map((cost) => cost[what])) * unit) / unit
    const [cpu, wall, memory] = [middle('cpu', 1000), middle('wall', 1000), middle('memory', 1)]
    results.push({ row: name, notes, runs: all.length, cpu, wall, memory })
  }
  rmSync(folder, { recursive: true, force: true })
  return deck
}

function circumstances() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [cpu] = cpus()
  return {
    measured: new Date().toISOString().slice(0, 10),
    machine: {
      system: type(),
      processor: cpu?.model.trim() ?? 'unknown',
      processors: cpus().length,
      memory: Math.round(totalmem() / 2 ** 30),
    },
    versions: {
      deckwright: version,
      Node: process.versions.node,
      ...Object.fromEntries([...peers].map(([name, { version: one }]) => [name, one])),
    },
  }
}

function keep() {
  writeFileSync(join(root, 'docs/bench.json'), `${JSON.stringify(bench, null, 2)}\n`)
  const readme = join(root, 'README.md')
  writeFileSync(readme, withBench(readFileSync(readme, 'utf8'), bench, aims))
  const scale = join(root, 'docs/scale.md')
  writeFileSync(scale, withScale(readFileSync(scale, 'utf8'), bench))
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    writeFileSync(join(root, `docs/images/bench-${theme}.svg`), plot(results, theme))
  }
}

/** What a run for CI ends with: only a ratio to the floor that no noise explains is a fault. */
function judge() {
  const faults = aims
    .filter(({ of }) => of === 'floor')
    .flatMap((aim) => {
      const found = measuredAim(results, aim)
      if (found === undefined || found.value <= far * found.aim) return []
      return [`${aim.row}, ${aim.notes} notes: ${found.value.toFixed(2)}× the floor, more than ${far} times the aim`]
    })
  const failed = results.flatMap((one) => ('failed' in one ? [`${one.row}, ${one.notes} notes: ${one.failed}`] : []))
  for (const fault of [...faults, ...failed]) console.log(fault)
  return faults.length + failed.length > 0 ? 1 : 0
}

function minutes() {
  return (performance.now() - started) / 60_000
}

/** @param {string} words @param {string} [end] What is said in passing is overwritten, and a pipe does not get it. */
function say(words, end = '\n') {
  if (end === '\n' || process.stderr.isTTY)
    process.stderr.write(`${process.stderr.isTTY ? '\u001b[2K' : ''}${words}${end}`)
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  process.stderr.write(`bench: ${reason}\n`)
  process.exit(2)
}
