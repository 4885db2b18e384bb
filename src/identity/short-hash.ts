import { hash } from '../text/hash.js'

/** A hash of a text, in characters that hold six bits each. */
export function shortHash(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length)
}

/** A hash of a note as Anki sees it. Files count by the hash that stands in their names. */
export function shownHash(fieldsHtml: readonly string[], tags: readonly string[]): string {
  return shortHash(`${fieldsHtml.join('\x1f')}\x1e${[...tags].sort().join(' ')}`, 11)
}
