import { bytesOnLeaf, fileHead, headAt, magic, pageAt, pageHead, pageKind, serial } from './format.js'
import type { StoredValue, Table } from './row.js'
import { readVarint } from './varint.js'

/** Where the numbers in a file's head lie that are the same in every file that is read here, and those numbers. */
const expectedHead = { 18: 1, 19: 1, 20: 0, 21: 64, 22: 32, 23: 32, 55: 0, 59: 1 } as const

/** The schema's own table, whose tree begins on the first page. */
const schema = { name: 'sqlite_schema', root: 1, columns: [0, 1, 3, 4] } as const

/**
 * Some columns of a table's rows in the order of their keys, without SQLite; undefined where anything is not as
 * `writeDatabase` leaves it: then SQLite itself must be asked. The table must have been created in the same words.
 */
export function readTable(
  file: Uint8Array,
  { name, sql, key }: Pick<Table, 'name' | 'sql' | 'key'>,
  columns: readonly number[],
): StoredValue[][] | undefined {
  try {
    const pages = pagesOf(file)
    const tables = rowsBelow(pages, schema.root, undefined, schema.columns)
    const found = tables.filter(([kind, named]) => kind === 'table' && named === name)
    const [, , root, words] = found[0] ?? []
    // A view or a trigger may stand for more than what lies in the tables.
    const plain = tables.every(([kind]) => kind === 'table' || kind === 'index')
    if (!plain || found.length !== 1 || words !== sql || typeof root !== 'number') return undefined
    return rowsBelow(pages, root, key, columns)
  } catch (error) {
    // A place behind the end of the bytes, or what is told of as such below.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Pages {
  readonly bytes: Buffer
  readonly size: number
  readonly count: number
}

function pagesOf(file: Uint8Array): Pages {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const said = bytes.readUInt16BE(headAt.pageSize)
  const size = said === 1 ? 65536 : said
  const count = bytes.readUInt32BE(headAt.pages)
  const known =
    bytes.toString('latin1', 0, magic.length) === magic &&
    Object.entries(expectedHead).every(([at, value]) => bytes[Number(at)] === value) &&
    // Only then the number of pages counts.
    bytes.readUInt32BE(24) === bytes.readUInt32BE(92) &&
    size >= 512 &&
    (size & (size - 1)) === 0 &&
    bytes.length === size * count
  if (!known) throw new RangeError('The file is not one of ours')
  return { bytes, size, count }
}

function rowsBelow(
  { bytes, size, count }: Pages,
  root: number,
  key: number | undefined,
  columns: readonly number[],
): StoredValue[][] {
  const rows: StoredValue[][] = []
  const seen = new Set<number>()
  let last = Number.NEGATIVE_INFINITY

  /** Where a page begins. None is met twice, so that there is an end. */
  function begin(page: number): number {
    if (page < 1 || page > count || seen.has(page)) throw new RangeError(`The page ${page} is out of place`)
    seen.add(page)
    return (page - 1) * size
  }

  function visit(page: number): void {
    const start = begin(page)
    const head = start + (page === 1 ? fileHead : 0)
    const kind = bytes[head]
    if (kind !== pageKind.leaf && kind !== pageKind.interior) throw new RangeError('A page is no page of a table')
    const cells = bytes.readUInt16BE(head + pageAt.cells)
    const pointers = head + (kind === pageKind.leaf ? pageHead.leaf : pageHead.interior)
    for (let index = 0; index < cells; index++) {
      const cell = start + bytes.readUInt16BE(pointers + 2 * index)
      if (kind === pageKind.leaf) readCell(cell, start + size)
      else visit(bytes.readUInt32BE(cell))
    }
    if (kind === pageKind.interior) visit(bytes.readUInt32BE(head + pageAt.rightmost))
  }

  function readCell(at: number, pageEnd: number): void {
    const [length, behindLength] = readVarint(bytes, at)
    const [rowid, start] = readVarint(bytes, behindLength)
    if (!(rowid > last)) throw new RangeError('The rows are out of order')
    last = rowid
    const own = bytesOnLeaf(length, size)
    if (start + own + (own < length ? 4 : 0) > pageEnd) throw new RangeError('A row goes on behind its page')
    if (own === length) rows.push(valuesIn(bytes, start, start + length, rowid, key, columns))
    else rows.push(valuesIn(gathered(start, own, length), 0, length, rowid, key, columns))
  }

  function gathered(start: number, own: number, length: number): Buffer {
    if (length > bytes.length) throw new RangeError('A row is longer than the file')
    const record = Buffer.allocUnsafe(length)
    bytes.copy(record, 0, start, start + own)
    let page = bytes.readUInt32BE(start + own)
    for (let at = own; at < length; at += size - 4) {
      const from = begin(page)
      bytes.copy(record, at, from + 4, from + Math.min(size, 4 + length - at))
      page = bytes.readUInt32BE(from)
    }
    if (page !== 0) throw new RangeError('A row goes on behind its end')
    return record
  }

  visit(root)
  return rows
}

/** The values of some columns in a record. */
function valuesIn(
  bytes: Buffer,
  start: number,
  end: number,
  rowid: number,
  key: number | undefined,
  columns: readonly number[],
): StoredValue[] {
  const [headLength, types] = readVarint(bytes, start)
  const values: StoredValue[] = new Array(columns.length).fill(null)
  let wanted = 0
  let at = start + headLength
  for (let column = 0, next = types; wanted < columns.length; column++) {
    if (next >= start + headLength) throw new RangeError('A row is too short')
    const [type, behind] = readVarint(bytes, next)
    next = behind
    const length = lengthOf(type)
    if (at + length > end) throw new RangeError('A value goes on behind its row')
    if (columns[wanted] === column) values[wanted++] = column === key ? rowid : valueAt(bytes, at, type, length)
    at += length
  }
  return values
}

function lengthOf(type: number): number {
  if (type <= serial.int32) return type
  if (type === serial.int48) return 6
  if (type === serial.int64 || type === serial.real) return 8
  if (type === serial.zero || type === serial.one) return 0
  if (type < serial.text || type % 2 === 0) throw new RangeError('A value is neither number nor text')
  return (type - serial.text) / 2
}

function valueAt(bytes: Buffer, at: number, type: number, length: number): StoredValue {
  if (type >= serial.text) return bytes.toString('utf8', at, at + length)
  if (type === serial.null) return null
  if (type === serial.zero || type === serial.one) return type - serial.zero
  if (type === serial.real) return bytes.readDoubleBE(at)
  if (type !== serial.int64) return bytes.readIntBE(at, length)
  const long = bytes.readBigInt64BE(at)
  return Number.isSafeInteger(Number(long)) ? Number(long) : long
}
