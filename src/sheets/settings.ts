import type { Typesetter } from '../shown/typeset-html.js'
import type { CardSize } from './card-size.js'

/** The sheets, by the names that `--sheet` takes; the first is made where nobody says which. */
export const sheetKinds = ['handout', 'questions', 'worksheet', 'cards'] as const

/** A kind of sheet. */
export type SheetKind = (typeof sheetKinds)[number]

/** Paper, by the names that `--paper` takes. */
export const paperNames = ['a4', 'letter'] as const

/** A size of paper. */
export type PaperName = (typeof paperNames)[number]

/** The edge over which a printer turns the paper, by the names that `--flip` takes. */
export const flips = ['long', 'short'] as const

/** How a sheet is to look. */
export interface SheetSettings {
  readonly kind: SheetKind
  readonly paper: PaperName
  /** Columns of text on a page. */
  readonly columns: number
  /** In points; undefined for the size that is usual for the kind. */
  readonly fontSize: number | undefined
  /** What the order is drawn by; undefined for the order of the notes. */
  readonly shuffle: string | undefined
  readonly cardSize: CardSize
  readonly flip: (typeof flips)[number]
}

/** A sheet as it is made where nothing else is asked for. */
export const usualSheet: SheetSettings = {
  kind: 'handout',
  paper: 'a4',
  columns: 1,
  fontSize: undefined,
  shuffle: undefined,
  cardSize: { kind: 'grid', columns: 2, rows: 4 },
  flip: 'long',
}

/** Width and height in millimetres. */
export const paperSizes: Readonly<Record<PaperName, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
}

/** The margin at both sides of text, in millimetres. */
export const sideMargin = 18

/** The size of text in points where none is asked for. */
const usualFontSizes: Readonly<Record<SheetKind, number>> = { handout: 10.5, questions: 10.5, worksheet: 12, cards: 13 }

/** The size of a sheet's text in points. */
export function fontSizeOf({ kind, fontSize }: SheetSettings): number {
  return fontSize ?? usualFontSizes[kind]
}

/** What a sheet is made with, beside its notes. */
export interface SheetMaking {
  readonly settings: SheetSettings
  /** The title where the notes have no deck in common. */
  readonly name: string
  /** The date in the margin, as `2026-01-31`. */
  readonly date: string
  readonly typeset: Typesetter
  /** The styling of set math. */
  readonly mathStyle: string
  /** Cards of which it is known that they do not fit, beside those of which it is guessed: see `fit-page.ts`. */
  readonly tooLong?: ReadonlySet<number>
}
