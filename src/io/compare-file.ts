import { closeSync, openSync, readSync } from 'node:fs'
import { statsOf } from './stats-of.js'
import { failure } from './system-error.js'
import { type FileContent, piecesOf } from './write-file.js'

/** What writing a file would do, or has done, to what lies there. */
export type Fate = 'new' | 'changed' | 'unchanged'

/** What writing some content to a path would do. Throws where it could not be written because no file lies there. */
export function fateOf(path: string, content: FileContent): Fate {
  const stats = statsOf(path)
  if (stats === undefined) return 'new'
  if (!stats.isFile()) {
    throw failure(`cannot write \`${path}\`: it is ${stats.isDirectory() ? 'a folder' : 'a device, not a file'}`)
  }
  return holds(path, content) ? 'unchanged' : 'changed'
}

/** Whether a file holds these bytes and no others. It is read only as far as they are the same. */
function holds(path: string, content: FileContent): boolean {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    // Who may not read it may still replace it.
    return false
  }
  try {
    for (const piece of piecesOf(content)) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).equals(readExactly(file, bytes.length)))
        return false
    }
    return readExactly(file, 1).length === 0
  } finally {
    closeSync(file)
  }
}

/** The next bytes of a file, fewer only where it ends. */
function readExactly(file: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}
