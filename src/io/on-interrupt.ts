const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What is to be taken away if the program is told to end. */
const cleaners = new Set<() => void>()

/** Tells whoever waits for the end that it has come. */
let tellEnd: (() => void) | undefined

let listening = false

/** Runs `clean` if the program is told to end, then lets it end as it would have. Gives a function that undoes this. */
export function onInterrupt(clean: () => void): () => void {
  cleaners.add(clean)
  listen()
  return () => {
    cleaners.delete(clean)
    if (cleaners.size === 0 && tellEnd === undefined) deafen()
  }
}

/**
 * The moment at which a program that stays is told to end. It ends by itself then, and what is being written is
 * finished; told once more, it ends at once.
 */
export function interruption(): Promise<void> {
  return new Promise((done) => {
    tellEnd = done
    listen()
  })
}

function listen(): void {
  if (listening) return
  listening = true
  for (const signal of signals) process.on(signal, end)
}

function deafen(): void {
  listening = false
  for (const signal of signals) process.removeListener(signal, end)
}

function end(signal: NodeJS.Signals): void {
  if (tellEnd !== undefined) {
    tellEnd()
    tellEnd = undefined
    return
  }
  for (const clean of cleaners) clean()
  cleaners.clear()
  deafen()
  process.kill(process.pid, signal)
}
