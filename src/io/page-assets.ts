import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure, reasonOf } from './system-error.js'

/** What the page of the preview is made of. */
export interface PageFiles {
  readonly script: string
  readonly style: string
  /** The styling of set math in its cards. */
  readonly mathStyle: string
}

/** Reads the files of the page that the build left beside the program. */
export function readPageFiles(): PageFiles {
  return { script: read('page.js'), style: read('page-style.css'), mathStyle: readMathStyle() }
}

/** Reads the styling of set math that the build left beside the program. */
export function readMathStyle(): string {
  return read('page-math.css')
}

function read(name: string): string {
  try {
    return readFileSync(join(import.meta.dirname, name), 'utf8').trimEnd()
  } catch (error) {
    throw failure(`a part of deckwright is missing, \`${name}\` (${reasonOf(error)}): install it again`)
  }
}
