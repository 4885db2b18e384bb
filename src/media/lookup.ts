/** A file that is there. */
export interface FoundMedia {
  /** Its path, spelled as the paths of source files are. */
  readonly path: string
  readonly size: number
  /** Why it cannot be opened; undefined for a file that can. */
  readonly closed?: string | undefined
  read(): Uint8Array
}

/**
 * Where pictures and sounds are looked for. Paths are spelled as those of source files: with `/`, from the current
 * folder or absolute.
 */
export interface MediaLookup {
  /** The folder in which a reference is looked for when it is not beside its note; undefined where none was named. */
  readonly root: string | undefined
  /** Whether files may be taken from a path: it lies in the media folder or in the folder of the notes. */
  allows(path: string): boolean
  /** The file at a path, in exactly this spelling, on every system. */
  find(path: string): FoundMedia | undefined
  /** The path of a file whose name differs from the one given only in letter case or in the form of its accents. */
  sameButCase(path: string): string | undefined
}

/** A lookup that finds nothing: for text that has no place on a disk. */
export const noMedia: MediaLookup = {
  root: undefined,
  allows: () => true,
  find: () => undefined,
  sameButCase: () => undefined,
}
