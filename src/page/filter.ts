import type { Row } from '../preview/page-data.js'

/** What the list is to show. What is empty asks for nothing. */
export interface Wanted {
  readonly words: string
  /** A deck and all below it. */
  readonly deck: string
  readonly tag: string
  readonly type: string
  /** A code, or `*` for any finding. */
  readonly finding: string
}

/** Everything. */
export const everything: Wanted = { words: '', deck: '', tag: '', type: '', finding: '' }

const haystacks = new WeakMap<Row, string>()

/** Whether a row is wanted. Each word of the search must stand in it somewhere, in any letter case. */
export function matcher({ words, deck, tag, type, finding }: Wanted): (row: Row) => boolean {
  const sought = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (row) => {
    if (deck !== '' && row.deck !== deck && !row.deck.startsWith(`${deck}::`)) return false
    if (tag !== '' && !row.tags.some((one) => one === tag || one.startsWith(`${tag}::`))) return false
    if (type !== '' && row.type !== type) return false
    if (finding === '*' && row.findings.length === 0) return false
    if (finding !== '' && finding !== '*' && !row.findings.some(({ code }) => code === finding)) return false
    if (sought.length === 0) return true
    const said = haystack(row)
    return sought.every((word) => said.includes(word))
  }
}

function haystack(row: Row): string {
  const known = haystacks.get(row) ?? folded([row.text, row.deck, row.type, ...row.tags].join('\n'))
  haystacks.set(row, known)
  return known
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
