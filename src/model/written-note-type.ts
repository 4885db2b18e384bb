import type { Origin } from '../text/origin.js'
import type { Span } from '../text/span.js'
import type { NoteType } from './note-type.js'

/** A text that someone wrote, and where: `sourceSpan` finds the place of any part of it. */
export interface WrittenText {
  readonly text: string
  readonly span: Span
  readonly origin: Origin
}

/** A field or a template by its name; `was` is the name that it had before, if it was renamed. */
export interface WrittenPart {
  readonly name: WrittenText
  readonly was?: WrittenText | undefined
}

/** A card template as someone wrote it. */
export interface WrittenTemplate extends WrittenPart {
  readonly front: WrittenText
  readonly back: WrittenText
}

/** A note type that is not built in, as someone wrote it. */
export interface WrittenNoteType extends WrittenPart {
  readonly kind: NoteType['kind']
  readonly fields: readonly WrittenPart[]
  readonly templates: readonly WrittenTemplate[]
  /** All of the styling of its cards; undefined for ours. */
  readonly css: WrittenText | undefined
}

/** The note type that was written. */
export function noteTypeOf({ name, was, kind, fields, templates }: WrittenNoteType): NoteType {
  return {
    name: name.text,
    ...(was === undefined ? {} : { knownAs: was.text }),
    kind,
    fields: fields.map((field) => field.name.text),
    templates: templates.map((template) => ({
      name: template.name.text,
      front: template.front.text,
      back: template.back.text,
    })),
  }
}
