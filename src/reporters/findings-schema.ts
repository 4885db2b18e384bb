import * as z from '../model/zod.js'
import type { FindingsJson } from './json.js'

const position = z.strictObject({
  offset: z.described(
    z.int().check(z.minimum(0)),
    'From 0, in UTF-16 units of the file; a byte order mark is not counted',
  ),
  line: z.int().check(z.minimum(1)),
  column: z.described(z.int().check(z.minimum(1)), 'From 1, in UTF-16 units'),
})

const place = { file: z.string(), start: position, end: z.described(position, 'Just behind the last character') }

const edit = z.strictObject({
  start: position,
  end: position,
  text: z.described(z.string(), 'Its lines end with `\\n`'),
})

const fix = z.strictObject({
  title: z.string(),
  safe: z.described(z.boolean(), 'Whether no card looks other than before'),
  edits: z.described(z.array(edit), 'In the file of the finding, in the order of their places, none over another'),
  removesByteOrderMark: z.optional(z.literal(true)),
})

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  ...place,
  hint: z.optional(z.string()),
  related: z.array(z.strictObject({ message: z.string(), ...place })),
  fix: z.optional(z.described(fix, 'How a program can mend it')),
})

const count = z.int().check(z.minimum(0))

/** The published shape of `--format json`. */
export const findingsSchema = z.titled(
  z.strictObject({
    version: z.literal(1),
    findings: z.array(finding),
    summary: z.strictObject({ files: count, notes: count, cards: count, errors: count, warnings: count }),
  }),
  'Findings of deckwright',
) satisfies z.ZodType<FindingsJson>
