import { resolve } from 'node:path'
import type { Gathering } from '../commands/gather.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Note } from '../model/note.js'
import type { SourceFile } from '../text/source-file.js'

/** A file as the server knows it: its text and what is wrong with it. */
export interface CheckedFile {
  /** Its full path; of a text that lies on no disk, its address. */
  readonly path: string
  readonly file: SourceFile
  readonly findings: readonly Diagnostic[]
  /** What it was read together with: all of its project, or only it. */
  readonly gathered: Gathering
  /** The full path of a file of those. */
  readonly pathOf: (file: SourceFile) => string
}

/** What came of a check: files by their full paths, and what stopped it. */
export interface Checked {
  readonly files: ReadonlyMap<string, CheckedFile>
  /** Sentences for what could not be read; undefined where the project has no file that could show them. */
  readonly failures: readonly string[]
}

/**
 * The files of a gathering by their paths, each with its findings. `folder` is the one from which they are seen, `own` a
 * file of another path than it seems to have.
 */
export function checkedFiles(
  gathered: Gathering,
  diagnostics: readonly Diagnostic[],
  folder: string,
  own?: { readonly file: SourceFile | undefined; readonly path: string },
): Map<string, CheckedFile> {
  const pathOf = (file: SourceFile) => (file === own?.file && own !== undefined ? own.path : resolve(folder, file.path))
  const files = new Map<string, CheckedFile & { readonly findings: Diagnostic[] }>()
  const known = (file: SourceFile) => {
    const path = pathOf(file)
    const one = files.get(path) ?? { path, file, findings: [], gathered, pathOf }
    files.set(path, one)
    return one
  }
  for (const file of gathered.read) known(file)
  for (const diagnostic of diagnostics) known(diagnostic.span.file).findings.push(diagnostic)
  return files
}

/** The notes of a file, sound or not, in the order of their places. */
export function notesIn({ file, gathered: { compilation } }: CheckedFile): Note[] {
  const all = [...compilation.collection.notes, ...compilation.leftOut]
  return all.filter(({ span }) => span.file === file).sort((a, b) => a.span.start - b.span.start)
}

/** The name of the source that reads a file; undefined where it holds no notes. */
export function sourceOf({ file, gathered }: CheckedFile): string | undefined {
  return gathered.sources.find(({ compiled }) => compiled.file === file)?.compiled.source
}
