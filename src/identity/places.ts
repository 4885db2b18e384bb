/** How many decimal digits a place may have before the file's notes are placed anew. */
const mostDecimals = 6

/**
 * The places of a file's notes in their order: those that they had wherever they are still in order, and for the others
 * places between, so that what is inserted or moved changes no other note's line.
 */
export function placesOf(had: readonly (number | undefined)[]): number[] {
  if (isAscent(had)) return had.slice()
  const keep = longestAscent(had)
  const places = had.map((place, index) => (keep.has(index) ? place : undefined))
  for (let from = 0; from < places.length; ) {
    if (places[from] !== undefined) {
      from++
      continue
    }
    let to = from
    while (to < places.length && places[to] === undefined) to++
    const [low, high] = [from === 0 ? 0 : (places[from - 1] as number), places[to]]
    const gap = high === undefined ? 1 : (high - low) / (to - from + 1)
    const decimals = high === undefined ? 0 : decimalsFor(gap)
    if (decimals > mostDecimals) return had.map((_, index) => index + 1)
    const start = high === undefined ? Math.floor(low) : low
    for (let at = from; at < to; at++) places[at] = Number((start + gap * (at - from + 1)).toFixed(decimals))
    from = to
  }
  return places as number[]
}

/** Whether all have places, each above the one before: most files are as they were. */
function isAscent(places: readonly (number | undefined)[]): places is readonly number[] {
  let last = Number.NEGATIVE_INFINITY
  for (const place of places) {
    if (place === undefined || place <= last) return false
    last = place
  }
  return true
}

/** How many decimals tell places apart that lie so far from each other. */
function decimalsFor(gap: number): number {
  return gap <= 0 ? Number.POSITIVE_INFINITY : Math.max(0, Math.ceil(-Math.log10(gap / 2)))
}

/** The indices of the longest run of rising places. */
function longestAscent(places: readonly (number | undefined)[]): Set<number> {
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, place] of places.entries()) {
    if (place === undefined) continue
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[ends[middle]!] as number) < place) low = middle + 1
      else high = middle
    }
    previous[index] = low === 0 ? -1 : ends[low - 1]!
    ends[low] = index
  }
  const ascent = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at]!) ascent.add(at)
  return ascent
}
