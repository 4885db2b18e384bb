import type { Field, Note } from '../model/note.js'
import type { DashSection } from '../syntax/dash-cloze/nodes.js'
import { denseOrigin, pairsOf } from '../text/origin.js'
import type { ReadOptions } from './source.js'

/** A note with the sections that it stands under put where the user wants them. */
export function inSection(
  note: Note,
  sections: readonly DashSection[],
  { sections: where, defaultDeck }: Pick<ReadOptions, 'sections' | 'defaultDeck'>,
): Note {
  if (sections.length === 0) return note
  const titles = sections.map((section) => section.title).filter((title) => title !== '')
  if (titles.length === 0) return note
  if (where === 'ignore') return { ...note, section: titles }
  if (where === 'tags') {
    const tag = titles.map((title) => title.replace(/::+/g, ':').replace(/[\s\u3000]+/g, '-')).join('::')
    return { ...note, section: titles, tags: [...new Set([...note.tags, tag])] }
  }
  if (where === 'subdecks') {
    const names = titles.map((title) => title.replace(/::+/g, ':'))
    return { ...note, deck: [note.deck ?? defaultDeck, ...names].join('::') }
  }
  const [first, ...rest] = note.fields
  return first === undefined ? note : { ...note, fields: [withContext(first, titles), ...rest] }
}

/** A field that begins with the titles of its sections. */
function withContext(field: Field, titles: readonly string[]): Field {
  const context = `*${titles.join(' › ')}*\n\n`
  const pairs = pairsOf(field.origin)
  const moved = pairs.map((value, index) => (index % 2 === 0 ? value + context.length : value))
  return { ...field, text: context + field.text, origin: denseOrigin([0, pairs[1] ?? 0, ...moved]) }
}
