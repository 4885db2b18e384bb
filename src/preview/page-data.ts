import type { Severity } from '../diagnostics/problem.js'

/** A note in the list of the page, or a finding that stands in no note. */
export interface Row {
  readonly kind: 'note' | 'finding'
  /** Changes when what the cards or the findings show changes. */
  readonly key: string
  readonly line: number
  readonly column: number
  readonly deck: string
  /** The name of its type as the source writes it; empty for a finding. */
  readonly type: string
  readonly tags: readonly string[]
  /** What its fields say without markup, a line for each: what the list shows and the search looks through. */
  readonly text: string
  readonly cards: number
  /** Whether an error keeps it out of what is built. */
  readonly leftOut: boolean
  readonly findings: readonly RowFinding[]
}

/** A finding as the list knows it. */
export interface RowFinding {
  readonly code: string
  readonly severity: Severity
}

/** The rows of a file, in the order of its text. */
export interface FileRows {
  readonly path: string
  readonly rows: readonly Row[]
}

/** How the rows of a file have changed. A file of which nothing is said is as it was. */
export interface FileChange {
  readonly path: string
  /** The first row that changed, and how many rows stood there. */
  readonly at: number
  readonly removed: number
  readonly rows: readonly Row[]
  /** How many lines further down the rows behind them stand now. */
  readonly shift: number
}

/** What is wrong and not in any file that is read: a folder that is gone, a file that cannot be opened. */
export type Trouble = string

/** The run in figures. */
export interface Figures {
  readonly files: number
  readonly notes: number
  readonly cards: number
  readonly errors: number
  readonly warnings: number
}

/** A note type as the page shows its cards. */
export interface TypeLook {
  readonly css: string
  /** Changes when its templates do, or the files that they name. */
  readonly templates: string
}

/** What the page is told of the whole. */
export interface Whole {
  /** Rises with every change. */
  readonly revision: number
  /** The paths of the files in the order of the list. */
  readonly paths: readonly string[]
  readonly figures: Figures
  readonly troubles: readonly Trouble[]
  /** By the names that sources write. */
  readonly types: Readonly<Record<string, TypeLook>>
}

/** What the page starts with. */
export interface PageData extends Whole {
  readonly files: readonly FileRows[]
  /** How the place of a note is opened, with `{path}`, `{line}` and `{column}`; undefined where nothing opens it. */
  readonly editor?: string | undefined
  /** The folder from which the paths are seen, for the editor. */
  readonly root?: string | undefined
  readonly allowScripts: boolean
  /** The styling of set math. */
  readonly mathCss: string
  /** Where the page is one file: the cards of every row by file, and pictures and sounds as addresses of data. */
  readonly cards?: readonly (readonly NoteCards[])[]
  readonly media?: Readonly<Record<string, string>>
}

/** What has changed since the page was told last. */
export interface Update extends Whole {
  readonly changes: readonly FileChange[]
}

/** A card, both sides, as the page shows it. */
export interface CardView {
  /** From 0, as the class `card1` counts it from 1. */
  readonly ordinal: number
  readonly name: string
  readonly front: SideView
  readonly back: SideView
}

/** A side of a card. */
export interface SideView {
  readonly html: string
  /** What is not shown of it, and why. */
  readonly blocked: readonly string[]
}

/** A place in a source. */
export interface PlaceView {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** A finding as it is told beside its note. */
export interface FindingView extends PlaceView {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint?: string | undefined
  /** The line of the source with the place marked below it. */
  readonly frame: string
  readonly related: readonly (PlaceView & { readonly message: string; readonly frame: string })[]
}

/** What the page shows of a row. */
export interface NoteCards {
  readonly key: string
  readonly cards: readonly CardView[]
  readonly findings: readonly FindingView[]
  /** Set where the cards were too large to be shown at once: how many characters they have. */
  readonly size?: number
}
