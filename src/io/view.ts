import { findInputs } from './inputs.js'
import { mediaFiles } from './media-files.js'
import { readInput } from './read-input.js'

/**
 * How a run sees files. A program that comes and goes sees the disk as it is; one that stays may have texts that are not
 * saved yet, and need not read again what did not change.
 */
export interface View {
  readonly find: typeof findInputs
  readonly read: typeof readInput
  readonly media: typeof mediaFiles
}

/** The disk as it is. */
export const theDisk: View = { find: findInputs, read: readInput, media: mediaFiles }
