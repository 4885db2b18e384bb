import { regionsOf } from '../cloze/regions.js'
import type { Format } from '../model/note.js'
import { strippedText } from '../model/plain-text.js'

/** `<` where Markdown takes it for text: before no name of a tag, escaped, or around an address, which is shown. */
const textualLess = /\\<|<(?![a-z/!?])|<(?=[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)/gi

/** Lines of which Markdown makes something without text: rulings, markers with nothing behind them, link targets. */
const wordlessLine =
  /^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}|[-+*>]|#{1,6}|\d{1,9}[.)]|\[[^\]\n]+\]:[ \t]*\S+(?:[ \t]+"[^"\n]*")?)[ \t]*$/gm

const blanks = /[\s\u00a0]+/g
const visible = /[^\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

/**
 * What a field says, near enough to tell whether it says anything and whether another says the same: no tags, comments
 * and rulings, entities decoded, blanks made one. Pictures and sounds count by their names.
 */
export function saidText(text: string, format: Format): string {
  if (!/[<&#>*_~+\-\]\\]|\d[.)]/.test(text)) return joined(text)
  const pieces: string[] = []
  let from = 0
  // What stands in code is said as it is written.
  for (const { start, end } of format === 'html' ? [] : regionsOf(text, format)) {
    pieces.push(unmarked(text.slice(from, start), format), text.slice(start, end))
    from = end
  }
  pieces.push(unmarked(text.slice(from), format))
  return joined(pieces.join(''))
}

/** Whether a reader sees nothing of what a field says. */
export function isInvisible(said: string): boolean {
  return !visible.test(said)
}

function joined(text: string): string {
  return text.normalize('NFC').replace(blanks, ' ').trim()
}

/** Text outside of code and math without its markup. */
function unmarked(text: string, format: Format): string {
  if (format === 'html') return strippedText(text)
  const written = text.replace(wordlessLine, '').replace(textualLess, '&lt;')
  return withoutEmphasis(strippedText(written))
}

/** Asterisks, underscores and tildes go where they may begin or end emphasis: beside a blank, a sign or an end. */
function withoutEmphasis(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}*_~])[*_~]+(?=[^\s*_~])|(?<=[^\s*_~])[*_~]+(?![\p{L}\p{N}*_~])/gu, '')
}
