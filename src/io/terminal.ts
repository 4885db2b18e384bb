import type { Progress } from '../model/progress.js'
import { progressView } from './progress-view.js'
import { failure, systemReason } from './system-error.js'

/** Where a command's words go. */
export interface Terminal {
  /** Writes to standard output: a command's result. */
  print(content: string | Uint8Array): Promise<void>
  /** Writes a line to standard error: what a command says about its work. */
  say(line: string): void
  /** Shows how far long work has come, where somebody may want to know. `undefined` takes it away. */
  progress(step: string | Progress | undefined): void
  /** Standard output and standard error: whether a person reads there, whether colours are welcome. */
  readonly stdout: Channel
  readonly stderr: Channel
}

/** A stream as a writer must know it. */
export interface Channel {
  readonly interactive: boolean
  readonly color: boolean
  /** Columns that a line may take. */
  readonly width: number
}

/** The terminal that the process stands in. `color` is what the options ask for: `false` for none, else as usual. */
export function processTerminal(color: boolean): Terminal {
  const { stdout, stderr } = process
  const interactive = stderr.isTTY === true
  const { CI } = process.env
  const { show, clear } = progressView({
    write: (text) => stderr.write(text),
    interactive,
    recorded: !interactive && CI !== undefined && CI !== '' && CI !== 'false',
    width: () => stderr.columns || 80,
    now: Date.now,
  })
  // What cannot be said need not be: standard error is only talk. Of standard output, `print` tells.
  stderr.on('error', () => {})
  stdout.on('error', () => {})

  return {
    stdout: channelOf(stdout, color),
    stderr: channelOf(stderr, color),
    print: (content) => {
      clear()
      return written(stdout, content)
    },
    say(line) {
      clear()
      stderr.write(`${line}\n`)
    },
    progress: (step) => (step === undefined ? clear() : show(step)),
  }
}

function written(stream: NodeJS.WriteStream, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => {
      if (error == null) return resolve()
      const gone = (error as NodeJS.ErrnoException).code === 'EPIPE'
      const reason = systemReason(error) ?? error.message
      reject(failure(gone ? 'standard output was closed too soon' : `cannot write to standard output: ${reason}`))
    })
  })
}

function channelOf(stream: NodeJS.WriteStream, wanted: boolean): Channel {
  const interactive = stream.isTTY === true
  return { interactive, color: wanted && colorful(interactive), width: (interactive && stream.columns) || 80 }
}

/** Whether colours are welcome, as https://no-color.org and Node itself read the environment. */
function colorful(interactive: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  return interactive && TERM !== 'dumb'
}
