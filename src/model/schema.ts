import type { Format } from './note.js'
import type { NoteType } from './note-type.js'
import * as z from './zod.js'

const text = z.string().check(z.minLength(1))

const noteType = z.strictObject({
  name: text,
  kind: z.enum(['standard', 'cloze']),
  fields: z.array(z.string()).check(z.minLength(1)),
  templates: z.array(z.strictObject({ name: z.string(), front: z.string(), back: z.string() })).check(z.minLength(1)),
  css: z.maybe(z.string(), 'All of the styling of its cards; only for types that are not built in'),
}) satisfies z.ZodType<NoteType>

const note = z.strictObject({
  type: z.described(text, 'The name of a note type'),
  deck: z.maybe(text, 'The deck’s full name, `A::B`; without it the file names the deck'),
  tags: z.optional(z.array(z.string())),
  id: z.maybe(
    z.union([text, z.strictObject({ key: text })]),
    'An identity that the writer gave: a guid as it is in Anki, or a key from which one is derived',
  ),
  title: z.maybe(z.string(), 'What the writer called the note; it stands on no card'),
  fields: z.described(
    z.record(z.string(), z.string()),
    'Texts by the name of their field, clozes in them as Anki writes them: `{{c1::text::hint}}`',
  ),
  format: z.maybe(z.enum(['markdown', 'html']) satisfies z.ZodType<Format>, 'How the fields are written'),
  file: z.maybe(z.string(), 'The file from which the note came'),
  line: z.optional(z.int().check(z.minimum(1))),
})

/** The published shape of the model as JSON. What is optional is always written, but for `id` and `title`. */
export const modelSchema = z.titled(
  z.strictObject({ version: z.literal(1), noteTypes: z.optional(z.array(noteType)), notes: z.array(note) }),
  'Notes of deckwright',
)

/** The model as JSON. */
export type ModelJson = z.infer<typeof modelSchema>

/** A note type in the model as JSON. */
export type NoteTypeJson = z.infer<typeof noteType>

/** A note in the model as JSON. */
export type NoteJson = z.infer<typeof note>

/** What is wrong with a value that is not the model as JSON. */
export type ModelIssue = z.core.$ZodIssue
