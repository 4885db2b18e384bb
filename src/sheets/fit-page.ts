import { smallestCardText } from './fit.js'

/**
 * What a browser does with a page before it is printed, as a program for it. Formulas and tables that are wider than
 * their column are set smaller. So is, step by step, what reaches out of its card; the numbers of cards are given that
 * fit in no size that can be read.
 */
export const fitPage = `(() => {
  const { body } = document
  body.style.width = getComputedStyle(body).getPropertyValue('--measure')
  const inner = (element) => {
    const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element)
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return {
      left: left + parseFloat(paddingLeft),
      right: right - parseFloat(paddingRight),
      top: top + parseFloat(paddingTop),
      bottom: bottom - parseFloat(paddingBottom),
    }
  }
  // A formula on a line of its own is as wide as the line, whatever reaches out of it.
  const widthOf = (element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return Math.max(element.getBoundingClientRect().width, range.getBoundingClientRect().width)
  }
  for (const wide of document.querySelectorAll('.dw-columns table, .dw-columns math, .dw-long table, .dw-long math')) {
    const room = inner(wide.parentElement.closest('p, div, li, td, th, dd, article, section, mark'))
    const share = (room.right - room.left) / widthOf(wide)
    if (share < 0.995) wide.style.fontSize = parseFloat(getComputedStyle(wide).fontSize) * Math.max(0.2, share * 0.97) + 'px'
  }
  body.style.width = ''

  const reachesOut = (face) => {
    const room = inner(face)
    const range = document.createRange()
    range.selectNodeContents(face)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return left < room.left - 1 || right > room.right + 1 || top < room.top - 1 || bottom > room.bottom + 1
  }
  const tooLong = new Set()
  for (const face of document.querySelectorAll('.dw-face')) {
    const card = face.firstElementChild
    let step = Number(getComputedStyle(face).getPropertyValue('--step')) || 1
    const full = parseFloat(getComputedStyle(card).fontSize) / step
    while (reachesOut(face) && full * (step - 0.04) * 0.75 >= ${smallestCardText}) {
      step -= 0.04
      face.style.setProperty('--step', String(step))
    }
    if (reachesOut(face)) tooLong.add(Number(face.dataset.card))
  }
  return [...tooLong]
})()`
