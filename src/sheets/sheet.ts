import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { HtmlNode } from './html-tree.js'
import type { PaperSettings } from './paper.js'
import type { SheetMaking } from './settings.js'
import type { SheetNote } from './sheet-note.js'

/** A sheet before it is a page: what stands on it, how it looks, what was found. */
export interface SheetBody {
  readonly nodes: readonly HtmlNode[]
  /** Each in an element of its own: what one leaves open, does not reach into the next. */
  readonly styles: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A note and the headings that it stands under. */
export interface PlacedNote extends SheetNote {
  readonly path: readonly string[]
}

/**
 * A kind of sheet.
 *
 * Its kin lie beside this file; to add one, write it, and name it in `settings.ts` and `make-sheet.ts`.
 */
export type Sheet = (notes: readonly PlacedNote[], making: SheetMaking, paper: PaperSettings) => SheetBody
