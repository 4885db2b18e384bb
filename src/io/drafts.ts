import type { SourceFile } from '../text/source-file.js'
import type { Input } from './inputs.js'
import type { InputText } from './read-input.js'
import { theDisk, type View } from './view.js'

/** The disk as it was when each file was first read, with drafts lying on some of the files. */
export interface Drafts {
  readonly view: View
  /** The texts that are seen instead of those on the disk, by their paths. */
  lay(texts: ReadonlyMap<string, SourceFile>): void
  /** What a path holds on the disk; undefined where it was not read, or not as a text. */
  original(path: string): SourceFile | undefined
  /** The path of what came by standard input, and its bytes. */
  readonly piped: { readonly path: string; readonly bytes: Uint8Array } | undefined
}

/** The disk, on which nothing lies yet. Each file is read once, and standard input too. */
export function draftsOnDisk(): Drafts {
  const read = new Map<string, InputText>()
  let texts: ReadonlyMap<string, SourceFile> = new Map()
  let piped: Drafts['piped']
  return {
    view: {
      ...theDisk,
      read(input: Input, stdin: Uint8Array) {
        const known = read.get(input.path) ?? theDisk.read(input, stdin)
        read.set(input.path, known)
        if (input.piped && piped === undefined) piped = { path: input.path, bytes: stdin }
        const draft = texts.get(input.path)
        return draft === undefined ? known : { file: draft }
      },
    },
    lay(laid) {
      texts = laid
    },
    original: (path) => read.get(path)?.file,
    get piped() {
      return piped
    },
  }
}
