/**
 * Deckwright as a library: text in, checked notes and findings out, and what Anki takes.
 *
 *     const compilation = await compile([{ path: 'cells.md', text }])
 *     const { artifacts } = await emit(compilation, 'apkg', { name: 'cells', timestamp: 1_700_000_000 })
 *
 * It touches no disk. Pictures and sounds are found through the `media` that both are given.
 */
import { type Compilation, type CompileOptions, compile as compileFiles } from './compile.js'
import type { Emission, EmitOptions } from './emitters/emitter.js'
import { emitters } from './emitters/registry.js'
import { noMedia } from './media/lookup.js'
import { sourceFile } from './text/source-file.js'

export type { Compilation } from './compile.js'
export type { Diagnostic } from './diagnostics/diagnostic.js'
export type { Emission } from './emitters/emitter.js'
export { emitters } from './emitters/registry.js'
export type { Note } from './model/note.js'
export { rules } from './rules/registry.js'
export { sources } from './sources/registry.js'

/** Turn the texts of files into checked notes, and say everything that is wrong. Bad text is said, never thrown. */
export function compile(
  files: Iterable<{ readonly path: string; readonly text: string }>,
  options: CompileOptions = {},
): Promise<Compilation> {
  return compileFiles(
    Array.from(files, ({ path, text }) => sourceFile(path, text)),
    options,
  )
}

/**
 * Write the notes of a compilation in a format, by its emitter's name.
 *
 * @param options `name` is the output's name without its ending, `timestamp` the time of the build in whole seconds.
 * @throws {RangeError} There is no emitter of that name.
 */
export async function emit(
  { collection, deckOf }: Compilation,
  format: string,
  options: Pick<EmitOptions, 'name' | 'timestamp'> & Partial<EmitOptions>,
): Promise<Emission> {
  const emitter = emitters.find((one) => one.name === format)
  if (emitter === undefined) throw new RangeError(`There is no emitter ${format}`)
  return emitter.emit(collection, { deckOf, media: noMedia, csvHeader: 'anki', noteTypes: 'own', ...options })
}
