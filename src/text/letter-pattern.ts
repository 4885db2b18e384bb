/**
 * What of ASCII has a property that patterns ask for by `\p{…}`, as it is written between `[` and `]`. Scripts that have
 * none of it are not listed.
 */
const inAscii: Readonly<Record<string, string>> = {
  L: 'A-Za-z',
  Lu: 'A-Z',
  Ll: 'a-z',
  N: '0-9',
  P: String.raw`!-#%-*,-\/:;?@\[-\]_{}`,
  S: String.raw`$+<->\^\x60\|~`,
  Sm: String.raw`+<->\|~`,
  Z: ' ',
  C: String.raw`\0-\x1f\x7f`,
  Cc: String.raw`\0-\x1f\x7f`,
}

/**
 * A pattern with `\p{…}` in it, for the text that it is used on. Node takes up to two milliseconds to make such a one,
 * longer than all else that is done with a short text, and does so wherever one stands in a program as a literal. This
 * is made when a text needs it, and a text of ASCII alone, as most are, never does: there one of ASCII finds the same.
 *
 * @param source  as in a literal, between the slashes (`String.raw`)
 * @param flags  with `u`; of one with `g` or `y` the caller minds `lastIndex`, which its uses share
 */
export function letterPattern(source: string, flags: string): (text: string) => RegExp {
  let whole: RegExp | undefined
  let plain: RegExp | undefined
  return (text) => {
    if (isAscii(text)) {
      plain ??= new RegExp(asciiOf(source), flags)
      return plain
    }
    whole ??= new RegExp(source, flags)
    return whole
  }
}

const beyondAscii = /[^\0-\x7f]/
let lastText = ''
let lastAnswer = true

/** Whether a text is of ASCII alone. Several patterns are asked about the same text in turn. */
function isAscii(text: string): boolean {
  if (text !== lastText) {
    lastAnswer = !beyondAscii.test(text)
    lastText = text
  }
  return lastAnswer
}

/** The same pattern for texts of ASCII. */
function asciiOf(source: string): string {
  let isInClass = false
  return source.replace(/\\p\{([^}]+)\}|\\.|[[\]]/gs, (part, property: string | undefined) => {
    if (part === '[' || part === ']') isInClass = part === '['
    if (property === undefined) return part
    const characters = inAscii[property] ?? ''
    return isInClass ? characters : `[${characters}]`
  })
}

/** A letter of a script that puts no blanks between words, as a part of patterns. */
export const unspacedLetter = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`

/** Finds a letter of a script that puts no blanks between words. */
export const unspaced = letterPattern(unspacedLetter, 'u')
