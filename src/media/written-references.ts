import { references } from './references.js'

/** A reference to a file where its writer wrote it. */
export interface WrittenReference {
  /** As it stands in the HTML, entities decoded. */
  readonly name: string
  /** Offsets in the field's text. */
  readonly start: number
  readonly end: number
}

/** The references of a field's HTML that stand as they are in the text which the HTML was made of, in their order. */
export function writtenReferences(text: string, html: string): WrittenReference[] {
  const written: WrittenReference[] = []
  const behind = new Map<string, number>()
  for (const { name } of references(html)) {
    for (const spelling of spellingsOf(name)) {
      const start = placeOf(spelling, text, behind.get(spelling) ?? 0)
      if (start === -1) continue
      behind.set(spelling, start + spelling.length)
      written.push({ name, start, end: start + spelling.length })
      break
    }
  }
  return written.sort((a, b) => a.start - b.start)
}

/** The ways in which a writer may have written a name that the HTML names. */
export function spellingsOf(name: string): string[] {
  return name === '' ? [] : [name, name.replaceAll('&', '&amp;'), name.replaceAll(' ', '%20')]
}

/** Where a name stands as a reference: behind `(`, `[[`, `[sound:`, `=`, a quote and the like, not in mid-sentence. */
export function placeOf(name: string, text: string, from: number): number {
  for (let at = text.indexOf(name, from); at !== -1; at = text.indexOf(name, at + 1)) {
    if (/(?:[(<"'=[]|\[sound:|\]:)[ \t]*$/i.test(text.slice(Math.max(0, at - 16), at))) return at
  }
  return -1
}
