import { deckId, deckKey } from '../../model/deck-name.js'
import type { PackagedNoteType } from '../../model/packaged-note-type.js'
import { takeId } from '../../model/stable-id.js'
import type { Row } from '../../sqlite/row.js'
import { noteTypeJson } from './note-type-json.js'

/** The decks of a package: their ids by `deckKey`, and the names under those ids. */
export interface PackageDecks {
  readonly idOf: (name: string) => number
  readonly names: ReadonlyMap<number, string>
}

/** Deck ids for names in their order. Names that differ only in letter case are one deck, as in Anki. */
export function packageDecks(names: Iterable<string>): PackageDecks {
  const ids = new Map<string, number>()
  const named = new Map<number, string>()
  const taken = new Set([1])
  for (const name of names) {
    const key = deckKey(name)
    if (ids.has(key)) continue
    const id = takeId(deckId(name), taken)
    ids.set(key, id)
    named.set(id, name)
  }
  return { idOf: (name) => ids.get(deckKey(name)) ?? 1, names: named }
}

/** What the one row of the `col` table says. */
export interface CollectionFacts {
  readonly types: Iterable<PackagedNoteType>
  readonly decks: PackageDecks
  readonly notes: number
  /** When the last of the notes changed, in seconds. */
  readonly changed: number
}

/** A day long past, four in the morning: dates of reviews count from it, and new cards have none. */
const created = 1_262_318_400

/** The one row of the `col` table, in the order of its columns. */
export function collectionRow({ types, decks, notes, changed }: CollectionFacts): Row {
  const milliseconds = changed * 1000
  const models = Object.fromEntries([...types].map((type) => [type.anki.id, noteTypeJson(type)]))
  return [
    1,
    created,
    milliseconds,
    milliseconds,
    11,
    0,
    0,
    0,
    JSON.stringify(configOf(notes)),
    JSON.stringify(models),
    JSON.stringify(decksOf(decks, changed)),
    JSON.stringify({ 1: deckOptions }),
    '{}',
  ]
}

function decksOf({ names }: PackageDecks, changed: number): Record<string, unknown> {
  const decks: Record<string, unknown> = {}
  // Old clients expect deck 1. No card of ours lies in it, and its name must be no other deck's.
  const keys = new Set([...names.values()].map(deckKey))
  decks[1] = deckOf(1, keys.has('default') ? 'Default (unused)' : 'Default', 0)
  for (const [id, name] of names) decks[id] = deckOf(id, name, changed)
  return decks
}

function deckOf(id: number, name: string, mod: number): Record<string, unknown> {
  const today = [0, 0]
  return {
    id,
    mod,
    name,
    usn: 0,
    lrnToday: today,
    revToday: today,
    newToday: today,
    timeToday: today,
    collapsed: false,
    browserCollapsed: false,
    desc: '',
    dyn: 0,
    conf: 1,
    extendNew: 0,
    extendRev: 0,
  }
}

/** What old clients expect to find; the newer ones read none of it. */
function configOf(notes: number): Record<string, unknown> {
  return {
    activeDecks: [1],
    curDeck: 1,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    curModel: null,
    nextPos: notes + 1,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    dayLearnFirst: false,
    schedVer: 2,
  }
}

/** Anki's own options for a deck: the reader's stay as they are. */
const deckOptions = {
  id: 1,
  mod: 0,
  name: 'Default',
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  dyn: false,
}
