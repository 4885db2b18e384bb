const words = /\\(?:text[a-z]*|mbox|hbox|fbox)\s*\{/y
const longest = 2_000

/**
 * Where a formula ends whose first possible end is `first`: one that stands among words in it, `\text{for \(n\)}`, ends
 * a formula in those. `next` gives the next possible end from an offset on.
 */
export function endBeyondWords(text: string, from: number, first: number, next: (from: number) => number): number {
  if (first === -1) return first
  let end = first
  for (let at = from; at < end; at++) {
    if (text[at] !== '\\') continue
    words.lastIndex = at
    if (!words.test(text)) {
      at++
      continue
    }
    const behind = evenBrace(text, words.lastIndex)
    // Braces that stay open are a slip: who knows what they were to hold.
    if (behind === -1) return first
    if (end < behind) end = next(behind)
    if (end === -1) return first
    at = behind - 1
  }
  return end
}

/** Just behind the brace that closes one opened before an offset; -1 where none does for long. */
function evenBrace(text: string, from: number): number {
  let depth = 1
  const last = Math.min(text.length, from + longest)
  for (let at = from; at < last; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return -1
}
