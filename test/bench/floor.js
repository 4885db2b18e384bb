import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import initSqlJs from 'sql.js'

// The floor: what a package of these notes costs in Node, if its text need only be cut at the blank lines. No Markdown,
// no checks, no pictures, no identities; SQLite as sql.js, the tables of Anki without indexes, deflate of level 6.
//     node floor.js SOURCE PACKAGE

const [, , source = '', target = ''] = process.argv
const text = readFileSync(source, 'utf8')
const database = new (await initSqlJs()).Database()
database.run(`
  CREATE TABLE col (id integer PRIMARY KEY, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
  CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data);
  CREATE TABLE cards (id integer PRIMARY KEY, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses,
    left, odue, odid, flags, data);
  CREATE TABLE revlog (id integer PRIMARY KEY, cid, usn, ease, ivl, lastIvl, factor, time, type);
  CREATE TABLE graves (usn, oid, type);
  BEGIN`)
const addNote = database.prepare(`INSERT INTO notes VALUES (?, ?, ?, 1, -1, '', ?, ?, ?, 0, '')`)
const addCard = database.prepare(`INSERT INTO cards VALUES (?, ?, ?, ?, 1, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')`)
const [basic, cloze] = [1_700_000_000_001, 1_700_000_000_002]
const decks = new Map([['Default', 1]])
let deck = 1
let noteId = 1_600_000_000_000
let cardId = 1_600_000_000_000
for (const paragraph of text.split('\n\n')) {
  const named = /^# deck: (.*)/.exec(paragraph)
  if (named !== null) {
    deck = decks.get(named[1] ?? '') ?? 1_500_000_000_000 + decks.size
    decks.set(named[1] ?? '', deck)
    continue
  }
  if (paragraph === '') continue
  noteId++
  const line = paragraph.indexOf('\n')
  let cards = 0
  let fields = paragraph.replace(/(?<![^\s(])-(?=\S)([^-]*[^-\s])-(?!\w)/g, (_, hidden) => `{{c${++cards}::${hidden}}}`)
  const asks = cards === 0
  fields = asks ? `${fields.slice(0, line)}\x1f${fields.slice(line + 1)}` : `${fields}\x1f`
  const first = fields.slice(0, fields.indexOf('\x1f'))
  const hash = createHash('sha1').update(first).digest()
  addNote.run([noteId, hash.toString('base64', 0, 8), asks ? basic : cloze, fields, first, hash.readUInt32BE()])
  for (let card = 0; card < Math.max(1, cards); card++) addCard.run([++cardId, noteId, deck, card, noteId % 1e9])
}
const type = (/** @type {number} */ id, /** @type {string} */ name, /** @type {readonly string[]} */ fields) => ({
  id,
  name,
  type: id === cloze ? 1 : 0,
  mod: 1,
  usn: -1,
  sortf: 0,
  did: 1,
  tmpls: [
    { name, ord: 0, qfmt: `{{${id === cloze ? 'cloze:' : ''}${fields[0]}}}`, afmt: `{{${fields[1]}}}`, did: null },
  ],
  flds: fields.map((name, ord) => ({ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] })),
  css: '',
  latexPre: '',
  latexPost: '',
  req: [[0, 'any', [0]]],
})
database.run(`INSERT INTO col VALUES (1, 1, 1, 1, 11, 0, 0, 0, '{}', ?, ?, '{}', '{}')`, [
  JSON.stringify({
    [basic]: type(basic, 'Basic', ['Front', 'Back']),
    [cloze]: type(cloze, 'Cloze', ['Text', 'Extra']),
  }),
  JSON.stringify(Object.fromEntries([...decks].map(([name, id]) => [id, { id, name, mod: 1, usn: -1, conf: 1 }]))),
])
database.run('COMMIT')
const files = { 'collection.anki2': database.export(), media: Buffer.from('{}') }
writeFileSync(target, zipSync(files, { level: 6 }))
