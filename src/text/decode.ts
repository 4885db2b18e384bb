import { letterPattern } from './letter-pattern.js'
import { type SourceFile, sourceFile } from './source-file.js'

/** Why bytes are not a text that can be read, and what to do about it. */
export interface DecodingFault {
  readonly kind: 'not-utf-8' | 'not-text'
  /** The fault's place in the text of the file. */
  readonly start: number
  readonly end: number
  readonly message: string
  readonly hint: string
}

/** A file's bytes as text. With a fault, `file` is only good for showing the place. */
export interface Decoding {
  readonly file: SourceFile
  readonly fault: DecodingFault | undefined
}

/** The text of a file's bytes, which must be UTF-8. */
export function decode(path: string, bytes: Uint8Array): Decoding {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return { file: sourceFile(path, ''), fault: wideFault(wide) }

  const written = lossy.decode(bytes)
  const file = sourceFile(path, written)
  const bad = written.includes('\ufffd') ? firstInvalid(bytes) : -1
  const zero = bytes.indexOf(0)
  if (zero !== -1) {
    if (bad !== -1 || manyZeros(bytes)) return { file: sourceFile(path, ''), fault: binaryFault }
    return { file, fault: zeroFault(lengthAsText(path, bytes.subarray(0, zero)), zero) }
  }
  return { file, fault: bad === -1 ? undefined : invalidFault(bytes, bad, lengthAsText(path, bytes.subarray(0, bad))) }
}

const lossy = new TextDecoder('utf-8', { ignoreBOM: true })

function lengthAsText(path: string, bytes: Uint8Array): number {
  return sourceFile(path, lossy.decode(bytes)).text.length
}

/** The name of the encoding if the bytes are UTF-16 or UTF-32, marked or plainly recognisable. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16'
  if (a === 0xfe && b === 0xff) return 'UTF-16'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32'
  // Unmarked UTF-16 of mostly Latin text: a zero in every other byte, and nowhere else.
  const length = Math.min(bytes.length & ~1, 512)
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  return length >= 4 && Math.min(even, odd) === 0 && Math.max(even, odd) > length * 0.3 ? 'UTF-16' : undefined
}

function wideFault(encoding: string): DecodingFault {
  const message = `This file is ${encoding}, and only UTF-8 is read`
  return { kind: 'not-utf-8', start: 0, end: 0, message, hint: 'save it as UTF-8 in your editor' }
}

const binaryFault: DecodingFault = {
  kind: 'not-text',
  start: 0,
  end: 0,
  message: 'This is not a text file',
  hint: 'name only files that hold notes',
}

function zeroFault(start: number, offset: number): DecodingFault {
  const message = `Byte 0x00 at offset ${offset} does not belong in a text`
  return { kind: 'not-text', start, end: start + 1, message, hint: 'remove it, or name only files that hold notes' }
}

const visible = letterPattern(String.raw`[\p{L}\p{P}\p{S}]`, 'u')

function invalidFault(bytes: Uint8Array, offset: number, start: number): DecodingFault {
  const byte = bytes[offset] ?? 0
  const message = `Byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} at offset ${offset} is not UTF-8`
  // The bytes 0x80 to 0x9f are letters only in Windows-1252; from 0xa0 on the two agree.
  const name = byte < 0xa0 ? 'Windows-1252' : 'Latin-1 or Windows-1252'
  const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte))
  const guess = visible(letter).test(letter) ? `; in ${name} that byte is \`${letter}\`` : ''
  return { kind: 'not-utf-8', start, end: start + 1, message, hint: `save the file as UTF-8${guess}` }
}

function manyZeros(bytes: Uint8Array): boolean {
  let zeros = 0
  for (const byte of bytes) if (byte === 0) zeros++
  return zeros > 3 && zeros * 100 > bytes.length
}

/** The offset of the first byte that cannot stand where it stands in UTF-8; -1 if there is none. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/** How many bytes the character at an offset takes; 0 if none begins there. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  const second = bytes[at + 1] ?? 0
  // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < least || second > most) return 0
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
