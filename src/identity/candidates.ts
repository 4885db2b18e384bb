import { contentOf, sketchIn } from './content.js'
import type { NoteFacts } from './facts.js'
import { sketchOfLine, type Weights } from './likeness.js'
import type { LockedNote } from './lock.js'
import { saidOf } from './lock-columns.js'
import type { SketchKind } from './sketch.js'

/** How many of a note's rarest hashes are looked up, in how long lists, and how many lines come of it. */
const lookedUp = 14
const longestList = 150
const mostCandidates = 8

/** Finds the lines that share a note's rare words, its first field or its rest. */
export function candidateFinder(lines: readonly LockedNote[], weights: Weights): (facts: NoteFacts) => LockedNote[] {
  const byHash = { words: new Map<number, LockedNote[]>(), letters: new Map<number, LockedNote[]>() }
  const byFirst = new Map<string, LockedNote[]>()
  const byRest = new Map<string, LockedNote[]>()
  for (const line of lines) {
    const { kind, hashes } = sketchOfLine(line)
    for (const hash of hashes) add(byHash[kind], hash, line)
    const { first, rest } = saidOf(line)
    add(byFirst, first, line)
    if (rest !== '') add(byRest, rest, line)
  }
  const kinds = (['words', 'letters'] as const).filter((kind) => byHash[kind].size > 0)

  return (facts) => {
    const points = new Map<LockedNote, number>()
    for (const kind of kinds) gather(facts, kind, points)
    const best = [...points].sort((a, b) => b[1] - a[1] || (a[0].guid < b[0].guid ? -1 : 1)).slice(0, mostCandidates)
    const { first, rest } = contentOf(facts)
    const same = [...(byFirst.get(first) ?? []).slice(0, 20), ...((rest && byRest.get(rest)) || []).slice(0, 20)]
    return [...new Set([...same, ...best.map(([line]) => line)])].filter(({ type }) => type === facts.type)
  }

  function gather(facts: NoteFacts, kind: SketchKind, points: Map<LockedNote, number>): void {
    const lists = sketchIn(facts, kind).hashes.flatMap((hash) => {
      const list = byHash[kind].get(hash)
      return list === undefined || list.length > longestList ? [] : [{ list, weight: weights(kind, hash) }]
    })
    lists.sort((a, b) => a.list.length - b.list.length)
    for (const { list, weight } of lists.slice(0, lookedUp))
      for (const line of list) points.set(line, (points.get(line) ?? 0) + weight)
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else there.push(value)
}
