import { regionsOf } from '../cloze/regions.js'
import type { Format } from '../model/note.js'
import { strippedText } from '../model/plain-text.js'
import { letterPattern } from '../text/letter-pattern.js'

/** `<` where Markdown takes it for text: before no name of a tag, escaped, or around an address, which is shown. */
const textualLess = /\\<|<(?![a-z/!?])|<(?=[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)/gi

/** Lines of which Markdown makes something without text: rulings, markers with nothing behind them, link targets. */
const wordlessLine =
  /^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}|[-+*>]|#{1,6}|\d{1,9}[.)]|\[[^\]\n]+\]:[ \t]*\S+(?:[ \t]+"[^"\n]*")?)[ \t]*$/gm

/** What may be markup: a sign that may be part of it wherever it stands, or the beginning of a line. */
const marks = /[<&*_~]|^[ \t]*(?:[-+>#[]|\d{1,9}[.)])/m

/** Control characters, and all that is not ASCII. */
const oddCharacters = /[\0-\x08\x0b-\x1f\x7f-\uffff]/

/** What Unicode may compose: combining characters and all that is not Latin. */
const beyondLatin = /[\u0300-\uffff]/

const unevenBlanks = ['\n', '  ', '\t']
const otherBlanks = /[\r\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/
const blanks = /[\s\u00a0]+/g
const visible = letterPattern(String.raw`[^\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]`, 'u')

/**
 * What a field says, near enough to tell whether it says anything and whether another says the same: no tags, comments
 * and rulings, entities decoded, blanks made one. Pictures and sounds count by their names.
 */
export function saidText(text: string, format: Format, odd = isOdd(text)): string {
  if (marks.test(text)) return evened(withoutMarks(text, format))
  return odd ? evened(text) : withEvenBlanks(text).trim()
}

/** Whether there are characters in a text that are not ASCII, or control other things than lines. */
export function isOdd(text: string): boolean {
  return oddCharacters.test(text)
}

/** A text composed, its blanks made one. */
function evened(text: string): string {
  const composed = beyondLatin.test(text) ? text.normalize('NFC') : text
  return (otherBlanks.test(composed) ? composed.replace(blanks, ' ') : withEvenBlanks(composed)).trim()
}

function withEvenBlanks(text: string): string {
  // Looking for each is quicker than going through the text with one expression.
  return unevenBlanks.some((one) => text.includes(one)) ? text.replace(blanks, ' ') : text
}

function withoutMarks(text: string, format: Format): string {
  const pieces: string[] = []
  let from = 0
  // What stands in code is said as it is written.
  for (const { start, end } of format === 'html' ? [] : regionsOf(text, format)) {
    pieces.push(unmarked(text.slice(from, start), format), text.slice(start, end))
    from = end
  }
  pieces.push(unmarked(text.slice(from), format))
  return pieces.join('')
}

/** Whether a reader sees nothing of what a field says. */
export function isInvisible(said: string): boolean {
  return !visible(said).test(said)
}

/** Text outside of code and math without its markup. */
function unmarked(text: string, format: Format): string {
  if (format === 'html') return strippedText(text)
  const written = text.replace(wordlessLine, '').replace(textualLess, '&lt;')
  return withoutEmphasis(strippedText(written))
}

const wordAtEnd = letterPattern(String.raw`[\p{L}\p{N}]$`, 'u')
const wordAtStart = letterPattern(String.raw`^[\p{L}\p{N}]`, 'u')

/** Asterisks, underscores and tildes go where they may begin or end emphasis: beside a blank, a sign or an end. */
function withoutEmphasis(text: string): string {
  if (!/[*_~]/.test(text)) return text
  return text.replace(/[*_~]+/g, (run, at: number) => {
    const before = text.slice(Math.max(0, at - 2), at)
    const after = text.slice(at + run.length, at + run.length + 2)
    const opens = !wordAtEnd(before).test(before) && /^\S/.test(after)
    return opens || (/\S$/.test(before) && !wordAtStart(after).test(after)) ? '' : run
  })
}
