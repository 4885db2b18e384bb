import type { Level } from '../diagnostics/severity.js'
import * as z from '../model/zod.js'
import type { RuleOptions } from '../rules/rule.js'
import { cardSizePattern } from '../sheets/card-size.js'
import { flips, paperNames, sheetKinds } from '../sheets/settings.js'
import type { Sections } from '../sources/source.js'

/** The formats that a build may write, by the names of their emitters. */
export const formatNames = ['apkg', 'csv', 'tsv', 'markdown', 'dash-cloze', 'json', 'html', 'pdf'] as const

const path = z.string().min(1)

const textOrFile = z.union([z.string(), z.strictObject({ file: path.describe('Its path, from this file') })])

const part = z.union([
  z.string(),
  z.strictObject({ name: z.string(), was: z.string().describe('The name that it had before it was renamed') }),
])

const noteType = z.strictObject({
  kind: z.enum(['standard', 'cloze']).optional().describe('`cloze` if its notes hide words; `standard` without it'),
  was: z.string().optional().describe('The name under which the type was built first, if it was renamed'),
  fields: z.array(part).min(1).describe('In the order that Anki shows; once notes were built they cannot change'),
  templates: z
    .array(
      z.strictObject({
        name: z.string(),
        was: z.string().optional().describe('The name that it had before it was renamed'),
        front: textOrFile,
        back: textOrFile,
      }),
    )
    .min(1)
    .describe('One for each card of a note; exactly one for a cloze type'),
  css: textOrFile.optional().describe('All of the styling of its cards; without it deckwright’s own'),
})

const most = (limit: number) => ({ error: `more than ${limit}` })

const sheet = z.strictObject({
  kind: z.enum(sheetKinds).optional().describe('What is printed; a handout without it'),
  paper: z.enum(paperNames).optional().describe('The size of the paper; `a4` without it'),
  columns: z.int().min(1).max(4, most(4)).optional().describe('Columns of text on a page'),
  fontSize: z.number().min(4).max(40, most(40)).optional().describe('The size of the text, in points'),
  shuffle: z.string().optional().describe('Draws the order of all but handouts; the same text, the same order'),
  cardSize: z
    .string()
    .regex(cardSizePattern, { error: 'not columns and rows such as 2x4, nor a size such as 85x55mm' })
    .optional()
    .describe('How many cards a page has, `2x4`, or how large they are, `85x55mm`'),
  flip: z.enum(flips).optional().describe('The edge over which the printer turns the paper; the long one without it'),
  decks: z.array(path).optional().describe('Only notes of these decks and those below them'),
  tags: z.array(path).optional().describe('Only notes with these tags and those below them'),
})

/** The published shape of `deckwright.json`. All paths in it are seen from the file. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where an editor finds this schema'),
    sources: z.array(path).min(1).optional().describe('Files, folders and patterns that hold the notes'),
    ignore: z.array(path).optional().describe('What is no source, as lines of a `.gitignore`'),
    output: path.optional().describe('A folder, or one file for all notes'),
    formats: z.array(z.enum(formatNames)).min(1).optional().describe('What a build writes'),
    sheet: sheet.optional().describe('How `html` and `pdf` are made'),
    deckPrefix: path.optional().describe('Stands before the name of every deck'),
    tags: z.array(path).optional().describe('Tags that every note gets'),
    sections: (z.enum(['ignore', 'tags', 'subdecks', 'context']) satisfies z.ZodType<Sections>)
      .optional()
      .describe('What headings in dash cloze become'),
    mediaRoot: path.optional().describe('The folder of pictures and sounds that are not beside their note'),
    severity: z
      .record(z.string(), z.enum(['off', 'warning', 'error']) satisfies z.ZodType<Level>)
      .optional()
      .describe('How grave warnings are here, by their codes, and which are looked for at all; an error stays one'),
    rules: (
      z.strictObject({
        'many-deletions': z
          .strictObject({ most: z.int().min(1).describe('How many deletions a note may have') })
          .optional(),
      }) satisfies z.ZodType<RuleOptions>
    )
      .optional()
      .describe('What single rules go by, by their codes; one that is named here is on'),
    noteTypes: z.record(z.string(), noteType).optional().describe('Note types of the project’s own, by name'),
    styling: textOrFile.optional().describe('Styling behind deckwright’s own, for the built-in note types'),
  })
  .meta({ title: 'A project of deckwright' })

/** `deckwright.json` as it is written. */
export type ConfigJson = z.infer<typeof configSchema>

/** The names that an object of the configuration may have, at a path of names and numbers. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schemas: readonly JsonSchema[] = [z.toJSONSchema(configSchema) as JsonSchema]
  for (const step of path) {
    schemas = schemas.flatMap(({ properties, additionalProperties, items, anyOf = [] }) =>
      [properties?.[String(step)], additionalProperties, items, ...anyOf].filter((one) => typeof one === 'object'),
    )
  }
  return schemas.flatMap(({ properties, anyOf = [] }) =>
    [properties, ...anyOf.map((one) => one.properties)].flatMap((one) => Object.keys(one ?? {})),
  )
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}
