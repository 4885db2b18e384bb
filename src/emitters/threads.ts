import type { Packed } from '../zip/deflate.js'
import type { CollectionToPack } from './apkg/packed-collection.js'

export type { Packed }

/** Threads that make parts of outputs beside the one that asks. What they make is what it would have made itself. */
export interface Threads {
  /** Packs a package's collection. Undefined where no thread is free, or it cannot: whoever asks does it as soon. */
  packed(collection: CollectionToPack): Promise<Packed | undefined> | undefined
}
