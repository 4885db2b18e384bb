import { fileURLToPath, pathToFileURL } from 'node:url'

/** The full path of the file that a client calls by an address; undefined for what lies on no disk, `untitled:Untitled-1`. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    // An address of another machine, or none at all.
    return undefined
  }
}

/** The address of a file by its full path. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href
}
