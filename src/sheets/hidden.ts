import { withDeletions } from '../cloze/only.js'
import { htmlPieces } from '../shown/html-pieces.js'
import type { Typesetter } from '../shown/typeset-html.js'

/** Something that a sheet does not show at once, or marks. */
export interface Hidden {
  /** What is hidden, as HTML that is not yet made ready. */
  readonly html: string
  readonly hint: string | undefined
}

/**
 * Characters that stand for what is hidden while HTML is made, one for each: of the last plane for private use, where no
 * font has its signs. Being single characters they may stand in text, code, attributes and TeX alike.
 */
const firstSign = 0x10c000
const signs = 0x3f00

/** A sign that stands for something hidden. */
export const signPattern = /[\u{10C000}-\u{10FEFF}]/gu

/** Which of the hidden things a sign stands for. */
export function indexOfSign(sign: string): number {
  return (sign.codePointAt(0) ?? firstSign) - firstSign
}

const opening = '\ufdd2'
const closing = '\ufdd3'

/** A field's HTML with a sign in place of each deletion; what is hidden is added to a list. */
export function withGaps(html: string, hidden: Hidden[]): string {
  return withDeletions(html, ({ hint }, inside) => {
    if (hidden.length >= signs) return inside
    hidden.push({ html: inside, hint })
    return String.fromCodePoint(firstSign + hidden.length - 1)
  })
}

/** A field's HTML with each deletion between signs that mark it; what is hidden is added to a list. */
export function withMarks(html: string, hidden: Hidden[]): string {
  return withDeletions(html, ({ hint }, inside) => {
    if (hidden.length >= signs) return inside
    hidden.push({ html: inside, hint })
    return `${opening}${String.fromCodePoint(firstSign + hidden.length - 1)}${inside}${closing}`
  })
}

const marks = /\ufdd2([\u{10C000}-\u{10FEFF}])|\ufdd3/gu

/** Sets TeX in which something is marked: underlined where that can be set, else as if nothing were marked. */
export function markingTypesetter(typeset: Typesetter): Typesetter {
  return (tex, block) => {
    if (!tex.includes(opening) && !tex.includes(closing)) return typeset(tex, block)
    const made = typeset(
      tex.replace(marks, (_, sign) => (sign === undefined ? '}' : '\\underline{')),
      block,
    )
    return 'mathml' in made ? made : typeset(tex.replace(marks, ''), block)
  }
}

/** The attribute that says which hidden thing an element marks. */
export const markAttribute = 'data-hidden'

/**
 * HTML with elements for the signs that mark. An element of formatting goes on in the next paragraph where it was not
 * closed in its own, so that a mark may span several.
 */
export function withMarkElements(html: string): string {
  if (!html.includes(opening) && !html.includes(closing)) return html
  return htmlPieces(html)
    .map((piece) =>
      piece.html.replace(marks, (_, sign: string | undefined) => {
        if (piece.kind === 'tag') return ''
        return sign === undefined ? '</u>' : `<u ${markAttribute}="${indexOfSign(sign)}">`
      }),
    )
    .join('')
}

/** Commands of TeX in which letters mean something else than in a formula. */
const ownReading = /\\(?:ce|pu|text(?:bf|it|rm|sf|tt)?|mbox|mathrm|mathbf|mathsf|operatorname)\s*$/

/** For each sign in TeX the command in whose braces it stands, if what it hides is to be read as that command does. */
export function commandsAround(tex: string): ReadonlyMap<number, string> {
  const around = new Map<number, string>()
  const open: (string | undefined)[] = []
  let from = 0
  for (const { 0: sign, index } of tex.matchAll(/\\[{}]|[{}]|[\u{10C000}-\u{10FEFF}]/gu)) {
    if (sign === '{') open.push(ownReading.exec(tex.slice(from, index))?.[0].trim())
    else if (sign === '}') open.pop()
    else if (sign.length === 2 && sign[0] !== '\\') {
      const command = open.findLast((one) => one !== undefined)
      if (command !== undefined) around.set(indexOfSign(sign), command)
    }
    from = index + sign.length
  }
  return around
}
