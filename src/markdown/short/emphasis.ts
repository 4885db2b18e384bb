import { letterPattern } from '../../text/letter-pattern.js'
import { branch, type Node } from '../tree.js'

/** What a run of marks of emphasis does. */
export type Role = 'open' | 'close' | 'either' | 'text'

const blank = /\s/
const punctuation = letterPattern(String.raw`[\p{P}\p{S}]`, 'u')
const marks = '*_~'

/**
 * What a run of `*`, `_` or `~` between two offsets may do, by what stands beside it: CommonMark's rule of flanks.
 * Undefined where that is another run.
 */
export function roleOf(text: string, start: number, end: number): Role | undefined {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)]
  if ((before !== '' && marks.includes(before)) || (after !== '' && marks.includes(after))) return undefined
  const [left, right] = [kindOf(before), kindOf(after)]
  const opens = right === 'word' || (right === 'punctuation' && left !== 'word')
  const closes = left === 'word' || (left === 'punctuation' && right !== 'word')
  if (!opens) return closes ? 'close' : 'text'
  if (!closes) return 'open'
  return text.charAt(start) === '_' && left === 'word' && right === 'word' ? 'text' : 'either'
}

/** What a run does that may do something, where some are open; undefined where CommonMark would look further. */
export function roleIn(
  open: readonly { readonly mark: string }[],
  mark: string,
  may: Role | undefined,
): 'open' | 'close' | 'text' | undefined {
  if (may === 'text') return may
  const isKnown = mark.startsWith('~') ? mark.length === 2 : mark.length <= 3
  if (may === undefined || !isKnown) return undefined
  const last = open.at(-1)
  if (may !== 'open' && last?.mark === mark) return 'close'
  const alike = open.some((one) => one.mark.charAt(0) === mark.charAt(0))
  if (may === 'open') return 'open'
  if (alike) return undefined
  return may === 'either' ? 'open' : 'text'
}

/** Whether a run has no other of its kind in the text that it could be brought together with. */
export function isLone(text: string, at: number, mark: string): boolean {
  const one = mark.charAt(0)
  return text.indexOf(one) === at && text.lastIndexOf(one) === at + mark.length - 1
}

/** The element that two runs stand for. */
export function emphasis(mark: string, children: readonly Node[]): Node {
  if (mark.length === 3) return branch('em', '<em>', '</em>', [branch('strong', '<strong>', '</strong>', children)])
  const name = mark.startsWith('~') ? 'del' : mark.length === 2 ? 'strong' : 'em'
  return branch(name, `<${name}>`, `</${name}>`, children)
}

/** Half of a character beyond the first plane is a word: so remark sees it, which goes from unit to unit. */
function kindOf(character: string): 'blank' | 'punctuation' | 'word' {
  if (character === '' || blank.test(character)) return 'blank'
  return punctuation(character).test(character) ? 'punctuation' : 'word'
}
