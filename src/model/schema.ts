import type { Format } from './note.js'
import type { NoteType } from './note-type.js'
import * as z from './zod.js'

const noteType = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['standard', 'cloze']),
  fields: z.array(z.string()).min(1),
  templates: z.array(z.strictObject({ name: z.string(), front: z.string(), back: z.string() })).min(1),
  css: z.string().optional().describe('All of the styling of its cards; only for types that are not built in'),
}) satisfies z.ZodType<NoteType>

const note = z.strictObject({
  type: z.string().min(1).describe('The name of a note type'),
  deck: z.string().min(1).optional().describe('The deck’s full name, `A::B`; without it the file names the deck'),
  tags: z.array(z.string()).optional(),
  id: z
    .union([z.string().min(1), z.strictObject({ key: z.string().min(1) })])
    .optional()
    .describe('An identity that the writer gave: a guid as it is in Anki, or a key from which one is derived'),
  title: z.string().optional().describe('What the writer called the note; it stands on no card'),
  fields: z
    .record(z.string(), z.string())
    .describe('Texts by the name of their field, clozes in them as Anki writes them: `{{c1::text::hint}}`'),
  format: (z.enum(['markdown', 'html']) satisfies z.ZodType<Format>).optional().describe('How the fields are written'),
  file: z.string().optional().describe('The file from which the note came'),
  line: z.int().min(1).optional(),
})

/** The published shape of the model as JSON. What is optional is always written, but for `id` and `title`. */
export const modelSchema = z
  .strictObject({
    version: z.literal(1),
    noteTypes: z.array(noteType).optional(),
    notes: z.array(note),
  })
  .meta({ title: 'Notes of deckwright' })

/** The model as JSON. */
export type ModelJson = z.infer<typeof modelSchema>

/** A note type in the model as JSON. */
export type NoteTypeJson = z.infer<typeof noteType>

/** A note in the model as JSON. */
export type NoteJson = z.infer<typeof note>

/** What is wrong with a value that is not the model as JSON. */
export type ModelIssue = z.core.$ZodIssue
