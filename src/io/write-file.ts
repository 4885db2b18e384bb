import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { chmod, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { onInterrupt } from './on-interrupt.js'
import { statsOf } from './stats-of.js'
import { failure, isFailure, reasonOf } from './system-error.js'

/** What a file is to hold: at once, or piece by piece. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array>

/** By what a file that was written is known: its renaming changed no more than when that was. */
export interface Written {
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

/**
 * Writes a file whole or not at all, making the folders above it.
 *
 * It is written beside its place under a name of its own (`.deckwright-….tmp`), brought to the disk, then renamed.
 * An interrupt in between removes that file; whoever reads the old one meanwhile keeps reading the old one.
 *
 * @returns What lies there now, if nobody else has written since.
 */
export async function writeFile(path: string, content: FileContent): Promise<Written> {
  try {
    return await writeBeside(throughLinks(path), content)
  } catch (error) {
    // What a piece is made of could not be read.
    if (isFailure(error)) throw error
    throw failure(`cannot write \`${path}\`: ${reasonOf(error)}`)
  }
}

async function writeBeside(path: string, content: FileContent): Promise<Written> {
  const old = statsOf(path)
  if (old?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  if (old !== undefined && !old.isFile()) throw Object.assign(new Error(), { code: 'ENODEV' })
  mkdirSync(dirname(path), { recursive: true })

  const temporary = join(dirname(path), `.deckwright-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`)
  const release = onInterrupt(() => rmSync(temporary, { force: true }))
  try {
    const handle = await open(temporary, 'wx')
    let written: Written
    try {
      // Each goes on where the last one ended.
      for (const piece of inLargePieces(piecesOf(content))) await handle.writeFile(piece)
      await handle.sync()
      written = await handle.stat()
    } finally {
      await handle.close()
    }
    if (old !== undefined) await chmod(temporary, old.mode & 0o7777)
    await renameOver(temporary, path)
    return written
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    // A signal that has come but was not yet told must still find its listener.
    await setImmediate()
    release()
  }
}

/** Content piece by piece. */
export function piecesOf(content: FileContent): Iterable<string | Uint8Array> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content
}

/**
 * Pieces put together, so that little is written seldom: each time takes as long as writing many bytes does. What is
 * given is the taker's until it asks for more.
 */
function* inLargePieces(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  const room = rooms.pop() ?? Buffer.allocUnsafe(2 ** 18)
  let filled = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    if (filled > 0 && filled + bytes.length > room.length) {
      yield room.subarray(0, filled)
      filled = 0
    }
    if (bytes.length > room.length) yield bytes
    else {
      room.set(bytes, filled)
      filled += bytes.length
    }
  }
  if (filled > 0) yield room.subarray(0, filled)
  rooms.push(room)
}

/** Where pieces were put together: taken anew each time, as much as is written would lie about until memory is tidied up. */
const rooms: Buffer[] = []

/** Windows refuses for a moment while a virus scanner or an indexer looks at the file. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let left = process.platform === 'win32' ? 5 : 0; ; left--) {
    try {
      return await rename(from, to)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (left === 0 || !['EACCES', 'EBUSY', 'EPERM'].includes(code)) throw error
      await setTimeout(100)
    }
  }
}

/** The file itself where a path is a link: replacing the link would leave the file behind it old. */
function throughLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // Not there yet.
    return path
  }
}
