/**
 * The sources that a new project names: the folders right below it in which there are notes. The folder itself where
 * notes lie in it, or nowhere yet: notes that move into a folder below it are then still there.
 */
export function guessedSources(paths: readonly string[]): string[] {
  const folders = paths.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.'))
  return folders.length === 0 || folders.includes('.') ? ['.'] : [...new Set(folders)].sort()
}

/** The text of a new `deckwright.json`. */
export function newConfig(sources: readonly string[]): string {
  return `${JSON.stringify({ sources }, null, 2)}\n`
}

/** The line by which git unites two branches' locks. */
export const lockAttributes = 'deckwright.lock merge=union text eol=lf'

/** What is to be put at the end of `.gitattributes`, so that the line stands there; undefined where it does already. */
export function missingAttributes(text: string): string | undefined {
  if (/^[ \t]*\/?deckwright\.lock[ \t](?:.*[ \t])?merge=union(?:[ \t]|\r?$)/m.test(text)) return undefined
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text === '' || /\r?\n$/.test(text) ? '' : newline
  return `${gap}${lockAttributes}${newline}`
}
