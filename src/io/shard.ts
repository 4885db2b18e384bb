import { hash } from '../text/hash.js'

/** A part of the files: the third of eight. */
export interface Shard {
  /** From 1. */
  readonly part: number
  readonly of: number
}

/**
 * Whether a file belongs to a shard. Its path in the project alone says so, with `/`: the same on every machine, and
 * a file that comes or goes moves no other one.
 */
export function isInShard(path: string, { part, of }: Shard): boolean {
  return Number.parseInt(hash('sha256', path.normalize('NFC')).slice(0, 12), 16) % of === part - 1
}

/** The path of the one file that a shard fills, so that no shard writes over another: `all-3-of-8.apkg`. */
export function shardPath(path: string, { part, of }: Shard): string {
  return path.replace(/(?<=[^\\/])(?:\.[^.\\/]*)?$/, (ending) => `-${part}-of-${of}${ending}`)
}
