import type { Deletion } from './deletion.js'
import { isOneName } from './faults.js'

const none: readonly Deletion[] = []

/** The highest number that has nothing wrong with it anywhere. */
const highest = 499

/**
 * The deletions of a text, the short way: for one in which all braces are those of `{{c1::words}}` or
 * `{{c1::words::hint}}` one after the other, without other braces or colons inside, and which holds no code and no math.
 * In such a text nothing can be wrong. Undefined where anything is otherwise.
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
    if (!beginsWord(text.charCodeAt(textStart))) return undefined
    const end = close + 2
    let textEnd = close
    let hint: Deletion['hint']
    if (colon !== -1 && colon < close) {
      textEnd = colon
      colon = text.indexOf(':', colon + 2)
      hint = text.charCodeAt(textEnd + 1) === 58 ? plainHint(text, textStart, textEnd, close) : undefined
      if (hint === undefined || (colon !== -1 && colon < close)) return undefined
    }
    deletions.push({ numbers: [number], start, end, textStart, textEnd, hint, nested: none, within: 'text' })

    const next = text.indexOf('{', textStart)
    const behind = text.indexOf('}', end)
    // A brace inside the deletion, or a closing one between this and the next.
    if (next === -1 ? behind !== -1 : next < close || behind < next) return undefined
    start = next
    close = behind
  }
  return close === -1 ? deletions : undefined
}

/** The hint behind the words of a deletion: one that begins and ends with a letter, and is not the rest of a name. */
function plainHint(text: string, textStart: number, textEnd: number, close: number): Deletion['hint'] {
  const start = textEnd + 2
  if (!isLetter(text.charCodeAt(start)) || !isLetter(text.charCodeAt(close - 1))) return undefined
  return isOneName(text.slice(textStart, textEnd), text.slice(start, close)) ? undefined : { start, end: close }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** Whether a character is surely more than a blank or the beginning of a tag or an entity. */
function beginsWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  // Beyond Latin only scripts in whose blocks there is no blank.
  return (code >= 0xc0 && code < 0x1680) || (code >= 0x3041 && code < 0xd800)
}
