import { appendFile as append } from 'node:fs/promises'
import { failure, reasonOf } from './system-error.js'

/** Writes a text behind what a file holds already. */
export async function appendFile(path: string, text: string): Promise<void> {
  try {
    await append(path, text)
  } catch (error) {
    throw failure(`cannot write \`${path}\`: ${reasonOf(error)}`)
  }
}
