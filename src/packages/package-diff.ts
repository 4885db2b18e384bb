import type { PackedMedia, PackedNote, PackedNoteType } from './package-contents.js'

/** What became of a package's contents in another one. */
export interface PackageDiff {
  /** Notes that only the new package holds, and those that only the old one does, by their guids. */
  readonly added: readonly PackedNote[]
  readonly gone: readonly PackedNote[]
  /** Notes of which something was written anew: fields, tags, the type, or which cards there are. */
  readonly edited: readonly NoteChange[]
  /** Notes of which nothing differs but the decks of their cards. */
  readonly moved: readonly NoteChange[]
  /** How many notes are the same; their times of change and their positions may differ. */
  readonly unchanged: number
  /** The notes among those that differ in nothing but the time of their change. */
  readonly retimed: readonly NotePair[]
  /** Notes that are studied at another place than before. */
  readonly repositioned: readonly Reposition[]
  /** Whether the notes that both packages hold are studied in the same order. */
  readonly sameOrder: boolean
  readonly noteTypes: readonly NoteTypeChange[]
  /** Note types of which nothing differs but the time of their change. */
  readonly retimedTypes: readonly PackedNoteType[]
  /** Decks that describe themselves otherwise. */
  readonly decks: readonly TextChange[]
  readonly media: readonly MediaChange[]
}

/** The same note in both packages. */
export interface NotePair {
  readonly before: PackedNote
  readonly after: PackedNote
}

/** How a note differs. */
export interface NoteChange extends NotePair {
  /** Whether it is of another note type. Anki refuses such a note. */
  readonly retyped: boolean
  /** The fields whose text differs, by their names. */
  readonly fields: readonly TextChange[]
  readonly tags: { readonly added: readonly string[]; readonly gone: readonly string[] }
  /** All cards of both, in the order of their ordinals. */
  readonly cards: readonly CardChange[]
}

/** A card of a note that differs. At least one side is there. */
export interface CardChange {
  /** From 0. */
  readonly ordinal: number
  readonly before: CardFace | undefined
  readonly after: CardFace | undefined
}

/** What tells a card from the others of its note. */
export interface CardFace {
  readonly deck: string
  readonly position: number | undefined
  /** What a card of a cloze note hides, without markup; what any other card is called. */
  readonly says: readonly string[]
}

/** A text that differs. A side on which there is nothing of the name is undefined. */
export interface TextChange {
  readonly name: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** A note that is studied at another place, and the places of its first card that has moved. */
export interface Reposition extends NotePair {
  readonly from: number
  readonly to: number
}

/** A note type that notes of either package are of, and that differs. Types are the same by their id, or else their name. */
export interface NoteTypeChange {
  readonly before: PackedNoteType | undefined
  readonly after: PackedNoteType | undefined
  /** What differs where both are there. */
  readonly parts: readonly TextChange[]
}

/** A picture or sound that only one package holds, or of which the bytes differ. */
export interface MediaChange {
  readonly name: string
  readonly before: PackedMedia | undefined
  readonly after: PackedMedia | undefined
  /** Of which package the bytes are damaged, so that nobody can tell. */
  readonly damaged: 'before' | 'after' | undefined
}
