let passed = 0
let failed = 0

/**
 * Counts what passed.
 * @param {number} [count]
 */
export function pass(count = 1) {
  passed += count
}

/**
 * Says and counts what failed.
 * @param {string} line
 */
export function fail(line) {
  failed++
  console.log(`FAIL ${line}`)
}

/**
 * Compares what we say with what Anki says.
 * @param {string} what
 * @param {unknown} ours
 * @param {unknown} ankis
 */
export function same(what, ours, ankis) {
  if (JSON.stringify(ours) === JSON.stringify(ankis)) pass()
  else fail(`${what}: ours ${JSON.stringify(ours)}, Anki’s ${JSON.stringify(ankis)}`)
}

/**
 * Says how many passed and failed, and gives the number of those that failed.
 * @returns {number}
 */
export function total() {
  console.log(`${passed} passed, ${failed} failed`)
  return failed
}
