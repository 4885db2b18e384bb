/**
 * Texts made of pieces, in an order that looks random and is the same for the same seed.
 * @param {number} seed
 */
export function randomText(seed) {
  let state = seed
  const below = (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const text = (/** @type {readonly string[]} */ pieces, /** @type {number} */ longest) =>
    Array.from({ length: 1 + below(longest) }, () => pieces[below(pieces.length)]).join('')
  return { below, text }
}
