import { regionsOf } from '../../cloze/regions.js'

/** Where dashes hide nothing: offsets, ascending, `[start, end)` after `[start, end)`. */
export type Opaque = readonly number[]

const links =
  /\]\((?:[^()\n]|\([^()\n]*\))*\)|!?\[\[[^[\]\n]*\]\]|\[sound:[^[\]\n]*\]|<!--(?:(?!-->|<!--)[\s\S])*-->|<\/?[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|"[^"]*"|'[^']*'))?)*\s*\/?>|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>]*@[^\s<>]*>|(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?"'”’)\]}*_~-]|^[ \t]*(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$|^(?=.*\|)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/gm

/** The code, math, links, URLs, HTML tags, dividers and table rulings of a text. */
export function opaqueIn(text: string): Opaque {
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
