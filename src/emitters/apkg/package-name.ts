/**
 * Whether Anki would take a file of this name for a whole collection and offer to replace the reader's own with it.
 * No package may be called so.
 */
export function isCollectionName(fileName: string): boolean {
  return /^(?:collection|backup-.*)\.apkg$|\.colpkg$/i.test(fileName)
}
