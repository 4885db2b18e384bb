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
  // One place for all pieces: else as much as the file would lie about until memory is tidied up.
  let room = Buffer.alloc(0)
  const next = (length: number) => {
    if (room.length < length) room = Buffer.allocUnsafe(length)
    return readExactly(file, room.subarray(0, length))
  }
  try {
    for (const piece of piecesOf(content)) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).equals(next(bytes.length))) return false
    }
    return next(1).length === 0
  } finally {
    closeSync(file)
  }
}

/** Fills bytes with the next ones of a file, and gives fewer only where it ends. */
function readExactly(file: number, bytes: Buffer): Buffer {
  let filled = 0
  while (filled < bytes.length) {
    const count = readSync(file, bytes, filled, bytes.length - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}
