import { openerNumbers, openerPattern } from './opener.js'
import type { Region } from './regions.js'

const openerHere = new RegExp(openerPattern, 'y')

/**
 * The closing braces that leave TeX's braces even, for each deletion that a region of math opens.
 *
 *     $x^{{c1::\frac{a}{b}}}$    its `}}` is the last two of the three
 */
export function evenCloses(text: string, region: Region): Map<number, number> {
  const closes = new Map<number, number>()
  const open: { at: number; half?: 'outer' | 'inner' }[] = []
  const inner = new Map<number, number>()
  for (let at = region.contentStart; at < region.contentEnd; at++) {
    const character = text[at]
    if (character === '{') {
      const opener = openerAt(text, at)
      if (opener === 0) open.push({ at })
      else {
        open.push({ at, half: 'outer' }, { at, half: 'inner' })
        at += opener - 1
      }
    } else if (character === '}') {
      const opened = open.pop()
      if (opened?.half === 'inner') inner.set(opened.at, at)
      else if (opened?.half === 'outer' && inner.get(opened.at) === at - 1) closes.set(opened.at, at - 1)
    } else if (character === '\\' && openerAt(text, at + 1) === 0) at++
  }
  return closes
}

function openerAt(text: string, at: number): number {
  if (text[at] !== '{' || text[at + 1] !== '{' || text[at + 2] !== 'c') return 0
  openerHere.lastIndex = at
  const opener = openerHere.exec(text)?.[0] ?? ''
  return opener !== '' && openerNumbers(opener).length > 0 ? opener.length : 0
}
