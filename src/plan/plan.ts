/** What becomes of a card, as someone sees it who studied the last build. */
export interface PlannedCard {
  /** The cloze number, or the place of the card's template from 1. */
  readonly number: number
  readonly kind: 'new' | 'gone' | 'kept' | 'edited' | 'handed'
  /** What it hid, and what it hides; a template's name for a card that is no cloze. */
  readonly before?: string
  readonly now?: string
}

/** What becomes of a note. */
export interface PlannedNote {
  readonly kind: 'new' | 'edited' | 'moved' | 'gone' | 'returned'
  readonly guid: string
  readonly type: string
  /** Its first words. */
  readonly words: string
  /** Where it stands, or stood: `cells.md:12`, or a deck where no file is known. */
  readonly place: string
  /** Where it stood before, where that differs: a file, or the deck if that is what changed. */
  readonly from?: string
  /** The deck in which it is now, where that is what changed. */
  readonly to?: string
  /** The cards of which there is something to say. */
  readonly cards: readonly PlannedCard[]
}

/** What importing a build would do to someone who studies the last one. */
export interface Plan {
  readonly notes: readonly PlannedNote[]
  readonly unchanged: number
}

/** The kinds of changes, in the order in which they are told. */
export const plannedKinds = ['new', 'edited', 'moved', 'returned', 'gone'] as const

/** How many notes there are of each kind. */
export function figuresOf({ notes }: Plan): Record<PlannedNote['kind'], number> {
  const figures = { new: 0, edited: 0, moved: 0, gone: 0, returned: 0 }
  for (const { kind } of notes) figures[kind]++
  return figures
}
