import { crc32, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { packing } from '../src/zip/deflate.js'
import { openZip } from '../src/zip/read-zip.js'
import { directoryEnd, directoryEntry, type FileToZip, zipPieces } from '../src/zip/write-zip.js'

function packed(pieces: Iterable<Uint8Array>, head?: Uint8Array) {
  const { add, done } = packing()
  for (const piece of pieces) add(piece)
  return done(head)
}

const joined = (pieces: Iterable<Uint8Array>) => Buffer.concat(packed(pieces).pieces)

/** Whether bytes come back from it; compared as a whole, for what is long is slow to compare by its parts. */
const comesBack = (bytes: Uint8Array) => inflateRawSync(joined([bytes])).equals(bytes)

/** Bytes that look like nothing, the same ones each time. */
function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length)
  let state = seed
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}

const word = fc.constantFrom('the ', 'cell ', '{{c1::', '}}', 'energy', '<br>', '\x1f', 'é', 'a', '\0\0\0\0')
const text = fc.array(word, { maxLength: 4000 }).map((words) => Buffer.from(words.join('')))
const bytes = fc.oneof(text, fc.uint8Array({ maxLength: 3000 }).map(Buffer.from))

describe('deflate', () => {
  it('gives back what went in', () => {
    fc.assert(fc.property(bytes, (some) => comesBack(some)))
  })

  it('says of what it packed how long it was, and its checksum', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 3 }), (pieces) => {
        const { size, checksum } = packed(pieces)
        const whole = Buffer.concat(pieces)
        expect([size, checksum]).toEqual([whole.length, crc32(whole)])
      }),
    )
  })

  // So many bytes are packed by themselves.
  const stretch = 2 ** 20

  it.each([0, 10, stretch, 3 * stretch + 1])('puts before it what is known last: %i bytes', (length) => {
    const [head, rest] = [noise(16_384), Buffer.alloc(length, 'The same again. ')]
    const whole = Buffer.concat([head, rest])
    const { pieces, size, checksum } = packed([rest.subarray(0, 1_000_000), rest.subarray(1_000_000)], head)
    expect(inflateRawSync(Buffer.concat(pieces)).equals(whole)).toBe(true)
    expect([size, checksum]).toEqual([whole.length, crc32(whole)])
  })

  // There are libraries that take what stands before the first bytes for zeros.
  it('refers to nothing before the first byte', () => {
    const zeros = fc.array(fc.constantFrom('\0\0\0\0', 'the ', '\0'), { maxLength: 60 })
    fc.assert(fc.property(zeros, (pieces) => comesBack(Buffer.from(pieces.join('')))))
    expect(comesBack(Buffer.from('\0\0\0\0the \0\0\0\0\0\0\0\0'))).toBe(true)
  })

  // Around the longest match, the window, and what is packed at a time.
  it.each([
    0,
    1,
    2,
    3,
    4,
    5,
    257,
    258,
    259,
    260,
    2 ** 15,
    2 ** 16 - 1,
    2 ** 16,
    2 ** 16 + 1,
    2 ** 18 + 3,
    stretch - 1,
    stretch,
    stretch + 1,
    2 * stretch,
    3 * stretch + 2 ** 16,
  ])('gives back %i bytes of each kind', (length) => {
    expect(comesBack(Buffer.alloc(length))).toBe(true)
    expect(comesBack(noise(length))).toBe(true)
    expect(comesBack(Buffer.from('A sentence that comes again. '.repeat(length / 29 + 1)).subarray(0, length))).toBe(
      true,
    )
  })

  it.each([32767, 32768, 32769, 40000])('takes no match from further away than the window: %i bytes', (gap) => {
    const again = Buffer.from('something that is long enough to be worth a match')
    expect(comesBack(Buffer.concat([again, noise(gap - again.length), again, noise(300_000), again]))).toBe(true)
  })

  it('writes the same however its input was cut', () => {
    const words = Buffer.alloc(2 * stretch, 'word and ')
    const whole = Buffer.concat([noise(100_000), words, noise(100_000), noise(90_000)])
    const one = joined([whole])
    for (const size of [65536, 99_991, stretch]) {
      const cut = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        whole.subarray(index * size, (index + 1) * size),
      )
      expect(joined(cut).equals(one)).toBe(true)
    }
    expect(inflateRawSync(one).equals(whole)).toBe(true)
  })

  it('packs text to a part of its size, and what looks like nothing to hardly more', () => {
    expect(joined([Buffer.alloc(1_000_000, 'The same again. ')]).length).toBeLessThan(6000)
    expect(joined([noise(1_000_000)]).length).toBeLessThan(1_002_000)
  })
})

describe('a zip', () => {
  const zipped = (files: Iterable<FileToZip>) => Buffer.concat([...zipPieces(files)])
  const file = (name: string, content: Uint8Array, pack = true): FileToZip => ({ name, content: () => content, pack })

  it('is read by others and by us', () => {
    const files = {
      a: Buffer.alloc(9000, 'text '),
      b: noise(5000),
      empty: Buffer.alloc(0),
      stored: Buffer.alloc(99, 'x'),
    }
    const made = zipped(Object.entries(files).map(([name, content]) => file(name, content, name !== 'stored')))
    for (const [name, content] of Object.entries(unzipSync(made))) {
      expect(Buffer.from(content).equals(files[name as keyof typeof files])).toBe(true)
    }
    const opened = openZip(made)
    expect([...(opened?.keys() ?? [])]).toEqual(Object.keys(files))
    for (const [name, content] of Object.entries(files)) expect(opened?.get(name)?.read()).toEqual(content)
    // What would grow is left as it is.
    expect(['a', 'b', 'empty', 'stored'].map((name) => opened?.get(name)?.packed()?.length)).toEqual([
      expect.toSatisfy((length: number) => length < 100),
      5000,
      0,
      99,
    ])
  })

  it('asks for each file only when its turn has come', () => {
    const asked: string[] = []
    const ask = (name: string): FileToZip => ({
      name,
      pack: false,
      content: () => {
        asked.push(name)
        return Buffer.from(name)
      },
    })
    const told: string[] = []
    for (const piece of zipPieces([ask('one'), ask('two')])) told.push(`${asked} ${piece.length}`)
    expect(told.slice(0, 4)).toEqual(['one 33', 'one 3', 'one,two 33', 'one,two 3'])
  })

  it('may hold more files than the first zips could', () => {
    const names = Array.from({ length: 70_000 }, (_, index) => String(index))
    const opened = openZip(zipped(names.map((name) => file(name, Buffer.from(name), false))))
    expect(opened?.size).toBe(70_000)
    expect(opened?.get('69999')?.read()).toEqual(Buffer.from('69999'))
  })

  it('may be longer than four gigabytes', () => {
    const long = { name: Buffer.from('long'), method: 8, size: 5 * 2 ** 32, packedSize: 0, checksum: 0 } as const
    const entry = directoryEntry({ ...long, offset: 2 ** 32 + 5 })
    const opened = openZip(Buffer.concat([entry, directoryEnd(1, entry.length, 0)]))
    expect(opened?.get('long')?.size).toBe(5 * 2 ** 32)
    // Its own place lies behind what is there.
    expect(opened?.get('long')?.packed()).toBeUndefined()
    const end = directoryEnd(3, 100, 2 ** 33)
    expect([end.length, end.readBigUInt64LE(48), end.readUInt32LE(56 + 20 + 16)]).toEqual([98, 2n ** 33n, 0xffffffff])
  })
})
