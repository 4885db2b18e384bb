import { basename } from 'node:path'
import type { Input, Inputs } from '../io/inputs.js'
import { type ProjectFiles, pathInProject } from '../io/project-files.js'
import { isInShard, type Shard } from '../io/shard.js'

/** The inputs of a shard. */
export interface ShardInputs {
  readonly found: Inputs
  /** Inputs of other shards that are called as one of these: by its path the deck of each is named. */
  readonly namesakes: readonly Input[]
}

/** What of the inputs belongs to a shard; all where there is none. */
export function inputsOfShard(
  all: Inputs,
  shard: Shard | undefined,
  project: Pick<ProjectFiles, 'folder'> = { folder: '.' },
): ShardInputs {
  if (shard === undefined) return { found: all, namesakes: [] }
  const isOurs = new Map(all.inputs.map((input) => [input, isInShard(pathInProject(project, input.path), shard)]))
  const inputs = all.inputs.filter((input) => isOurs.get(input))
  const names = new Set(inputs.map(nameOf))
  const namesakes = all.inputs.filter((input) => !isOurs.get(input) && names.has(nameOf(input)))
  return { found: { ...all, inputs }, namesakes }
}

function nameOf({ name }: Input): string {
  return basename(name).toLowerCase()
}
