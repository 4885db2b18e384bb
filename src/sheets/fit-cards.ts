import { smallestCardText } from './fit.js'

/**
 * What a browser does with the cards of a page, as a program for it: text that reaches out of its card is set smaller,
 * step by step, and the numbers of cards are given that fit in no size that can be read.
 */
export const fitCards = `(() => {
  const reachesOut = (face) => {
    const card = face.firstElementChild
    return card !== null && (face.scrollHeight > face.clientHeight + 1 || face.scrollWidth > face.clientWidth + 1)
  }
  const tooLong = new Set()
  for (const face of document.querySelectorAll('.dw-face')) {
    const card = face.firstElementChild
    if (card === null) continue
    let step = Number(getComputedStyle(face).getPropertyValue('--step')) || 1
    const full = parseFloat(getComputedStyle(card).fontSize) / step
    while (reachesOut(face) && step > 0.3) {
      step -= 0.04
      if (full * step * 0.75 < ${smallestCardText}) break
      face.style.setProperty('--step', String(step))
    }
    if (reachesOut(face)) tooLong.add(Number(face.dataset.card))
  }
  return [...tooLong]
})()`
