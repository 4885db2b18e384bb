import { type Recall, tally } from './model/judge.js'
import { runScript } from './model/script.js'

/*
 * Measures how well notes and cards are known again: `npm run test:identity [-- SCRIPTS] [--tuning] [--seed SCRIPT] [--tell WHAT]`.
 * Scripts of odd seeds are reported; those of even seeds are the ones that were tuned on.
 */
const words = process.argv.slice(2)
const scripts = Number(words.find((word) => /^\d+$/.test(word)) ?? 60)
const first = words.includes('--tuning') ? 0 : 1
const telling = words[words.indexOf('--tell') + 1]
const sums = tally()
const started = performance.now()
const seedOf = new Map<string, number>()
for (let index = 0; index < scripts; index++) {
  const seed = first + 2 * index
  if (words.includes('--seed') && String(seed) !== words[words.indexOf('--seed') + 1]) continue
  await runScript(seed, { files: 8, notes: 30, rounds: 12 }, sums)
  for (const miss of sums.told.slice(seedOf.size)) seedOf.set(miss, seed)
}

const percent = ({ kept, all }: Recall) => `${all === 0 ? '-' : ((100 * kept) / all).toFixed(2)} % (${kept} of ${all})`
console.log(
  `${scripts} scripts, ${sums.edits} edits, ${sums.built} notes built, ${Math.round((performance.now() - started) / 1000)} s`,
)
console.log(`heirs of a living note   ${sums.heirsOfLiving}`)
console.log(
  `heirs of a gone note     ${sums.heirsOfGone} (${((10_000 * sums.heirsOfGone) / sums.built).toFixed(2)} in 10,000 notes built)`,
)
console.log(`told as unclear          ${sums.unclear}`)
for (const [name, recall] of Object.entries(sums.recall)) console.log(`notes ${name.padEnd(19)}${percent(recall)}`)
for (const [name, recall] of Object.entries(sums.cards)) console.log(`cards ${name.padEnd(19)}${percent(recall)}`)
console.log(`numbers passed on        ${sums.passed}`)
if (words.includes('--tell'))
  for (const miss of sums.told) if (miss.startsWith(telling ?? '')) console.log(`script ${seedOf.get(miss)}: ${miss}`)
