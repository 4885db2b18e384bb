import { mayHoldRegions, regionsOf } from '../../cloze/regions.js'

/** Where dashes hide nothing: offsets, ascending, `[start, end)` after `[start, end)`. */
export type Opaque = readonly number[]

const links =
  /\]\((?:[^()\n]|\([^()\n]*\))*\)|!?\[\[[^[\]\n]*\]\]|\[sound:[^[\]\n]*\]|<!--(?:(?!-->|<!--)[\s\S])*-->|<\/?[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|"[^"]*"|'[^']*'))?)*\s*\/?>|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>]*@[^\s<>]*>|(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?"'”’)\]}*_~-]|^[ \t]*(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$|^(?=.*\|)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/gm

const none: Opaque = []

/** Without any of these a text holds no link, tag or ruling. Looking for each is quicker than one expression for all. */
const hints = ['<', '|', '](', '[[', '[sound:', '://', 'www.']

const beginsRuling = /^[ \t]*[-*_][ \t]*[-*_]/
const beginRuling = new RegExp(beginsRuling, 'm')

/** Whether anything in a text may be code, math, a link or the like: a quick look that errs on the side of yes. */
function mayBeOpaque(text: string): boolean {
  for (const hint of hints) if (text.includes(hint)) return true
  // A row of dashes or stars is a ruling.
  return mayHoldRegions(text, 'markdown') || (text.includes('\n') ? beginRuling : beginsRuling).test(text)
}

/** The code, math, links, URLs, HTML tags, dividers and table rulings of a text. */
export function opaqueIn(text: string): Opaque {
  if (!mayBeOpaque(text)) return none
  const stretches = regionsOf(text, 'markdown').map((region) => [region.start, region.end] as const)
  if (/[<|]|\]\(|\[\[|\[sound:|:\/\/|www\.|^[ \t]*[-*_][ \t]*[-*_]/m.test(text)) {
    for (const match of text.matchAll(links)) stretches.push([match.index, match.index + match[0].length])
    stretches.sort((a, b) => a[0] - b[0])
  }
  const opaque: number[] = []
  let end = 0
  for (const [from, to] of stretches) {
    if (to <= end) continue
    opaque.push(Math.max(from, end), to)
    end = to
  }
  return opaque
}
