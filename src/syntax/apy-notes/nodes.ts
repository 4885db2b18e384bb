import type { Span } from '../../text/span.js'
import type { Comment } from '../comment.js'

/** The keys that a file or a note may have. */
export const apyKeys = ['model', 'deck', 'tags', 'markdown', 'nid', 'id', 'external-ids'] as const

/** The name of a key, without its short forms. */
export type ApyKeyName = (typeof apyKeys)[number]

/** A line `key: value`. */
export interface ApyKey {
  readonly name: ApyKeyName
  readonly value: string
  readonly span: Span
  readonly valueSpan: Span
}

/** A level-2 heading and the text below it. */
export interface ApyField {
  readonly name: string
  /** The heading, without its hashes. */
  readonly nameSpan: Span
  /** Without outer blank lines and lines that are comments for deckwright. */
  readonly text: string
  /** Where the text comes from, as in the model's `Field`. */
  readonly origin: readonly number[]
}

/** A level-1 heading, the keys below it and its fields. */
export interface ApyNote {
  readonly title: string
  readonly keys: readonly ApyKey[]
  readonly comments: readonly Comment[]
  readonly fields: readonly ApyField[]
  /** The heading's line. */
  readonly head: Span
  readonly span: Span
}

/** A file of notes: its defaults, then its notes. */
export interface ApyFile {
  readonly keys: readonly ApyKey[]
  readonly notes: readonly ApyNote[]
  readonly comments: readonly Comment[]
}
