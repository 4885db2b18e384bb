import type { Problem } from '../../diagnostics/problem.js'
import { delimitersIn } from './delimiters.js'
import type { DashInlines } from './nodes.js'
import { opaqueIn } from './opaque.js'
import { faultsLeft } from './suspicion.js'

/** A change in the text of a paragraph. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A dash that went wrong: where that began, and how it can be mended. All offsets are into the paragraph's text. */
export interface Slip {
  readonly problem: Problem
  readonly message: string
  readonly hint: string
  readonly start: number
  readonly end: number
  readonly related: readonly { readonly message: string; readonly start: number; readonly end: number }[]
  readonly repair: Repair | undefined
}

/** Changes that mend a slip. */
export interface Repair {
  readonly title: string
  /** In the order of their places. */
  readonly edits: readonly TextEdit[]
}

/** Gives the first of some repairs that mends something. */
export type Tried = (candidates: readonly Repair[]) => Repair | undefined

/** A text in which a dash went wrong. */
export interface Scene {
  readonly text: string
  readonly inlines: DashInlines
  readonly tried: Tried
  /** Whether a place lies in code, math, a link or the like, where no dash counts. */
  readonly isOpaque: (at: number) => boolean
}

/** A text made ready for the search. */
export function sceneOf(text: string, inlines: DashInlines): Scene {
  let opaque: readonly number[] | undefined
  const isOpaque = (at: number) => {
    opaque ??= opaqueIn(text)
    for (let pair = 0; pair < opaque.length; pair += 2) {
      if ((opaque[pair] as number) > at) return false
      if (at < (opaque[pair + 1] as number)) return true
    }
    return false
  }
  return { text, inlines, tried: repairing(text), isOpaque }
}

/** In a longer paragraph, or in one with more slips, trying repairs would take too long. */
const longestTried = 20_000
const mostTried = 20

/** Tries repairs of a text and gives the first one after which fewer dashes look wrong. */
function repairing(text: string): Tried {
  let tried = 0
  let before: number | undefined
  return (candidates) => {
    if (text.length > longestTried) return undefined
    before ??= faultsLeft(text)
    for (const candidate of candidates) {
      if (tried++ >= mostTried) return undefined
      const mended = edited(text, candidate.edits)
      if (faultsLeft(mended, delimitersIn(mended)) < before) return candidate
    }
    return undefined
  }
}

function edited(text: string, edits: readonly TextEdit[]): string {
  let mended = ''
  let from = 0
  for (const edit of edits) {
    mended += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return mended + text.slice(from)
}
