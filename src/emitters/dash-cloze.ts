import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { type CheckedCollection, noteTypeNamed } from '../model/collection.js'
import { countCards } from '../model/count-cards.js'
import { explicitGuid } from '../model/identity.js'
import type { Note } from '../model/note.js'
import { type DashNote, printDashNote } from '../syntax/dash-cloze/print.js'
import { blankLines, htmlField, moreFields, titles } from './dash-cloze-problems.js'
import type { Emission, EmitOptions, Emitter } from './emitter.js'
import { mediaFolder } from './media-artifacts.js'
import { withMovedMedia } from './moved-media.js'

/** Dash cloze: paragraphs in which dashes hide words. What it cannot keep, it says. */
export const dashCloze: Emitter = {
  name: 'dash-cloze',
  summary: 'plain paragraphs with dash clozes; says what they cannot keep',
  ending: '.txt',
  problems: [blankLines, htmlField, moreFields, titles],
  emit,
}

async function emit(collection: CheckedCollection, options: EmitOptions): Promise<Emission> {
  const { moved: notes, files } = await withMovedMedia(collection, options.media)
  const diagnostics: Diagnostic[] = []
  const paragraphs: string[] = []
  // A deck line anywhere cuts off what stands above it, so if one note has its deck named, all have.
  const named = options.withoutDeck !== true && notes.some((note) => note.deck !== undefined)
  let deck: string | undefined
  for (const note of notes) {
    const { text, kept } = printDashNote(asDashNote(collection, note))
    if (named && options.deckOf(note) !== deck) {
      deck = options.deckOf(note)
      paragraphs.push(`# deck: ${deck}`)
    }
    paragraphs.push(text)
    diagnostics.push(...losses(collection, note, kept))
  }
  const titled = notes.filter((note) => note.title !== undefined && !/^(?:note)?$/i.test(note.title))
  const [first] = titled
  if (first !== undefined) {
    const count = titled.length === 1 ? 'A title has' : `${titled.length} titles have`
    diagnostics.push(diagnose(titles, { message: `${count} no place in dash cloze`, span: first.head }))
  }
  return {
    artifacts: [{ path: `${options.name}.txt`, content: `${paragraphs.join('\n\n')}\n` }, ...files],
    diagnostics,
    cards: countCards(collection),
    mediaFolder: files.length > 0 ? mediaFolder : undefined,
  }
}

function asDashNote(collection: CheckedCollection, note: Note): DashNote {
  const type = noteTypeNamed(collection, note.type)
  const textOf = (index: number) => note.fields.find((field) => field.name === type?.fields[index])?.text ?? ''
  return {
    type: note.type,
    kind: type?.kind === 'cloze' ? 'cloze' : 'fields',
    first: textOf(0),
    second: textOf(1),
    tags: note.tags,
    id: note.id && explicitGuid(note.id),
  }
}

function losses(collection: CheckedCollection, note: Note, kept: boolean): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const names = noteTypeNamed(collection, note.type)?.fields.slice(2) ?? []
  for (const field of note.fields) {
    if (!names.includes(field.name) || field.text === '') continue
    diagnostics.push(
      diagnose(moreFields, { message: `\`${field.name}\` has no place in dash cloze`, span: field.span }),
    )
  }
  if (note.format === 'html') {
    diagnostics.push(diagnose(htmlField, { message: 'The HTML of this note is written as Markdown', span: note.head }))
  } else if (!kept) {
    const message = 'This note reads differently in dash cloze: its paragraphs become lines, its headings bold'
    diagnostics.push(diagnose(blankLines, { message, span: note.head, hint: 'use apy notes for it (`--to markdown`)' }))
  }
  return diagnostics
}
