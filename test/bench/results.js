/**
 * What was measured of a row at a size: medians in seconds and MB, and of how many runs; or why there is nothing.
 * @typedef {{ row: string, notes: number, runs: number, cpu: number, wall: number, memory: number }} Measured
 * @typedef {{ row: string, notes: number, failed: string }} Failed
 * @typedef {Measured | Failed} Result
 */

/**
 * What is hoped for: a ratio to another row of the same run, or seconds, of processor time or by the clock, or MB.
 * @typedef {{
 *   row: string,
 *   notes: number,
 *   of?: string,
 *   ofNotes?: number,
 *   times?: number,
 *   seconds?: number,
 *   wall?: number,
 *   memory?: number,
 *   beyond?: number,
 *   why?: string,
 * }} Aim
 */

/**
 * All of it, as it is kept in `docs/bench.json`.
 * @typedef {{
 *   measured: string,
 *   machine: { system: string, processor: string, processors: number, memory: number },
 *   versions: Record<string, string>,
 *   decks: { notes: number, characters: number }[],
 *   results: Result[],
 *   absent: { name: string, why: string }[],
 * }} Bench
 */

/**
 * @param {readonly Result[]} results
 * @param {string} row
 * @param {number} notes
 * @returns {Measured | undefined}
 */
export function measuredOf(results, row, notes) {
  const result = results.find((one) => one.row === row && one.notes === notes)
  return result === undefined || 'failed' in result ? undefined : result
}

/**
 * How an aim was met: what was measured, in the aim's own unit, and the aim. Undefined where there is nothing to compare.
 * @param {readonly Result[]} results
 * @param {Aim} aim
 */
export function measuredAim(results, { row, notes, of, ofNotes = notes, times, seconds, wall, memory }) {
  const own = measuredOf(results, row, notes)
  if (own === undefined) return undefined
  if (memory !== undefined) return own.memory === 0 ? undefined : { value: own.memory, aim: memory }
  if (wall !== undefined) return { value: own.wall, aim: wall }
  if (seconds !== undefined) return { value: own.cpu, aim: seconds }
  const other = of === undefined ? undefined : measuredOf(results, of, ofNotes)
  return other === undefined || times === undefined ? undefined : { value: own.cpu / other.cpu, aim: times }
}
