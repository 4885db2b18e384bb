// What the format says in numbers: https://www.sqlite.org/fileformat2.html, whose sections are named here and elsewhere.

/** §1.3: how a file begins. */
export const magic = 'SQLite format 3\0'

/** §1.3: how long the head of the file is, which lies on the first page before the schema. */
export const fileHead = 100

/** §1.3: where in the head the numbers lie that are not always the same. */
export const headAt = { pageSize: 16, pages: 28 } as const

/** §1.6: the kinds of pages of a table's tree. */
export const pageKind = { interior: 5, leaf: 13 } as const

/** §1.6: how long the heads of those pages are. */
export const pageHead = { interior: 12, leaf: 8 } as const

/** §1.6: the place of the cell pointers and what is said before them, from the start of a page's head. */
export const pageAt = { cells: 3, content: 5, rightmost: 8 } as const

/** §2.1: the types of values in a record; those of text are odd and hold its length. */
export const serial = {
  null: 0,
  int8: 1,
  int16: 2,
  int24: 3,
  int32: 4,
  int48: 5,
  int64: 6,
  real: 7,
  zero: 8,
  one: 9,
  text: 13,
} as const

/** §1.6: how much of a record of this length lies on the leaf itself; the rest lies on overflow pages. */
export function bytesOnLeaf(length: number, pageSize: number): number {
  const most = pageSize - 35
  if (length <= most) return length
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23
  const fitting = least + ((length - least) % (pageSize - 4))
  return fitting <= most ? fitting : least
}
