import { type Diagnostic, diagnose, type Finding } from '../diagnostics/diagnostic.js'
import { type Fix, replaced, unsafeFix } from '../diagnostics/fix.js'
import type { Problem } from '../diagnostics/problem.js'
import { type Field, type Note, pathOf, sourceSpan } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { type Span, textOf } from '../text/span.js'
import { type Located, locate } from './locate.js'
import type { MediaLookup } from './lookup.js'
import {
  emptyMedia,
  linkedFile,
  mediaCase,
  mediaOutsideRoot,
  mediaTooLarge,
  missingMedia,
  remoteMedia,
} from './problems.js'
import { linkedNames, references } from './references.js'
import { placeOf as referencePlace, spellingsOf } from './written-references.js'

/** What AnkiWeb takes of one file. */
const largest = 100 * 1024 * 1024

/**
 * What is wrong with the pictures and sounds that a note names.
 *
 * @param html The note's fields as HTML, in the order of its type.
 */
export function checkMedia(note: Note, type: NoteType, html: readonly string[], lookup: MediaLookup): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  html.forEach((text, index) => {
    const field = note.fields.find((one) => one.name === type.fields[index])
    if (field === undefined) return
    const from = new Map<string, number>()
    for (const { name } of references(text)) {
      const span = placeOf(name, field, from)
      const located = locate(name, pathOf(note), lookup)
      const [problem, finding] = judge(name, located) ?? []
      if (problem === undefined || finding === undefined) continue
      const fix = located.kind === 'other-case' ? spelt(span, name, located.path) : undefined
      diagnostics.push(diagnose(problem, { ...finding, span, fix }))
    }
    for (const name of linkedNames(text)) {
      if (locate(name, pathOf(note), lookup).kind !== 'found') continue
      const message = `\`${name}\` is only linked to and does not come along`
      const hint = 'link to the web, or put what matters on the card'
      diagnostics.push(diagnose(linkedFile, { message, span: placeOf(name, field, from), hint }))
    }
  })
  return diagnostics
}

function judge(name: string, located: Located): [Problem, Omit<Finding, 'span'>] | undefined {
  switch (located.kind) {
    case 'inline':
      return undefined
    case 'remote':
      return [remoteMedia, { message: `\`${name}\` stays on the web`, hint: 'download it and put it beside the notes' }]
    case 'missing':
      if (name.trim() === '')
        return [missingMedia, { message: 'This names no file', hint: 'name a file, or take it out' }]
      return [missingMedia, { message: `There is no file \`${name}\``, hint: `looked for \`${located.tried}\`` }]
    case 'outside':
      return [
        mediaOutsideRoot,
        {
          message: `\`${name}\` lies outside the folder of the notes`,
          hint: 'move it there, or name its folder with `--media-root`',
        },
      ]
    case 'other-case':
      return [
        mediaCase,
        { message: `\`${name}\` is called \`${located.path}\``, hint: 'write the name as the file has it' },
      ]
    case 'found':
      if (located.media.closed !== undefined)
        return [
          missingMedia,
          { message: `\`${name}\` cannot be opened: ${located.media.closed}`, hint: 'let it be read, or take it out' },
        ]
      if (located.media.size === 0)
        return [emptyMedia, { message: `\`${name}\` is an empty file`, hint: 'save it again' }]
      if (located.media.size <= largest) return undefined
      return [
        mediaTooLarge,
        {
          message: `\`${name}\` has ${Math.round(located.media.size / 1e6)} MB, AnkiWeb takes up to 100`,
          hint: 'make it smaller',
        },
      ]
  }
}

/** The name as the file has it, where it is written as it is. */
function spelt(place: Span, name: string, path: string): Fix | undefined {
  const folded = (one: string) => one.normalize('NFC').toLowerCase()
  const exact = name.includes('/') ? path.slice(-name.length) : path.slice(path.lastIndexOf('/') + 1)
  if (textOf(place) !== name || folded(exact) !== folded(name)) return undefined
  return unsafeFix(`write \`${exact}\``, replaced(place, exact))
}

/** Where a field names a file: the same name again is looked for behind its last place. */
function placeOf(name: string, field: Field, from: Map<string, number>): Span {
  const start = from.get(name) ?? 0
  // Where nothing before it says that it is a reference, the name itself is the best place there is.
  for (const find of [referencePlace, (spelling: string) => field.text.indexOf(spelling, start)])
    for (const spelling of spellingsOf(name)) {
      const at = find(spelling, field.text, start)
      if (at === -1) continue
      from.set(name, at + spelling.length)
      return sourceSpan(field, at, at + spelling.length)
    }
  return field.span
}
