/** How many bits each symbol gets, by how often it occurs: as Huffman has it, but none more than `limit`. */
export function codeLengths(counts: Uint32Array, limit: number): Uint8Array {
  const leaves = leavesOf(counts)
  const weights = new Float64Array(2 * leaves.length - 1)
  for (let flatter = 1; ; flatter *= 2) {
    leaves.forEach(({ count }, index) => {
      weights[index] = Math.ceil(count / flatter)
    })
    const depths = depthsOf(weights, leaves.length)
    // The rarest lies deepest. Where that is too deep, what is rare is taken for more frequent than it is.
    if (depths[0]! > limit) continue
    const lengths = new Uint8Array(counts.length)
    leaves.forEach(({ symbol }, index) => {
      lengths[symbol] = depths[index]!
    })
    return lengths
  }
}

/** The symbols that occur, the rarest first. */
function leavesOf(counts: Uint32Array) {
  const leaves: { symbol: number; count: number }[] = []
  counts.forEach((count, symbol) => {
    if (count > 0) leaves.push({ symbol, count })
  })
  // Some readers do not take a code for less than two symbols.
  for (let symbol = 0; leaves.length < 2; symbol++) if (counts[symbol] === 0) leaves.push({ symbol, count: 1 })
  return leaves.sort((a, b) => a.count - b.count || a.symbol - b.symbol)
}

/** How deep each leaf lies in the tree that joins the two lightest over and over again. The leaves come by their weight. */
function depthsOf(weights: Float64Array, leaves: number): Uint16Array {
  const parents = new Uint16Array(weights.length)
  let leaf = 0
  let joined = leaves
  for (let made = leaves; made < weights.length; made++) {
    weights[made] = 0
    for (let child = 0; child < 2; child++) {
      const isLeaf = leaf < leaves && (joined === made || weights[leaf]! <= weights[joined]!)
      const lightest = isLeaf ? leaf++ : joined++
      weights[made]! += weights[lightest]!
      parents[lightest] = made
    }
  }
  const depths = new Uint16Array(weights.length)
  for (let node = weights.length - 2; node >= 0; node--) depths[node] = depths[parents[node]!]! + 1
  return depths
}

/** The codes of symbols whose lengths are known (RFC 1951, §3.2.2), as they are written: their first bit is the lowest. */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(17)
  for (const length of lengths) if (length > 0) next[length + 1]!++
  for (let length = 1; length < next.length; length++) next[length] = (next[length]! + next[length - 1]!) << 1
  return Uint16Array.from(lengths, (length) => (length === 0 ? 0 : turned(next[length]!++, length)))
}

function turned(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit++) result = (result << 1) | ((code >> bit) & 1)
  return result
}
