/** Gives the end of the `[sound:…]` that opens at an offset, or undefined where it names nothing or nothing closes it. */
export type SoundEnds = (start: number) => number | undefined

/** How long the opening of a sound is: `[sound:`. */
const openingLength = 7

/** The ends of the sounds in a field's HTML, found in a time that does not grow with how many openings have none. */
export function soundEnds(html: string): SoundEnds {
  /** The first bracket that closes, behind an offset from which it was looked for. */
  let close = -1
  let searched = Number.POSITIVE_INFINITY
  return (start) => {
    const from = start + openingLength
    if (from < searched || (close !== -1 && close < from)) {
      searched = from
      close = html.indexOf(']', from)
    }
    return close <= from ? undefined : close + 1
  }
}

/** What the `[sound:…]` between two offsets names, entities not decoded. */
export function soundName(html: string, start: number, end: number): string {
  return html.slice(start + openingLength, end - 1)
}
