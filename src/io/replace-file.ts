import { accessSync, constants, statSync } from 'node:fs'
import { decode } from '../text/decode.js'
import { writtenText } from '../text/edited.js'
import type { SourceFile } from '../text/source-file.js'
import { readBytes } from './read-bytes.js'
import { failure, isFailure, reasonOf } from './system-error.js'
import { writeFile } from './write-file.js'

/**
 * Writes a file anew, whole or not at all, with the line endings and the byte order mark that the text has.
 *
 * Throws where the file is not to be written to, or no longer holds what was read: somebody else was at work on it.
 */
export async function replaceFile(before: SourceFile, after: SourceFile): Promise<void> {
  const { path } = before
  if (isReadOnly(path)) throw failure(`cannot write \`${path}\`: it is read-only`)
  const { file, fault } = decode(path, readBytes(path))
  if (fault !== undefined || writtenText(file) !== writtenText(before)) {
    throw failure(`\`${path}\` was changed by somebody else in the meantime and is left as it is`)
  }
  await writeFile(path, writtenText(after))
}

/** Whether nobody may write to a file. A rename over it would succeed all the same, and for an administrator anything does. */
function isReadOnly(path: string): boolean {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) throw failure(`cannot write \`${path}\`: it is a device, not a file`)
    if ((stats.mode & 0o222) === 0) return true
    accessSync(path, constants.W_OK)
    return false
  } catch (error) {
    if (isFailure(error)) throw error
    if ((error as NodeJS.ErrnoException).code === 'EACCES' || (error as NodeJS.ErrnoException).code === 'EPERM')
      return true
    throw failure(`cannot write \`${path}\`: ${reasonOf(error)}`)
  }
}
