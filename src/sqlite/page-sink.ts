/** Takes pages in the order of their numbers and passes them on, several at a time. */
export interface PageSink {
  readonly pageSize: number
  /** How many pages the file has so far. */
  readonly count: number
  /** Takes a copy of a page, and gives its number. */
  add(page: Uint8Array): number
  /** Passes on what was not passed on yet. */
  flush(): void
}

/** How many bytes are passed on at a time. */
const pieceSize = 2 ** 16

/** A sink that begins with the second page. Each piece is `write`'s only until it returns. */
export function pageSink(pageSize: number, write: (piece: Uint8Array) => void): PageSink {
  const piece = new Uint8Array(pieceSize)
  let filled = 0
  let count = 1

  function flush(): void {
    if (filled > 0) write(piece.subarray(0, filled))
    filled = 0
  }

  return {
    pageSize,
    get count() {
      return count
    },
    add(page) {
      piece.set(page, filled)
      filled += pageSize
      if (filled === pieceSize) flush()
      return ++count
    },
    flush,
  }
}
