import { crc32, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { joinedChecksum } from '../src/zip/checksum.js'
import { deflater } from '../src/zip/deflate.js'
import { codeLengths, codesOf } from '../src/zip/huffman-code.js'
import { packed } from '../src/zip/packed.js'
import { openZip } from '../src/zip/read-zip.js'
import { directoryEnd, directoryEntry, type FileToZip, zipPieces } from '../src/zip/write-zip.js'

const deflated = (pieces: Iterable<Uint8Array>): Buffer => {
  const out: Uint8Array[] = []
  const to = deflater((piece) => out.push(piece))
  for (const piece of pieces) to.push(piece)
  to.end()
  return Buffer.concat(out)
}

/** Whether bytes come back from it; compared as a whole, for what is long is slow to compare by its parts. */
const comesBack = (bytes: Uint8Array) => inflateRawSync(deflated([bytes])).equals(bytes)

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
    2 ** 18 - 1,
    2 ** 18,
    2 ** 18 + 1,
    2 ** 18 + 3,
    3 * 2 ** 18 + 7,
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
    const whole = Buffer.concat([noise(100_000), Buffer.alloc(200_000, 'word and '), noise(100_000), noise(90_000)])
    const one = deflated([whole])
    for (const size of [65536, 4096, 99_991]) {
      const cut = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        whole.subarray(index * size, (index + 1) * size),
      )
      expect(deflated(cut).equals(one)).toBe(true)
    }
    expect(inflateRawSync(one).equals(whole)).toBe(true)
  })

  it('packs text to a part of its size, and what looks like nothing to hardly more', () => {
    expect(deflated([Buffer.alloc(1_000_000, 'The same again. ')]).length).toBeLessThan(6000)
    expect(deflated([noise(1_000_000)]).length).toBeLessThan(1_002_000)
  })

  it('keeps codes within their limit where frequencies rise like those of Fibonacci', () => {
    const counts = [1, 1]
    while (counts.length < 24) counts.push((counts.at(-1) ?? 0) + (counts.at(-2) ?? 0))
    // Bytes in an order in which nothing repeats for long.
    const all = counts.flatMap((count, byte) => new Array(count).fill(byte))
    const order = noise(all.length * 4)
    const places = all.map((_, index) => order.readUInt32LE(index * 4))
    const mixed = [...all.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0)).map((index) => all[index])
    expect(comesBack(Uint8Array.from(mixed))).toBe(true)
  })
})

describe('the codes', () => {
  it('fill the room there is, and no more', () => {
    const frequencies = fc.array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(2 ** 31)), {
      minLength: 2,
      maxLength: 286,
    })
    fc.assert(
      fc.property(frequencies, fc.constantFrom(9, 15), (some, limit) => {
        const lengths = codeLengths(Uint32Array.from(some), limit)
        const used = some.filter((frequency) => frequency > 0).length
        const taken = lengths.reduce((sum, length) => sum + (length === 0 ? 0 : 2 ** -length), 0)
        expect(taken).toBe(1)
        expect(Math.max(...lengths)).toBeLessThanOrEqual(limit)
        expect(lengths.filter((length) => length > 0).length).toBe(Math.max(2, used))
        const codes = Array.from(codesOf(lengths), (code, symbol) => `${lengths[symbol]} ${code}`)
        const given = codes.filter((_, symbol) => lengths[symbol] !== 0)
        expect(new Set(given).size).toBe(given.length)
      }),
    )
  })
})

describe('checksums', () => {
  it('of parts make that of the whole', () => {
    fc.assert(
      fc.property(bytes, bytes, (first, second) => {
        const whole = crc32(Buffer.concat([first, second]))
        expect(joinedChecksum(crc32(first), crc32(second), second.length)).toBe(whole)
      }),
    )
  })
})

describe('what is packed while it is written', () => {
  it('begins with what was known last', () => {
    fc.assert(
      fc.property(bytes, fc.array(bytes, { maxLength: 3 }), (first, others) => {
        const { pieces, size, checksum } = packed((write) => {
          for (const other of others) write(other)
          return first
        })
        const whole = Buffer.concat([first, ...others])
        expect([size, checksum]).toEqual([whole.length, crc32(whole)])
        expect(inflateRawSync(Buffer.concat(pieces)).equals(whole)).toBe(true)
      }),
    )
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
