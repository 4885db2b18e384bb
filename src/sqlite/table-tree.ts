import { bytesOnLeaf, pageAt, pageHead, pageKind } from './format.js'
import type { PageSink } from './page-sink.js'
import { recordEncoder } from './record-encoder.js'
import type { Row, Table } from './row.js'
import { varintLength, writeVarint } from './varint.js'

/** A page of a tree, and the largest key on it or below it. */
interface Child {
  readonly page: number
  readonly key: number
}

/**
 * Writes a table as a tree of pages (https://www.sqlite.org/fileformat2.html#b_tree_pages), from the leaves to the root,
 * whose number it gives. Rows come in the order of their keys, so that each page is filled once and never looked at again.
 */
export function writeTable(sink: PageSink, table: Table): number {
  let level = writeLeaves(sink, table)
  while (level.length > 1) level = writeInterior(sink, level)
  return (level[0] as Child).page
}

function writeLeaves(sink: PageSink, { rows, columns, key, name }: Table): Child[] {
  const record = recordEncoder(columns)
  const leaf = leafPage(sink.pageSize)
  const children: Child[] = []
  let last = Number.NEGATIVE_INFINITY
  let counted = 0
  const flush = () => children.push({ page: sink.add(leaf.finished()), key: last })

  for (const row of rows) {
    const rowid = key === undefined ? ++counted : rowidIn(row, key)
    if (!(rowid > last)) throw new RangeError(`The row ${rowid} of ${name} does not come after ${last}`)
    record.encode(row, key)
    const length = record.end - record.start
    const own = bytesOnLeaf(length, sink.pageSize)
    const start = record.start - varintLength(length) - varintLength(rowid)
    writeVarint(record.bytes, writeVarint(record.bytes, start, length), rowid)
    const ownEnd = record.start + own
    if (!leaf.fits(ownEnd - start + (own < length ? 4 : 0))) flush()
    last = rowid
    if (own < length) leaf.place(record.bytes, start, ownEnd, writeOverflow(sink, record.bytes, ownEnd, record.end))
    else leaf.place(record.bytes, start, ownEnd)
  }
  // A table without rows has a leaf all the same.
  if (!leaf.empty() || children.length === 0) flush()
  return children
}

function rowidIn(row: Row, key: number): number {
  const rowid = row[key]
  if (!Number.isSafeInteger(rowid)) throw new RangeError(`A row has the key ${rowid}`)
  return rowid as number
}

/** A leaf that is filled over and over again: pointers grow from its head on, cells from its end towards them. */
function leafPage(size: number) {
  const page = new Uint8Array(size)
  const view = new DataView(page.buffer)
  let cells = 0
  let content = size
  let begun = false

  const begin = () => {
    if (begun) return
    page.fill(0)
    cells = 0
    content = size
    begun = true
  }
  return {
    empty: () => !begun || cells === 0,
    fits: (length: number) => {
      begin()
      return pageHead.leaf + 2 * (cells + 1) + length <= content
    },
    /** Puts a cell on the page; `overflow` is the page with which it goes on. */
    place(bytes: Uint8Array, start: number, end: number, overflow?: number) {
      begin()
      content -= end - start + (overflow === undefined ? 0 : 4)
      page.set(bytes.subarray(start, end), content)
      if (overflow !== undefined) view.setUint32(content + end - start, overflow)
      view.setUint16(pageHead.leaf + 2 * cells, content)
      cells++
    },
    /** The page with its head; what is placed next goes on a new one. */
    finished() {
      begin()
      page[0] = pageKind.leaf
      view.setUint16(pageAt.cells, cells)
      // The start of an empty page of 65,536 bytes does not fit: 0 says it.
      view.setUint16(pageAt.content, content % 65536)
      begun = false
      return page
    },
  }
}

/** §1.7: a chain of pages with what did not fit on the leaf, each beginning with the number of the next. */
function writeOverflow(sink: PageSink, bytes: Uint8Array, start: number, end: number): number {
  const first = sink.count + 1
  const page = new Uint8Array(sink.pageSize)
  const view = new DataView(page.buffer)
  for (let from = start; from < end; from += sink.pageSize - 4) {
    const to = Math.min(end, from + sink.pageSize - 4)
    view.setUint32(0, to === end ? 0 : sink.count + 2)
    page.set(bytes.subarray(from, to), 4)
    page.fill(0, 4 + to - from)
    sink.add(page)
  }
  return first
}

/** The pages above a level, each with as many children as fit. */
function writeInterior(sink: PageSink, children: readonly Child[]): Child[] {
  const above: Child[] = []
  for (let from = 0; from < children.length; ) {
    let to = from + 1
    for (let room = sink.pageSize - pageHead.interior; to < children.length; to++) {
      room -= 2 + cellLength(children[to - 1] as Child)
      if (room < 0) break
    }
    // The last page must not be left with one child: it would say nothing.
    if (to === children.length - 1) to--
    above.push({
      page: sink.add(interiorPage(sink.pageSize, children, from, to)),
      key: (children[to - 1] as Child).key,
    })
    from = to
  }
  return above
}

/** An interior page: a cell for each child but the last, which its head names. */
function interiorPage(size: number, children: readonly Child[], from: number, to: number): Uint8Array {
  const page = new Uint8Array(size)
  const view = new DataView(page.buffer)
  let content = size
  for (let index = from; index < to - 1; index++) {
    const child = children[index] as Child
    content -= cellLength(child)
    view.setUint32(content, child.page)
    writeVarint(page, content + 4, child.key)
    view.setUint16(pageHead.interior + 2 * (index - from), content)
  }
  page[0] = pageKind.interior
  view.setUint16(pageAt.cells, to - 1 - from)
  view.setUint16(pageAt.content, content % 65536)
  view.setUint32(pageAt.rightmost, (children[to - 1] as Child).page)
  return page
}

function cellLength({ key }: Child): number {
  return 4 + varintLength(key)
}
