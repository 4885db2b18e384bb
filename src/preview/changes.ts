import type { FileChange, FileRows, Row } from './page-data.js'

/** What must be told to whoever knows the rows as they were. `page/apply-update.ts` takes it in. */
export function changesBetween(before: readonly FileRows[], after: readonly FileRows[]): FileChange[] {
  const known = new Map(before.map((file) => [file.path, file.rows]))
  return after.flatMap(({ path, rows }) => {
    const old = known.get(path)
    if (old === rows) return []
    const change = changeOf(path, old ?? [], rows)
    const nothing = change.removed === 0 && change.rows.length === 0 && change.shift === 0
    return nothing && old !== undefined ? [] : [change]
  })
}

function changeOf(path: string, before: readonly Row[], after: readonly Row[]): FileChange {
  const shortest = Math.min(before.length, after.length)
  let at = 0
  while (at < shortest && isSame(before[at], after[at], 0)) at++
  // What stands behind a change has mostly moved by as many lines as the last row.
  const shift = (after.at(-1)?.line ?? 0) - (before.at(-1)?.line ?? 0)
  let kept = 0
  while (kept < shortest - at && isSame(before.at(-1 - kept), after.at(-1 - kept), shift)) kept++
  return {
    path,
    at,
    removed: before.length - at - kept,
    rows: after.slice(at, after.length - kept),
    shift: kept === 0 ? 0 : shift,
  }
}

function isSame(one: Row | undefined, other: Row | undefined, shift: number): boolean {
  if (one === undefined || other === undefined) return false
  return (
    one.key === other.key &&
    one.line + shift === other.line &&
    one.column === other.column &&
    one.kind === other.kind &&
    one.type === other.type &&
    one.leftOut === other.leftOut
  )
}
