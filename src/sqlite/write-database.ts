import { fileHead, headAt, magic, pageAt, pageHead, pageKind } from './format.js'
import { pageSink } from './page-sink.js'
import { recordEncoder } from './record-encoder.js'
import type { Row, Table } from './row.js'
import { writeTable } from './table-tree.js'
import { varintLength, writeVarint } from './varint.js'

/** The first version that kept a file's head as it is kept now. Readers ask for it nowhere. */
const writtenBy = 3_007_000

/**
 * Writes a database file of tables without indexes, page by page, the same bytes for the same rows.
 *
 * All pages but the first go to `write`, in their order, in pieces that are its own until it returns. The first one,
 * which is given back, says where the tables begin and how long the file is, and so is known last.
 *
 * @param pageSize A power of two from 512 to 65,536.
 */
export function writeDatabase(
  tables: readonly Table[],
  pageSize: number,
  write: (piece: Uint8Array) => void,
): Uint8Array {
  const sink = pageSink(pageSize, write)
  const schema = tables.map((table): Row => ['table', table.name, table.name, writeTable(sink, table), table.sql])
  sink.flush()
  return firstPage(schema, pageSize, sink.count)
}

/** §1.3 and §2.6: the head of the file, then the table of the tables, whose root is this page. */
function firstPage(schema: readonly Row[], pageSize: number, pages: number): Uint8Array {
  const page = new Uint8Array(pageSize)
  const view = new DataView(page.buffer)
  page.set(Buffer.from(magic, 'latin1'))
  view.setUint16(headAt.pageSize, pageSize % 65535)
  // Read and written with a journal; shares of a page that a cell may take, which are always these.
  page.set([1, 1, 0, 64, 32, 32], 18)
  view.setUint32(headAt.pages, pages)
  // The same number of changes in both places makes the number of pages count.
  for (const changes of [24, 92]) view.setUint32(changes, 1)
  // The schema has changed once; it is of the fourth format; text is in UTF-8.
  view.setUint32(40, 1)
  view.setUint32(44, 4)
  view.setUint32(56, 1)
  view.setUint32(96, writtenBy)

  const record = recordEncoder(5)
  let content = pageSize
  schema.forEach((row, index) => {
    record.encode(row, undefined)
    const length = record.end - record.start
    const key = index + 1
    const start = record.start - varintLength(length) - varintLength(key)
    writeVarint(record.bytes, writeVarint(record.bytes, start, length), key)
    content -= record.end - start
    const pointer = fileHead + pageHead.leaf + 2 * index
    if (content < pointer + 2) throw new RangeError('The tables do not fit on the first page')
    page.set(record.bytes.subarray(start, record.end), content)
    view.setUint16(pointer, content)
  })
  page[fileHead] = pageKind.leaf
  view.setUint16(fileHead + pageAt.cells, schema.length)
  view.setUint16(fileHead + pageAt.content, content % 65536)
  return page
}
