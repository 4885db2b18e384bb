import { readFileSync } from 'node:fs'
import { failure, reasonOf } from './system-error.js'

/** The bytes of a file that must be there. Throws a failure that names it. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw failure(`cannot read \`${path}\`: ${reasonOf(error)}`)
  }
}
