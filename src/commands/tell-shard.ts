import type { Terminal } from '../io/terminal.js'
import type { SourceOptions } from './command.js'
import { counted } from './counted.js'
import type { Gathering } from './gather.js'

/** Whether there are files, and only in other shards: nothing is to be done then, and nothing is wrong. */
export function isEmptyShard({ inputs, inAllShards = 0, unread }: Gathering): boolean {
  return inputs.length === 0 && inAllShards > 0 && unread === 0
}

/** Says which part of the files was read. */
export function tellShard(
  { inputs, inAllShards }: Gathering,
  { shard }: Pick<SourceOptions, 'shard'>,
  terminal: Terminal,
): void {
  if (shard === undefined || inAllShards === undefined) return
  terminal.say(`  shard ${shard.part} of ${shard.of}: ${inputs.length} of ${counted(inAllShards, 'file')}`)
}
