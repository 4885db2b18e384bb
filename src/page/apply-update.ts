import type { FileChange, FileRows, Row } from '../preview/page-data.js'

/** The files after an update. Rows that did not change are the very same, those that only moved are like them. */
export function withChanges(
  files: readonly FileRows[],
  paths: readonly string[],
  changes: readonly FileChange[],
  moved: (from: Row, to: Row) => void = () => {},
): FileRows[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const changed = new Map(changes.map((change) => [change.path, change]))
  return paths.map((path) => {
    const before = known.get(path) ?? { path, rows: [] }
    const change = changed.get(path)
    return change === undefined ? before : { path, rows: spliced(before.rows, change, moved) }
  })
}

function spliced(rows: readonly Row[], change: FileChange, moved: (from: Row, to: Row) => void): Row[] {
  const { at, removed, rows: fresh, shift } = change
  const behind = rows.slice(at + removed).map((row) => {
    if (shift === 0) return row
    const there = { ...row, line: row.line + shift }
    moved(row, there)
    return there
  })
  // Who looks at the third of what was written anew goes on looking at the third.
  for (let index = 0; index < removed; index++) {
    const [from, to] = [rows[at + index], fresh[Math.min(index, fresh.length - 1)]]
    if (from !== undefined && to !== undefined) moved(from, to)
  }
  return [...rows.slice(0, at), ...fresh, ...behind]
}
