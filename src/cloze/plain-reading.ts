import type { Deletion } from './deletion.js'

const none: readonly Deletion[] = []

/** The highest number that has nothing wrong with it anywhere. */
const highest = 499

/**
 * The deletions of a text, the short way: for one in which all braces are those of `{{c1::words}}` one after the other,
 * without a hint, a brace or a colon inside, and which holds no code and no math. In such a text nothing can be wrong.
 * Undefined where anything is otherwise.
 */
export function plainDeletions(text: string): Deletion[] | undefined {
  const deletions: Deletion[] = []
  let start = text.indexOf('{')
  let close = text.indexOf('}')
  let colon = 0
  while (start !== -1) {
    if (text.charCodeAt(start + 1) !== 123 || text.charCodeAt(start + 2) !== 99) return undefined
    let at = start + 3
    let number = 0
    for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at)) {
      if (number === 0 && code === 48) return undefined
      number = number * 10 + code - 48
      if (number > highest) return undefined
    }
    if (number === 0 || text.charCodeAt(at) !== 58 || text.charCodeAt(at + 1) !== 58) return undefined
    const textStart = at + 2
    if (close <= textStart || text.charCodeAt(close + 1) !== 125) return undefined
    if (colon !== -1 && colon < textStart) colon = text.indexOf(':', textStart)
    if ((colon !== -1 && colon < close) || !beginsWord(text.charCodeAt(textStart))) return undefined
    const end = close + 2
    const hint = undefined
    deletions.push({ numbers: [number], start, end, textStart, textEnd: close, hint, nested: none, within: 'text' })

    const next = text.indexOf('{', textStart)
    const behind = text.indexOf('}', end)
    // A brace inside the deletion, or a closing one between this and the next.
    if (next === -1 ? behind !== -1 : next < close || behind < next) return undefined
    start = next
    close = behind
  }
  return close === -1 ? deletions : undefined
}

/** Whether a character is surely more than a blank or the beginning of a tag or an entity. */
function beginsWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  // Beyond Latin only scripts in whose blocks there is no blank.
  return (code >= 0xc0 && code < 0x1680) || (code >= 0x3041 && code < 0xd800)
}
