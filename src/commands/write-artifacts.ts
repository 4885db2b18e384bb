import { join } from 'node:path'
import { type Artifact, type Emission, wholeContent } from '../emitters/emitter.js'
import { markOf, markOfWritten } from '../io/build-record.js'
import { type Fate, fateOf } from '../io/compare-file.js'
import { type Input, shown } from '../io/inputs.js'
import { guardInputs, type Output } from '../io/outputs.js'
import type { Terminal } from '../io/terminal.js'
import { writeFile } from '../io/write-file.js'

/** A file that was written, or need not be. */
export interface WrittenFile {
  readonly path: string
  readonly fate: Fate
  /** What lay there then, by `markOf`, where that is asked for. */
  readonly mark?: string
}

/** What writes an emission, and gives its files: what lies beside it first. Several may be written at a time. */
export type WriteEmission = (output: Output, emission: Emission) => Promise<WrittenFile[]>

/** How emissions are written. */
export interface WritingSettings {
  /** Whether files are marked, so that it is known later whether they lie there still. */
  readonly marked: boolean
  /** Whether it is only found out what would be written. */
  readonly dryRun: boolean
}

/** Gives what writes emissions, which are never written over the inputs. */
export function writer(
  inputs: readonly Input[],
  { dryRun, marked }: WritingSettings,
  terminal: Terminal,
): WriteEmission {
  const guard = guardInputs(inputs)
  const written = new Map<string, Promise<WrittenFile>>()

  async function writeArtifact(place: string, artifact: Artifact): Promise<WrittenFile> {
    const whole = artifact.pieces === undefined ? wholeContent(artifact) : ''
    const content = () => artifact.pieces?.() ?? whole
    // Programs that watch what is built are told of nothing that did not change.
    const before = marked ? markOf(place) : ''
    const fate = fateOf(place, content())
    const fresh = fate === 'unchanged' || dryRun ? undefined : await writeFile(place, content())
    const mark = marked && { mark: fresh === undefined ? before : markOfWritten(place, fresh) }
    return { path: shown(place), fate, ...mark }
  }

  return async (output, { artifacts }) => {
    const files: WrittenFile[] = []
    // What belongs beside a text comes first: where the text lies, all that it names is there too.
    for (const [index, artifact] of [...artifacts.entries()].reverse()) {
      // On standard output nothing can lie beside it; the closing line says so.
      if (output.path === '-' && index > 0) continue
      const place = index === 0 ? output.path : join(output.folder, artifact.path)
      // Outputs in one folder share the pictures beside them: their names are made of what they hold.
      const other = written.get(place)
      if (other !== undefined) {
        files.push(await other)
        continue
      }
      guard(place)
      if (place === '-') {
        await terminal.print(wholeContent(artifact))
        continue
      }
      const writing = writeArtifact(place, artifact)
      written.set(place, writing)
      files.push(await writing)
    }
    return files
  }
}

/** The files of several outputs, each once. */
export function filesOf(outputs: readonly { readonly files: readonly WrittenFile[] }[]): WrittenFile[] {
  const files = outputs.flatMap(({ files }) => files)
  return [...new Map(files.map((file) => [file.path, file])).values()]
}
