import type { Diagnostic } from '../diagnostics/diagnostic.js'

/** What a run found, in figures. */
export interface Summary {
  readonly files: number
  readonly notes: number
  readonly cards: number
  readonly errors: number
  readonly warnings: number
}

/** What a run found. */
export interface Report {
  /** In the order in which they are to be told. */
  readonly diagnostics: readonly Diagnostic[]
  readonly summary: Summary
  /** The version of deckwright that found it; undefined where nobody needs to know. */
  readonly version?: string
  /** The folder from which paths are seen, as it is seen from the root of the repository; empty if it is that root. */
  readonly folder?: string
  /** Whether the run fails for its warnings too. */
  readonly warningsFail?: boolean
}

/** What the reader's screen is like. */
export interface Look {
  readonly color: boolean
  /** Columns that a line may take. */
  readonly width: number
}

/**
 * Gives a report as text, every line ended; nothing where nothing is to be said.
 *
 * Its kin lie beside this file; to add one, write it and name it in `registry.ts`.
 */
export type Reporter = (report: Report, look: Look) => string
