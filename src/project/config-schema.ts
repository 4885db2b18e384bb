import type { Level } from '../diagnostics/severity.js'
import * as z from '../model/zod.js'
import type { RuleOptions } from '../rules/rule.js'
import { cardSizePattern } from '../sheets/card-size.js'
import { flips, paperNames, sheetKinds } from '../sheets/settings.js'
import type { Sections } from '../sources/source.js'

/** The formats that a build may write, by the names of their emitters. */
export const formatNames = ['apkg', 'csv', 'tsv', 'markdown', 'dash-cloze', 'json', 'html', 'pdf'] as const

const path = z.string().check(z.minLength(1))

const textOrFile = z.union([z.string(), z.strictObject({ file: z.described(path, 'Its path, from this file') })])

const formerName = 'The name that it had before it was renamed'

const part = z.union([z.string(), z.strictObject({ name: z.string(), was: z.described(z.string(), formerName) })])

const most = (limit: number) => z.maximum(limit, { error: `more than ${limit}` })

const noteType = z.strictObject({
  kind: z.maybe(z.enum(['standard', 'cloze']), '`cloze` if its notes hide words; `standard` without it'),
  was: z.maybe(z.string(), 'The name under which the type was built first, if it was renamed'),
  fields: z.described(
    z.array(part).check(z.minLength(1)),
    'In the order that Anki shows; once notes were built they cannot change',
  ),
  templates: z.described(
    z
      .array(
        z.strictObject({
          name: z.string(),
          was: z.maybe(z.string(), formerName),
          front: textOrFile,
          back: textOrFile,
        }),
      )
      .check(z.minLength(1)),
    'One for each card of a note; exactly one for a cloze type',
  ),
  css: z.maybe(textOrFile, 'All of the styling of its cards; without it deckwright’s own'),
})

const cardSize = z
  .string()
  .check(z.regex(cardSizePattern, { error: 'not columns and rows such as 2x4, nor a size such as 85x55mm' }))

const sheet = z.strictObject({
  kind: z.maybe(z.enum(sheetKinds), 'What is printed; a handout without it'),
  paper: z.maybe(z.enum(paperNames), 'The size of the paper; `a4` without it'),
  columns: z.maybe(z.int().check(z.minimum(1), most(4)), 'Columns of text on a page'),
  fontSize: z.maybe(z.number().check(z.minimum(4), most(40)), 'The size of the text, in points'),
  shuffle: z.maybe(z.string(), 'Draws the order of all but handouts; the same text, the same order'),
  cardSize: z.maybe(cardSize, 'How many cards a page has, `2x4`, or how large they are, `85x55mm`'),
  flip: z.maybe(z.enum(flips), 'The edge over which the printer turns the paper; the long one without it'),
  decks: z.maybe(z.array(path), 'Only notes of these decks and those below them'),
  tags: z.maybe(z.array(path), 'Only notes with these tags and those below them'),
})

const sections = z.enum(['ignore', 'tags', 'subdecks', 'context']) satisfies z.ZodType<Sections>

const severity = z.record(z.string(), z.enum(['off', 'warning', 'error']) satisfies z.ZodType<Level>)

const rules = z.strictObject({
  'many-deletions': z.optional(
    z.strictObject({ most: z.described(z.int().check(z.minimum(1)), 'How many deletions a note may have') }),
  ),
}) satisfies z.ZodType<RuleOptions>

/** The published shape of `deckwright.json`. All paths in it are seen from the file. */
export const configSchema = z.titled(
  z.strictObject({
    $schema: z.maybe(z.string(), 'Where an editor finds this schema'),
    sources: z.maybe(z.array(path).check(z.minLength(1)), 'Files, folders and patterns that hold the notes'),
    ignore: z.maybe(z.array(path), 'What is no source, as lines of a `.gitignore`'),
    output: z.maybe(path, 'A folder, or one file for all notes'),
    formats: z.maybe(z.array(z.enum(formatNames)).check(z.minLength(1)), 'What a build writes'),
    sheet: z.maybe(sheet, 'How `html` and `pdf` are made'),
    deckPrefix: z.maybe(path, 'Stands before the name of every deck'),
    tags: z.maybe(z.array(path), 'Tags that every note gets'),
    sections: z.maybe(sections, 'What headings in dash cloze become'),
    mediaRoot: z.maybe(path, 'The folder of pictures and sounds that are not beside their note'),
    severity: z.maybe(
      severity,
      'How grave warnings are here, by their codes, and which are looked for at all; an error stays one',
    ),
    rules: z.maybe(rules, 'What single rules go by, by their codes; one that is named here is on'),
    noteTypes: z.maybe(z.record(z.string(), noteType), 'Note types of the project’s own, by name'),
    styling: z.maybe(textOrFile, 'Styling behind deckwright’s own, for the built-in note types'),
  }),
  'A project of deckwright',
)

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
