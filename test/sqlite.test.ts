import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asNumber } from '../src/sqlite/affinity.js'
import { readTable } from '../src/sqlite/read-table.js'
import type { Row, StoredValue, Table } from '../src/sqlite/row.js'
import { asJudged, databaseBy, databaseOf, judged, judgedCount, storedAsInteger } from './support/judge-database.js'

/** A table of columns that take any value. The first one is the key. */
function keyed(name: string, rows: Iterable<Row>, columns = 3): Table {
  const others = Array.from({ length: columns - 1 }, (_, index) => `, c${index}`)
  return { name, sql: `CREATE TABLE ${name} (id integer PRIMARY KEY${others.join('')})`, columns, key: 0, rows }
}

/** A table whose rows are counted. */
function counted(name: string, rows: Iterable<Row>): Table {
  return { name, sql: `CREATE TABLE ${name} (a, b)`, columns: 2, rows }
}

/** Holds what we write against what the real SQLite, and our own reader, read of it. */
function expectSame(tables: readonly Table[], pageSize: number): Uint8Array {
  const bytes = databaseOf(tables, pageSize)
  expect(bytes.length % pageSize).toBe(0)
  const { check, rows } = judged(bytes)
  expect(check).toBe('ok')
  for (const table of tables) {
    const written = [...table.rows].map((row) => row.map(asJudged))
    expect(rows[table.name]).toEqual(written)
    const columns = Array.from({ length: table.columns }, (_, column) => column)
    expect(readTable(bytes, table, columns)?.map((row) => row.map(asJudged))).toEqual(written)
  }
  return bytes
}

const pageSize = fc.constantFrom(512, 1024, 4096, 16384, 65536)

/** Every type that a record has, at its edges. */
const integers = [7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 52, 53].flatMap((bits) =>
  [-1, 0, 1].flatMap((by) => [2 ** bits + by, -(2 ** bits) + by]).filter(Number.isSafeInteger),
)
const longs = [2n ** 53n, 2n ** 55n - 1n, 2n ** 63n - 1n, -(2n ** 63n), -(2n ** 53n) - 1n]
const value: fc.Arbitrary<StoredValue> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 3000 }),
  fc.constantFrom(null, ...integers, ...longs),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double(),
)
const rows = fc
  .uniqueArray(fc.tuple(fc.maxSafeInteger(), value, value), { selector: ([key]) => key, maxLength: 60 })
  .map((some) => some.sort(([a], [b]) => a - b))

describe('a database file', () => {
  it('holds what was put into it', () => {
    fc.assert(
      fc.property(pageSize, rows, fc.array(fc.tuple(value, value), { maxLength: 30 }), (size, some, others) => {
        fc.pre(size > 512 || some.length + others.length < 80)
        expectSame([keyed('first', some), counted('second', others), keyed('third', [])], size)
      }),
      { numRuns: 100 },
    )
  })

  it('holds no rows where there are none', () => {
    for (const size of [512, 4096, 65536]) expectSame([keyed('a', []), counted('b', [])], size)
    expect(judged(databaseOf([], 4096))).toEqual({ check: 'ok', rows: {} })
  })

  it('holds integers of every size', () => {
    const all = [...integers, ...longs, 0, 1, -1, 2, -0].map((one, index): Row => [index + 1, one, null])
    expectSame([keyed('a', all)], 4096)
  })

  it('holds rows under negative keys and the largest ones', () => {
    const keys = [Number.MIN_SAFE_INTEGER, -(2 ** 40), -129, -1, 0, 1, 127, 128, 2 ** 35, Number.MAX_SAFE_INTEGER]
    expectSame(
      [
        keyed(
          'a',
          keys.map((key): Row => [key, 'x'.repeat(200), 1]),
        ),
      ],
      512,
    )
  })

  it('holds a row of every length that fits on a leaf or not', () => {
    const lengths = Array.from({ length: 2300 }, (_, length) => length)
    expectSame(
      [
        keyed(
          'a',
          lengths.map((length): Row => [length, 'a'.repeat(length), 0]),
        ),
      ],
      512,
    )
  })

  it.each([1024, 4096, 16384, 65536])('of pages of %i bytes holds rows around their edges', (size) => {
    // What is on the leaf at most and at least, and what fills one, two and three pages behind it.
    const least = Math.floor(((size - 12) * 32) / 255) - 23
    const edges = [
      size - 35,
      least,
      ...[1, 2, 3].flatMap((pages) => [0, 35].map((by) => least + pages * (size - 4) + by)),
    ]
    const around = edges.flatMap((edge) => Array.from({ length: 14 }, (_, index) => edge - 10 + index))
    expectSame(
      [
        keyed(
          'a',
          around.map((length, index): Row => [index, 'é'.repeat(length >> 1), length]),
        ),
      ],
      size,
    )
    for (const length of edges.slice(0, 3)) expectSame([keyed('a', [[1, 'a'.repeat(length), 0]])], size)
  })

  it('holds ten megabytes in one value', () => {
    const long = `${'Ten megabytes. '.repeat(699_050)}é`
    const table = keyed('a', [
      [1, 'before', 1],
      [2, long, 'behind'],
      [3, 'after', 1],
    ])
    const bytes = databaseOf([table], 16384)
    const { check, rows } = judged(bytes)
    expect(check).toBe('ok')
    expect(rows.a?.[1]?.[1] === asJudged(long)).toBe(true)
    expect(readTable(bytes, table, [1])?.[1]?.[0] === long).toBe(true)
  })

  it('has no page with a single child, however many leaves there are', () => {
    // Four rows to a leaf, and about sixty leaves below a page of the next level.
    for (let count = 225; count <= 285; count++) {
      const some = Array.from({ length: count }, (_, index): Row => [index + 2 ** 40, 'x'.repeat(100), index])
      expect(judged(databaseOf([keyed('a', some)], 512)).check).toBe('ok')
    }
  })

  it('is a tree of four levels where it must be', () => {
    function* many(): Generator<Row> {
      for (let id = 0; id < 300_000; id++) yield [2 ** 40 + id * 7, id, null]
    }
    const bytes = databaseOf([{ ...keyed('a', []), rows: many() }], 512)
    expect(judgedCount(bytes)).toEqual({ check: 'ok', count: 300_000 })
  })

  it('writes U+FFFD where a text holds half a character', () => {
    const bytes = databaseOf([counted('a', [['\ud800x', `${'long'.repeat(20)}\udc00`]])], 512)
    expect(judged(bytes).rows.a).toEqual([['\ufffdx', `${'long'.repeat(20)}\ufffd`].map(asJudged)])
  })

  it('is the same bytes for the same rows', () => {
    const some = Array.from({ length: 200 }, (_, index): Row => [index, `${index}`.repeat(index), index])
    const [one, other] = [1, 2].map(() => databaseOf([keyed('a', some)], 4096))
    expect(Buffer.compare(one ?? new Uint8Array(), other ?? new Uint8Array(1))).toBe(0)
  })

  it('is not made of rows that are out of order, or of another length', () => {
    const make = (some: readonly Row[]) => () => databaseOf([keyed('a', some)], 4096)
    const twice: Row = [1, 2, 3]
    expect(make([twice, twice])).toThrow('does not come after')
    expect(make([[1.5, 2, 3]])).toThrow('the key 1.5')
    expect(make([[1, 2]])).toThrow('2 values for 3 columns')
    expect(() => databaseOf([keyed('a', [], 200)], 512)).toThrow('do not fit on the first page')
  })
})

