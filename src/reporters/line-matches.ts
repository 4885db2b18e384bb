import { diffArrays } from 'diff'

/** Two texts' lines that are the same: an index in the one, an index in the other. */
export type Match = readonly [number, number]

/** More lines than this in a row that came or went are told as a stretch replaced whole: to look closer takes its square. */
const mostEdits = 1000

/**
 * The lines that two texts have in common, in their order.
 *
 * Lines that each text has just once hold the two together; only what lies between them is compared closely. So a file
 * of a hundred thousand notes, changed in each of them, takes no longer than as many files.
 */
export function lineMatches(before: readonly string[], after: readonly string[]): Match[] {
  const matches: Match[] = []
  let [from, to] = [0, 0]
  for (const [index, other] of [...anchors(before, after), [before.length, after.length] as const]) {
    for (const match of closely(before.slice(from, index), after.slice(to, other))) {
      matches.push([from + match[0], to + match[1]])
    }
    if (index < before.length) matches.push([index, other])
    from = index + 1
    to = other + 1
  }
  return matches
}

/** Lines that stand once in each text, as many as keep their order. */
function anchors(before: readonly string[], after: readonly string[]): Match[] {
  const once = onlyOnes(before)
  const other = onlyOnes(after)
  const pairs: Match[] = []
  for (const [line, index] of once) {
    const there = index === -1 ? -1 : (other.get(line) ?? -1)
    if (there !== -1) pairs.push([index, there])
  }
  return longestRise(pairs)
}

/** Each line with its index, in the order in which they first stand; -1 if it stands there again. */
function onlyOnes(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [index, line] of lines.entries()) found.set(line, found.has(line) ? -1 : index)
  return found
}

/** The most of some pairs, ascending in their first numbers, that ascend in their second numbers, too. */
function longestRise(pairs: readonly Match[]): Match[] {
  // For each length, the pair with the least second number that ends a rise of it; for each pair, the one before it.
  const ends: number[] = []
  const previous: number[] = []
  for (const [at, [, second]] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1
      else high = middle
    }
    previous[at] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = at
  }
  const rise: Match[] = []
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) rise.push(pairs[at] ?? [0, 0])
  return rise.reverse()
}

function closely(before: string[], after: string[]): Match[] {
  if (before.length === 0 || after.length === 0) return []
  const matches: Match[] = []
  let [from, to] = [0, 0]
  for (const { added, removed, count } of diffArrays(before, after, { maxEditLength: mostEdits }) ?? []) {
    if (added) to += count
    else if (removed) from += count
    else for (let left = count; left > 0; left--) matches.push([from++, to++])
  }
  return matches
}
