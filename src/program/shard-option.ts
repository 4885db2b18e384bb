import type { Command } from 'commander'
import type { Shard } from '../io/shard.js'
import { failure } from '../io/system-error.js'

/** Adds the option that reads a part of the files only. */
export function withShard(command: Command): Command {
  return command.option('--shard <part>', 'only a part of the files, such as 3/8, chosen\nby their paths', shardOf)
}

/** The shard that `3/8` means. */
function shardOf(written: string): Shard {
  const [, part, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written)?.map(Number) ?? []
  if (part === undefined || of === undefined || part < 1 || part > of) {
    throw failure(`--shard takes a part such as 3/8, and \`${written}\` is none`)
  }
  return { part, of }
}
