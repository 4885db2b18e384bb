/** What a package holds, as whoever imports it would see it. Ids of rows and progress of study are left out. */
export interface PackageContents {
  /** In the order in which their cards are studied. */
  readonly notes: readonly PackedNote[]
  /** What the decks say about themselves, by their names. */
  readonly decks: ReadonlyMap<string, string>
  readonly media: ReadonlyMap<string, PackedMedia>
}

/** A note of a package. */
export interface PackedNote {
  readonly guid: string
  readonly type: PackedNoteType
  /** As HTML, in the order of the type. */
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  /** When it last changed, in seconds. */
  readonly modified: number
  /** In the order of their ordinals. */
  readonly cards: readonly PackedCard[]
}

/** A card of a note in a package. */
export interface PackedCard {
  /** From 0: the template's place, or the cloze's number less one. */
  readonly ordinal: number
  readonly deck: string
  /** Its place in the order of study; undefined if it has been studied, and so is no new card. */
  readonly position: number | undefined
}

/** A note type of a package. */
export interface PackedNoteType {
  readonly id: number
  readonly name: string
  readonly kind: 'standard' | 'cloze'
  /** When it last changed, in seconds. */
  readonly modified: number
  readonly fields: readonly string[]
  readonly templates: readonly string[]
  /** All that Anki would see of it, by what each is called; some of it may be empty. */
  readonly parts: ReadonlyMap<string, string>
}

/** A picture or sound of a package, which is unpacked only when it is read. */
export interface PackedMedia {
  readonly name: string
  readonly size: number
  readonly checksum: number
  /** Its bytes as they lie in the package. */
  packed(): Uint8Array | undefined
  /** Its bytes; undefined where they are damaged. */
  read(): Uint8Array | undefined
}

/** Why bytes cannot be read as a package: a clause to go behind the package's name. */
export interface PackageFault {
  readonly fault: string
}

/** Whether what was read is no package. */
export function isPackageFault(result: object): result is PackageFault {
  return 'fault' in result
}
