import type { Field, Note } from '../model/note.js'
import { denseOrigin, pairsOf, sourceOffset, tracedText } from '../text/origin.js'

/** A note whose cloze numbers are given anew. The places of its text in the source stay right. */
export function renumbered(note: Note, numbers: ReadonlyMap<number, number>): Note {
  if (numbers.size === 0) return note
  const given = note.given?.map((number) => numbers.get(number) ?? number)
  return {
    ...note,
    ...(given === undefined ? undefined : { given }),
    fields: note.fields.map((field) => ({ ...field, ...renumberedText(field, numbers) })),
  }
}

function renumberedText(field: Field, numbers: ReadonlyMap<number, number>): Pick<Field, 'text' | 'origin'> {
  const { text } = field
  if (!text.includes('{{c')) return field
  const origin = pairsOf(field.origin)
  const traced = tracedText()
  let from = 0
  const keep = (to: number) => {
    for (let pair = 0; pair < origin.length && from < to; pair += 2) {
      const end = Math.min(origin[pair + 2] ?? to, to)
      if (end <= from) continue
      traced.add(text.slice(from, end), sourceOffset(origin, from))
      from = end
    }
  }
  for (const { 0: opener, 1: written, index } of text.matchAll(/\{\{c(\d+)::/g)) {
    const number = numbers.get(Number(written))
    if (number === undefined) continue
    keep(index)
    traced.add(`{{c${number}::`, sourceOffset(origin, index))
    from = index + opener.length
  }
  keep(text.length)
  const made = traced.done()
  return { text: made.text, origin: denseOrigin(made.origin) }
}
