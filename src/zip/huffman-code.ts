/**
 * How many bits each symbol gets: few where it is frequent, none where it never occurs, never more than `limit`.
 *
 * A tree is built of the two rarest again and again; what lies deeper than the limit is lifted, and others lowered for it.
 */
export function codeLengths(frequencies: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(frequencies.length)
  const used = usedSymbols(frequencies)
  if (used.length < 2) {
    // A code of one symbol would be no bits long. Readers expect two symbols.
    const [only = 0] = used
    lengths[only] = 1
    lengths[only === 0 ? 1 : 0] = 1
    return lengths
  }
  const counts = countsByLength(depths(used, frequencies), limit)
  // The rarest come first, and get the longest codes.
  let index = 0
  for (let length = limit; length > 0; length--) {
    for (let left = counts[length] as number; left > 0; left--) lengths[used[index++] as number] = length
  }
  return lengths
}

/** The symbols that occur, the rarest first, of equals the first one. */
function usedSymbols(frequencies: Uint32Array): number[] {
  const used: number[] = []
  for (let symbol = 0; symbol < frequencies.length; symbol++) if (frequencies[symbol] !== 0) used.push(symbol)
  return used.sort((a, b) => (frequencies[a] as number) - (frequencies[b] as number) || a - b)
}

/** How deep in the tree each of the symbols lies. */
function depths(used: readonly number[], frequencies: Uint32Array): Uint16Array {
  const leaves = used.length
  const nodes = 2 * leaves - 1
  const weights = new Float64Array(nodes)
  const parents = new Uint16Array(nodes)
  used.forEach((symbol, index) => {
    weights[index] = frequencies[symbol] as number
  })
  // Two queues, each of which rises: the leaves, and the nodes made of them.
  let leaf = 0
  let inner = leaves
  for (let node = leaves; node < nodes; node++) {
    for (let child = 0; child < 2; child++) {
      const takesLeaf = leaf < leaves && (inner >= node || (weights[leaf] as number) <= (weights[inner] as number))
      const taken = takesLeaf ? leaf++ : inner++
      weights[node] = (weights[node] as number) + (weights[taken] as number)
      parents[taken] = node
    }
  }
  const depth = new Uint16Array(nodes)
  for (let node = nodes - 2; node >= 0; node--) depth[node] = (depth[parents[node] as number] as number) + 1
  return depth.subarray(0, leaves)
}

/** How many symbols get codes of each length. */
function countsByLength(depth: Uint16Array, limit: number): Uint16Array {
  const counts = new Uint16Array(limit + 1)
  for (const one of depth) counts[Math.min(one, limit)]!++
  // What all codes take of the room there is: codes of one bit take half of it, and so on.
  let taken = 0
  for (let length = 1; length <= limit; length++) taken += (counts[length] as number) << (limit - length)
  for (; taken > 1 << limit; taken--) {
    // One code goes a level down and makes room for another beside it, which was too deep.
    let length = limit - 1
    while (counts[length] === 0) length--
    counts[length]!--
    counts[length + 1]! += 2
    counts[limit]!--
  }
  return counts
}

/** The codes of those lengths (RFC 1951, §3.2.2), the bits turned round, for that is how they are written. */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length]!++
  const next = new Uint16Array(16)
  for (let length = 2; length < 16; length++) {
    const before = length - 1
    next[length] = ((next[before] as number) + (counts[before] as number)) << 1
  }
  return Uint16Array.from(lengths, (length) => (length === 0 ? 0 : turned(next[length]!++, length)))
}

function turned(code: number, length: number): number {
  let bits = 0
  for (let index = 0; index < length; index++) bits |= ((code >> index) & 1) << (length - 1 - index)
  return bits
}
