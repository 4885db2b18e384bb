/** A card of a note type, in Anki's template language. */
export interface CardTemplate {
  readonly name: string
  readonly front: string
  readonly back: string
}

/** A note type: which fields a note has and which cards are made of it. */
export interface NoteType {
  /** The name that sources write: Anki's stock name for the built-in ones. */
  readonly name: string
  /**
   * The name by which its notes are known from build to build, where that is another: the one that it had before it was
   * renamed, or one of its own where a project gave the built-in type other styling. See `lastingName`.
   */
  readonly knownAs?: string
  readonly kind: 'standard' | 'cloze'
  /** Field names, in Anki's order; the first one is the sort field. */
  readonly fields: readonly string[]
  /** One or more; exactly one for a cloze type. */
  readonly templates: readonly CardTemplate[]
}

/** The name that goes into the identity of a type's notes, and by which the lock knows the type. */
export function lastingName({ name, knownAs = name }: NoteType): string {
  return knownAs
}
