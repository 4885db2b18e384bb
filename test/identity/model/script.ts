import { emptyLock, type Lock } from '../../../src/identity/lock.js'
import { parseLock } from '../../../src/identity/parse-lock.js'
import { printLock } from '../../../src/identity/print-lock.js'
import { dice } from './dice.js'
import { judge, type Tally } from './judge.js'
import { maker } from './make.js'
import { buildWorld } from './project.js'
import type { TrueFile, World } from './world.js'
import { edited, type Workbench } from './world-edits.js'

/** How large a script is. */
export interface ScriptSize {
  readonly files: number
  /** In each file, about. */
  readonly notes: number
  readonly rounds: number
}

/** Writes notes, edits and builds them round after round, now and then on two branches, and adds what came of it to a tally. */
export async function runScript(seed: number, size: ScriptSize, sums: Tally): Promise<void> {
  const random = dice(seed)
  const make = maker(random)
  const bench: Workbench = {
    dice: random,
    maker: make,
    files: [],
    attic: [],
    harsh: new Set(),
    touched: new Set(),
    edits: 0,
  }
  const truth = judge(sums)
  let world = make.world(size.files, size.notes)
  let lock: Lock = emptyLock
  let time = 1_700_000_000
  const see = async (now: World, from: Lock, judged = true) => {
    time += 1000
    const built = await buildWorld(now, from, time)
    if (judged) truth.see(now, built, bench.harsh)
    return throughText(built.lock)
  }

  lock = await see(world, lock)
  for (let round = 0; round < size.rounds; round++) {
    bench.harsh.clear()
    bench.touched.clear()
    const notes = world.reduce((sum, file) => sum + file.notes.length, 0)
    const many = Math.max(1, Math.round(notes * random.pick([0.02, 0.1, 0.25, 0.5])))
    if (random.chance(0.15)) {
      const one = edited(world, bench, many >> 1, false)
      const other = edited(world, bench, many >> 1, false)
      const locks = [await see(one, lock, false), await see(other, lock, false)] as const
      world = mergedWorlds(world, one, other)
      lock = mergedLocks(lock, ...locks)
    } else world = edited(world, bench, many)
    lock = await see(world, lock)
    world = world.map((file) => ({ ...file, notes: file.notes.map((note) => ({ ...note, orElse: [] })) }))
  }
  sums.edits += bench.edits
}

/** A lock written and read again. */
function throughText(lock: Lock): Lock {
  const read = parseLock(printLock(lock))
  if (read.lock === undefined) throw new Error(JSON.stringify(read.faults))
  return read.lock
}

/** Files as git would merge them: each note as the branch has it that changed it. */
function mergedWorlds(base: World, one: World, other: World): World {
  return base.map((file, index): TrueFile => {
    const [ours, theirs] = [one[index]!.notes, other[index]!.notes]
    const before = new Map(file.notes.map((note) => [note.id, note]))
    const byId = new Map(theirs.map((note) => [note.id, note]))
    const elsewhere = (world: World, id: number) =>
      world.some((each, at) => at !== index && each.notes.some((note) => note.id === id))
    const merged = ours.flatMap((note) => {
      const their = byId.get(note.id)
      const was = before.get(note.id)
      if (their === undefined) return was === undefined && !elsewhere(other, note.id) ? [note] : []
      return [note === was ? their : note]
    })
    for (const [at, note] of theirs.entries()) {
      if (before.has(note.id) || ours.includes(note) || elsewhere(one, note.id)) continue
      const above = merged.findIndex(({ id }) => id === theirs[at - 1]?.id)
      merged.splice(above + 1, 0, note)
    }
    return { ...file, notes: merged }
  })
}

/** Locks as git merges them with `merge=union`: the lines of both, without those of the base that one side changed. */
function mergedLocks(base: Lock, one: Lock, other: Lock): Lock {
  const [before, ours, theirs] = [base, one, other].map((lock) => printLock(lock).split('\n')) as [
    string[],
    string[],
    string[],
  ]
  const inBase = new Set(before)
  const [a, b] = [new Set(ours), new Set(theirs)]
  const lines = [
    ...ours.filter((line) => b.has(line) || !inBase.has(line)),
    ...theirs.filter((line) => !a.has(line) && !inBase.has(line)),
  ]
  const text = lines.filter((line) => line !== '').join('\n')
  const { lock, faults } = parseLock(`${text}\n`)
  if (lock === undefined) throw new Error(JSON.stringify(faults))
  return lock
}
