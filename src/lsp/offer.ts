import { CompletionItemKind } from 'vscode-languageserver'
import type { CheckedFile } from './checked-file.js'

/** Where something is to be completed. */
export interface Completing {
  readonly checked: CheckedFile
  readonly offset: number
  readonly line: { readonly start: number; readonly end: number; readonly text: string }
  /** The line up to the place, and behind it. */
  readonly before: string
  readonly after: string
}

/** What may stand at a place: its label and text, and how much before and behind the place it replaces. */
export interface Offer {
  readonly label: string
  readonly detail?: string
  /** A text; `$0` in a snippet is where the cursor goes. */
  readonly text: string
  readonly snippet?: string
  readonly kind: CompletionItemKind
  readonly before: number
  readonly after: number
}

/** Offers of names that stand for what was written of one so far. */
export function namesOffered(
  names: readonly string[],
  written: string,
  after: number,
  kind: CompletionItemKind = CompletionItemKind.Value,
): Offer[] {
  return names.map((name) => ({ label: name, text: name, kind, before: written.length, after }))
}
