/** A card of a cloze note as the lock remembers it. */
export interface LockedCard {
  readonly number: number
  /** What it hides, without markup; the answers of a group parted by ` / `. What is longer than 40 characters is cut and ends in a hash. */
  readonly answer: string
  /** Hashes of the word before its first deletion and of the word behind it, two characters each. */
  readonly context: string
}

/** What the lock remembers of a note. Not to be spread: `changed` makes another one of it. */
export interface LockedNote {
  readonly guid: string
  /** The guid that the writer's own id gives, where there is one. A note may have had another before the id was written. */
  readonly key: string | undefined
  /** Its note type, by the name that sources use. */
  readonly type: string
  /** When what Anki sees of it last changed, in seconds. */
  readonly mod: number
  /** The deck's full name in Anki's form. */
  readonly deck: string
  /** The path of the file in which it stands, or stood last, relative to the project. */
  readonly file: string
  /** Its place among the notes of its file. Notes that come between others take fractions, so that nobody else's line changes. */
  readonly place: number
  /** Since when the note has been gone from the project, in seconds; undefined while it is there. */
  readonly gone: number | undefined
  /** Hash of what Anki sees: fields, tags, bytes of media. */
  readonly shown: string
  /** Hash of the field texts as they are in the model. */
  readonly text: string
  /** What the note says as its line has it: `saidOf` reads it. */
  readonly said: string
  /** The cards of a cloze note as its line has them: `cardsOfLine` reads them. */
  readonly cards: string
}

/** A field or card template of a note type: Anki knows it by its id. */
export interface LockedPart {
  readonly id: number
  readonly name: string
}

/** What the lock remembers of a note type that is in use. */
export interface LockedType {
  /** By this name sources call it. */
  readonly name: string
  readonly id: number
  /** When what Anki sees of it last changed, in seconds. */
  readonly mod: number
  readonly kind: 'standard' | 'cloze'
  /** Hash of what Anki sees: names, templates, styling. */
  readonly shown: string
  readonly fields: readonly LockedPart[]
  readonly templates: readonly LockedPart[]
}

/** What earlier builds of a project gave out. */
export interface Lock {
  /** Mixed into the guids of new notes, to set them apart from those of every other project. */
  readonly namespace: string | undefined
  /** By name. */
  readonly types: ReadonlyMap<string, LockedType>
  /** By guid. */
  readonly notes: ReadonlyMap<string, LockedNote>
}

/** The lock of a project that was never built. */
export const emptyLock: Lock = { namespace: undefined, types: new Map(), notes: new Map() }

/** What stands between the answers of a group. */
export const parting = ' / '

/** The version of the lock's text that this deckwright reads and writes. */
export const lockVersion = 1

/** The highest cloze number for which every Anki makes a card. */
export const highestNumber = 499
