/** What a PDF says of itself. */
export interface PdfFacts {
  readonly creator: string
  /** The day on which it says that it was made, as `2026-01-31`. */
  readonly date: string
}

/**
 * A PDF with other facts about itself than the browser gave it: not the minute in which it was printed and the name of
 * the browser, but what depends on its page alone. Nothing moves in it, since a table at its end says where all is.
 */
export function withFacts(pdf: Uint8Array, { creator, date }: PdfFacts): Uint8Array {
  const bytes = Buffer.from(pdf)
  const day = `D:${date.replaceAll('-', '')}000000+00'00'`
  put(bytes, '/Creator (', creator)
  for (const name of ['/CreationDate (', '/ModDate (']) put(bytes, name, day)
  return bytes
}

/** By what a PDF says that it was made. */
export function creatorOf(pdf: Uint8Array): string | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const place = placeOf(bytes, '/Creator (')
  return place && bytes.toString('latin1', place.start, place.end).trimEnd()
}

function put(bytes: Buffer, name: string, text: string): void {
  const place = placeOf(bytes, name)
  if (place === undefined || text.length > place.end - place.start) return
  bytes.write(text.padEnd(place.end - place.start), place.start, 'latin1')
}

/** Where the text of an entry stands, between its brackets. */
function placeOf(bytes: Buffer, name: string): { readonly start: number; readonly end: number } | undefined {
  const at = bytes.indexOf(name, 0, 'latin1')
  if (at === -1) return undefined
  const start = at + name.length
  let end = start
  // A backslash keeps a bracket from closing.
  while (end < bytes.length && bytes[end] !== 0x29) end += bytes[end] === 0x5c ? 2 : 1
  return end < bytes.length ? { start, end } : undefined
}
