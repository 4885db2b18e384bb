import type { PackedNoteType } from './package-contents.js'

/** An object of a collection's JSON, of which nothing is known. */
type Json = Readonly<Record<string, unknown>>

/** The note types in the `models` of a collection, by their ids; undefined if it is not what Anki writes. */
export function readNoteTypes(json: string): Map<number, PackedNoteType> | undefined {
  return readMap(json, (type, id): PackedNoteType => {
    const fields = listIn(type.flds)
    const templates = listIn(type.tmpls)
    return {
      id,
      name: textOf(type.name),
      kind: type.type === 1 ? 'cloze' : 'standard',
      modified: Number(type.mod) || 0,
      fields: fields.map(({ name }) => textOf(name)),
      templates: templates.map(({ name }) => textOf(name)),
      parts: partsOf(type, id, fields, templates),
    }
  })
}

/** What the `decks` of a collection say: of each its name and its description, by its id. */
export function readDecks(json: string): Map<number, { name: string; description: string }> | undefined {
  return readMap(json, (deck) => ({ name: textOf(deck.name), description: textOf(deck.desc) }))
}

function readMap<Value>(json: string, read: (one: Json, id: number) => Value): Map<number, Value> | undefined {
  let map: unknown
  try {
    map = JSON.parse(json)
  } catch {
    return undefined
  }
  if (!isObject(map)) return undefined
  const values = new Map<number, Value>()
  for (const [key, one] of Object.entries(map)) {
    if (!isObject(one)) return undefined
    values.set(Number(key), read(one, Number(key)))
  }
  return values
}

/** Everything but times, and what Anki makes anew on import. */
function partsOf(type: Json, id: number, fields: readonly Json[], templates: readonly Json[]): Map<string, string> {
  const parts = new Map([
    ['name', textOf(type.name)],
    ['id', String(id)],
    ['kind', type.type === 1 ? 'cloze' : 'standard'],
    ['sort field', String((Number(type.sortf) || 0) + 1)],
    ['styling', textOf(type.css)],
    ['LaTeX header', textOf(type.latexPre)],
    ['LaTeX footer', textOf(type.latexPost)],
    ['LaTeX pictures', type.latexsvg === true ? 'svg' : 'png'],
  ])
  for (const [index, field] of fields.entries()) {
    const called = `field ${index + 1}`
    parts.set(`${called}, name`, textOf(field.name))
    parts.set(`${called}, id`, textOf(field.id))
    parts.set(`${called}, description`, textOf(field.description))
    parts.set(
      `${called}, editing`,
      [
        `${textOf(field.font)} ${textOf(field.size)}`.trim(),
        ...['rtl', 'sticky', 'plainText', 'collapsed', 'excludeFromSearch'].filter((flag) => field[flag] === true),
      ]
        .filter((said) => said !== '')
        .join(', '),
    )
  }
  for (const [index, template] of templates.entries()) {
    const called = `template ${index + 1}`
    parts.set(`${called}, name`, textOf(template.name))
    parts.set(`${called}, id`, textOf(template.id))
    parts.set(`${called}, front`, textOf(template.qfmt))
    parts.set(`${called}, back`, textOf(template.afmt))
    parts.set(`${called}, front in the browser`, textOf(template.bqfmt))
    parts.set(`${called}, back in the browser`, textOf(template.bafmt))
  }
  return parts
}

function listIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
