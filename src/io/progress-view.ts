import type { Progress } from '../model/progress.js'
import { progressLines } from './progress-line.js'

/** Where progress is shown. */
export interface ProgressScreen {
  write(text: string): void
  /** Whether a person looks on: there a line is written over. */
  readonly interactive: boolean
  /** Whether a machine keeps a record that a person may look into meanwhile. */
  readonly recorded: boolean
  readonly width: () => number
  /** The time in milliseconds. */
  readonly now: () => number
}

/** What shows how far work has come. */
export interface ProgressView {
  show(step: string | Progress): void
  /** Takes away what is on the screen, so that something else can be written. */
  clear(): void
}

/** Work that is done sooner than this, in milliseconds, needs no progress. */
const patience = 500

/** Milliseconds between two pictures for eyes, and between two lines for a record. */
const between = { eyes: 100, record: 5000 }

/** Shows progress to people in one line that is written over, to records a line every few seconds, to programs not at all. */
export function progressView({ write, interactive, recorded, width, now }: ProgressScreen): ProgressView {
  const lineOf = progressLines(interactive)
  const started = now()
  let shown = false
  let last = started
  return {
    show(step) {
      if (!interactive && !recorded) return
      const time = now()
      const line = lineOf(step, interactive ? width() - 1 : Number.POSITIVE_INFINITY, time)
      if (interactive) {
        if (time - started < patience || (shown && time - last < between.eyes)) return
        write(`\r\u001b[K${line}`)
        shown = true
      } else {
        if (time - last < between.record) return
        write(`${line}\n`)
      }
      last = time
    },
    clear() {
      if (shown) write('\r\u001b[K')
      shown = false
    },
  }
}
