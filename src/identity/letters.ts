/** How far apart two short texts are in their letters, whatever their case: 0 for the same, 1 for nothing in common. */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one.toLowerCase()], [...other.toLowerCase()]]
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 0
  let above = b.map((_, index) => index + 1)
  above.unshift(0)
  for (const [row, letter] of a.entries()) {
    const line = [row + 1]
    for (const [column, other] of b.entries())
      line.push(Math.min(above[column]! + (letter === other ? 0 : 1), above[column + 1]! + 1, line[column]! + 1))
    above = line
  }
  return above[b.length]! / longest
}
