import * as z from '../model/zod.js'
import type { FindingsJson } from './json.js'

const position = z.strictObject({
  offset: z.int().min(0).describe('From 0, in UTF-16 units of the file; a byte order mark is not counted'),
  line: z.int().min(1),
  column: z.int().min(1).describe('From 1, in UTF-16 units'),
})

const place = { file: z.string(), start: position, end: position.describe('Just behind the last character') }

const fix = z
  .strictObject({
    title: z.string(),
    safe: z.boolean().describe('Whether no card looks other than before'),
    edits: z
      .array(z.strictObject({ start: position, end: position, text: z.string().describe('Its lines end with `\\n`') }))
      .describe('In the file of the finding, in the order of their places, none over another'),
    removesByteOrderMark: z.literal(true).optional(),
  })
  .describe('How a program can mend it')

const count = z.int().min(0)

/** The published shape of `--format json`. */
export const findingsSchema = z
  .strictObject({
    version: z.literal(1),
    findings: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        message: z.string(),
        ...place,
        hint: z.string().optional(),
        related: z.array(z.strictObject({ message: z.string(), ...place })),
        fix: fix.optional(),
      }),
    ),
    summary: z.strictObject({ files: count, notes: count, cards: count, errors: count, warnings: count }),
  })
  .meta({ title: 'Findings of deckwright' }) satisfies z.ZodType<FindingsJson>
