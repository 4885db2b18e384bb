import { relative } from 'node:path'
import { interruption } from '../io/on-interrupt.js'
import { type RememberingView, rememberingView } from '../io/remembering-view.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import type { WatchedPlaces } from '../io/watch-files.js'
import { emptyMemory, type Memory } from '../model/memory.js'
import type { ExitCode } from './command.js'
import { type Anew, type FollowedWork, follow } from './follow.js'

/** A command that is done again and again. */
export interface Round extends Pick<FollowedWork, 'sources' | 'isOwn'> {
  readonly places: () => WatchedPlaces
  /** Does it once: for the first time, or because something has changed. */
  readonly once: (anew: Anew | undefined) => Promise<void>
}

/** What one round leaves to the next, and whether it was told to end. */
export interface RoundSetting {
  readonly view: RememberingView
  readonly memory: Memory
  readonly isOver: () => boolean
}

/** Does a command once, then whenever something is saved, until the terminal ends it. No error in the notes does. */
export async function watchRounds(
  roundsIn: (setting: RoundSetting) => Round,
  { quiet }: { readonly quiet: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  let isOver = false
  const end = interruption().then(() => {
    isOver = true
  })
  const view = rememberingView()
  const round = roundsIn({ view, memory: emptyMemory(), isOver: () => isOver })
  await round.once(undefined)
  const following = await follow(view, {
    ...round,
    async again(anew) {
      if (!quiet) terminal.say(`\n${changed(anew)}`)
      await round.once(anew)
    },
    failed(reason) {
      terminal.progress(undefined)
      terminal.say(`deckwright: ${reason}`)
    },
  })
  if (!quiet) terminal.say('watching what is saved: Ctrl-C ends this')
  // Where nothing that is to be watched is there, nothing else keeps the program waiting for it.
  const patience = setInterval(() => {}, 60_000)
  try {
    await Promise.race([end, following.failed])
  } finally {
    clearInterval(patience)
    await following.close()
  }
  return 0
}

/** Throws if something comes or goes by standard input or output, which come and go once. */
export function refuseToWatch(written: readonly string[], idle: string | undefined): void {
  if (written.includes('-')) throw failure('--watch is for files, and standard input comes once: leave out -')
  if (idle !== undefined) throw failure(`--watch goes on and on, and ${idle} is for one run: leave out one of them`)
}

/** What changed, in a line: `notes/a.md`, `notes/a.md and 2 more`. */
function changed({ written }: Anew): string {
  const [first, ...others] = [...written].map((path) => relative('.', path).replaceAll('\\', '/')).sort()
  if (first === undefined) return 'changed meanwhile'
  return `changed: ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`
}
