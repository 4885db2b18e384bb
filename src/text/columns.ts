import stringWidth from 'string-width'

/** How many columns a text takes: two for a wide character or an emoji, none for an accent. */
export function columnsOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text)
}
