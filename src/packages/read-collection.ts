import type { PackageContents, PackageFault, PackedCard, PackedNote } from './package-contents.js'
import { readDecks, readNoteTypes } from './read-note-types.js'
import type { Database, SqlJsStatic, SqlValue } from './sqlite.js'

/** The schema of every package but the newest kind. */
const schema = 11

type Collection = Pick<PackageContents, 'notes' | 'decks'>

/** The notes and decks in the bytes of a collection. */
export function readCollection(sql: SqlJsStatic, bytes: Uint8Array): Collection | PackageFault {
  let database: Database | undefined
  try {
    database = new sql.Database(bytes)
    return contentsOf(database)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const missing = /^no such (table|column): (\S+)/.exec(message)
    if (missing !== null) return { fault: `its collection has no ${missing[1]} \`${missing[2]}\`` }
    return { fault: `its collection is damaged (SQLite says: ${message})` }
  } finally {
    database?.close()
  }
}

function contentsOf(database: Database): Collection | PackageFault {
  // A view could stand for a table and never come to an end.
  const [view] = rows(database, "SELECT name FROM sqlite_master WHERE type = 'view'")
  if (view !== undefined) return { fault: `\`${view[0]}\` in its collection is no table of Anki’s` }
  const [row] = rows(database, 'SELECT ver, models, decks FROM col')
  if (row === undefined) return { fault: 'its collection is empty' }
  const [version, models, deckList] = row
  if (Number(version) !== schema) {
    const age = Number(version) < schema ? 'older' : 'newer'
    return { fault: `its collection is of the ${age} schema ${version}, and only ${schema} is read` }
  }
  const types = readNoteTypes(String(models))
  if (types === undefined) return { fault: 'the note types in its collection are damaged' }
  const decks = readDecks(String(deckList))
  if (decks === undefined) return { fault: 'the decks in its collection are damaged' }
  const nameOf = (id: number) => decks.get(id)?.name ?? `a deck that is not there (${id})`

  const cards = readCards(database, nameOf)
  const notes: PackedNote[] = []
  let count = 0
  for (const [id, guid, typeId, modified, tags, fields] of rows(
    database,
    'SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id',
  )) {
    const type = types.get(Number(typeId))
    if (type === undefined) return { fault: `the note \`${guid}\` in it is of a note type that is not there` }
    const own = cards.get(Number(id)) ?? []
    count += own.length
    notes.push({
      guid: String(guid),
      type,
      fields: String(fields).split('\x1f'),
      tags: String(tags)
        .split(/[ \u3000]+/)
        .filter((tag) => tag !== ''),
      modified: Number(modified),
      cards: own,
    })
  }
  const lost = [...cards.values()].reduce((sum, some) => sum + some.length, 0) - count
  if (lost > 0)
    return { fault: `${lost === 1 ? 'a card' : `${lost} cards`} in it belong${lost === 1 ? 's' : ''} to no note` }
  return {
    notes: inOrderOfStudy(notes),
    decks: new Map(Array.from(decks.values(), ({ name, description }) => [name, description])),
  }
}

/** The cards by the ids of their notes, those of a note in the order of their ordinals. */
function readCards(database: Database, nameOf: (id: number) => string): Map<number, PackedCard[]> {
  const cards = new Map<number, PackedCard[]>()
  // A card that lies in a filtered deck for a while belongs to the deck that it came from.
  const query = `SELECT nid, ord, CASE odid WHEN 0 THEN did ELSE odid END, type, CASE odid WHEN 0 THEN due ELSE odue END
    FROM cards ORDER BY id`
  for (const [note, ordinal, deck, type, due] of rows(database, query)) {
    const card = {
      ordinal: Number(ordinal),
      deck: nameOf(Number(deck)),
      position: type === 0 ? Number(due) : undefined,
    }
    const siblings = cards.get(Number(note))
    if (siblings === undefined) cards.set(Number(note), [card])
    else siblings.push(card)
  }
  // Several times as fast as asking SQLite for this order: most notes have few cards, which lie in it already.
  for (const siblings of cards.values()) if (siblings.length > 1) siblings.sort((a, b) => a.ordinal - b.ordinal)
  return cards
}

function inOrderOfStudy(notes: PackedNote[]): PackedNote[] {
  const placeOf = ({ cards }: PackedNote) => cards[0]?.position ?? Number.MAX_SAFE_INTEGER
  return notes.sort((a, b) => placeOf(a) - placeOf(b))
}

function* rows(database: Database, query: string): Generator<SqlValue[]> {
  const statement = database.prepare(query)
  while (statement.step()) yield statement.get()
  statement.free()
}