describe('the reader of our own files', () => {
  const table = keyed(
    'a',
    Array.from({ length: 120 }, (_, index): Row => [index, 'text'.repeat(2 * index), -index]),
  )
  const bytes = databaseOf([table, counted('b', [['c', 1]])], 512)

  it('gives the columns that are asked for', () => {
    expect(readTable(bytes, table, [0, 2])?.at(-1)).toEqual([119, -119])
    expect(readTable(bytes, counted('b', []), [1])).toEqual([[1]])
  })

  it('reads what SQLite itself wrote, where the table was made in the same words', () => {
    const plain = `${table.sql}; INSERT INTO a VALUES (5, 'é', 7), (3, zeroblob(0) || 'x', 1e3)`
    expect(readTable(databaseBy(plain), table, [0, 1, 2])).toEqual([
      [3, 'x', 1000],
      [5, 'é', 7],
    ])
    const emptied = `${table.sql}; INSERT INTO a VALUES (1, hex(zeroblob(9000)), 1), (2, 2, 2); DELETE FROM a WHERE id = 1`
    expect(readTable(databaseBy(emptied), table, [1])).toEqual([[2]])
  })

  it.each([
    ['a table made in other words', 'CREATE TABLE a (id integer PRIMARY KEY, c1, c0)'],
    ['no such table', 'CREATE TABLE b (a)'],
    ['a view beside it', `${table.sql}; CREATE VIEW v AS SELECT 1`],
    ['a value that is neither number nor text', `${table.sql}; INSERT INTO a VALUES (1, x'00', 2)`],
    ['text in UTF-16', `PRAGMA encoding = 'UTF-16'; ${table.sql}; INSERT INTO a VALUES (1, 'a', 2)`],
    ['a column that came later', `${table.sql}; ALTER TABLE a ADD COLUMN d DEFAULT 5`],
  ])('leaves to SQLite %s', (_, commands) => {
    expect(readTable(databaseBy(commands), table, [1])).toBeUndefined()
  })

  it('leaves to SQLite what is damaged, and comes to an end', () => {
    const whole = readTable(bytes, table, [0, 1, 2])
    expect(readTable(bytes.subarray(0, -1), table, [0])).toBeUndefined()
    expect(readTable(bytes.subarray(0, -512), table, [0])).toBeUndefined()
    expect(readTable(new Uint8Array(), table, [0])).toBeUndefined()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(bytes)
        damaged[at] = byte
        const read = readTable(damaged, table, [0, 1, 2])
        if (read !== undefined) expect(read.length).toBeLessThanOrEqual(whole?.length ?? 0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('text for a column of numbers', () => {
  const numberLike = fc.stringMatching(/^[ \t]{0,2}[+-]?\d{0,12}\.?\d{0,3}(?:[eE][+-]?\d{1,2})?[ \n]{0,2}x?$/)

  it('becomes what SQLite makes of it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            numberLike,
            fc.string({ maxLength: 6 }).filter((text) => !text.includes('\0')),
          ),
        ),
        (texts) => {
          expect(texts.map((text) => asJudged(asNumber(text)))).toEqual(storedAsInteger(texts))
        },
      ),
    )
  })

  it.each([
    '1',
    '007',
    '-0',
    '-0.0',
    '1e3',
    '1e17',
    '9223372036854775807',
    '9223372036854775808',
    '1e400',
    '-1e400',
    '5.',
    '.5',
    '.',
    '+',
    '',
    '+ 5',
    '1e',
    '0x10',
    ' 12 ',
    '\u00a012',
    '12\v',
    '1_000',
    '1e-400',
    'Infinity',
    '9.3e18',
    '-9223372036854775808',
    '-9223372036854775809',
  ])('%j too', (text) => {
    expect([asJudged(asNumber(text))]).toEqual(storedAsInteger([text]))
  })
})
