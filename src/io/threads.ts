import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Packed, Threads } from '../emitters/threads.js'

/** Threads that were begun, or will be when there is work for them. */
export interface RunningThreads extends Threads {
  /** Ends them, whatever they do. */
  close(): void
}

/** Takes what a thread was asked for; nothing where it could not. */
type Asked = (packed?: Packed) => void

/** Up to so many threads, each begun when all others have work. */
export function runningThreads(most: number): RunningThreads {
  const all = new Map<Worker, Asked | undefined>()
  let broken = isLimited()

  function begun(): Worker | undefined {
    const worker = newThread()
    if (worker === undefined) {
      broken = true
      return undefined
    }
    const answer = (packed?: Packed) => {
      const asked = all.get(worker)
      if (packed === undefined) all.delete(worker)
      else all.set(worker, undefined)
      asked?.(packed)
    }
    worker.on('message', answer)
    // No memory for it, say: whoever asked does it itself, and no other is begun.
    const end = () => {
      broken = true
      answer()
    }
    for (const event of ['error', 'messageerror', 'exit']) worker.on(event, end)
    return worker
  }

  return {
    packed(collection) {
      const idle = [...all].find(([, asked]) => asked === undefined)?.[0]
      const worker = idle ?? (all.size < most && !broken ? begun() : undefined)
      if (worker === undefined) return undefined
      return new Promise((done) => {
        try {
          worker.postMessage(collection)
          all.set(worker, done)
        } catch {
          // No memory for a copy of it.
          done(undefined)
        }
      })
    },
    close() {
      for (const worker of all.keys()) void worker.terminate()
      all.clear()
    },
  }
}

function newThread(): Worker | undefined {
  try {
    return new Worker(new URL('./worker.js', import.meta.url))
  } catch {
    // Whoever began the program gave no leave for threads.
    return undefined
  }
}

/**
 * Whether the system allows the program only so many addresses. A thread takes gigabytes of them, and where they do not
 * suffice Node ends as a whole.
 */
function isLimited(): boolean {
  try {
    return /^Max address space +\d/m.test(readFileSync('/proc/self/limits', 'latin1'))
  } catch {
    // Not Linux.
    return false
  }
}
