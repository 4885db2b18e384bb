import { readFileSync } from 'node:fs'
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { decode } from '../text/decode.js'
import type { SourceFile } from '../text/source-file.js'
import type { Input } from './inputs.js'
import { countRead } from './patience.js'
import { notText, notUtf8 } from './problems.js'
import { reasonOf } from './system-error.js'

/** What became of a file that was to be read: its text, or what is wrong with its bytes, or why it cannot be opened. */
export interface InputText {
  readonly file?: SourceFile
  readonly diagnostic?: Diagnostic
  readonly reason?: string
}

/** The text of an input. `stdin` is what came by standard input. */
export function readInput(input: Input, stdin: Uint8Array): InputText {
  let bytes: Uint8Array
  try {
    bytes = input.piped ? stdin : readFileSync(input.path)
    countRead(bytes.length)
  } catch (error) {
    return { reason: reasonOf(error) }
  }
  try {
    const { file, fault } = decode(input.path, bytes)
    if (fault === undefined) return { file }
    const span = { file, start: fault.start, end: fault.end }
    const problem = fault.kind === 'not-text' ? notText : notUtf8
    return { diagnostic: diagnose(problem, { message: fault.message, span, hint: fault.hint }) }
  } catch (error) {
    // A text longer than the longest string.
    return { reason: reasonOf(error) }
  }
}

/** The bytes of a file; undefined if it is not there, or not to be read. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    // Whoever writes it next will meet the reason, if it is more than its absence.
    return undefined
  }
}

/** Everything that comes by standard input. */
export async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
