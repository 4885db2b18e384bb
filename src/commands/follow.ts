import type { RememberingView } from '../io/remembering-view.js'
import { isFailure } from '../io/system-error.js'
import { type Changes, type WatchedPlaces, type Watching, watchFiles } from '../io/watch-files.js'

/** What changed since some work was done. */
export interface Anew {
  /** Whether nothing but the notes in known files changed. */
  readonly onlyNotes: boolean
  /** The files of which the watch told, by their full paths; none if it is not known which. */
  readonly written: ReadonlySet<string>
}

/** Work that is done anew when files change. */
export interface FollowedWork {
  /** The files of notes that it read last, by their full paths. */
  readonly sources: () => ReadonlySet<string>
  readonly places: () => WatchedPlaces
  /** Whether what was written to a path is the work's own. */
  readonly isOwn?: (path: string) => boolean
  readonly again: (what: Anew) => Promise<void>
  /** Is told why it could not be done. It is tried again with the next change. */
  readonly failed: (reason: string) => void
}

/** Work that follows what is saved. */
export interface Following {
  /** Ends, with an error, only where one happens that nobody could foresee. */
  readonly failed: Promise<never>
  /** Ends it. What is at work is finished. */
  readonly close: () => Promise<void>
}

/** Does work anew whenever what it depends on has changed. What changes while it is being done is gathered. */
export async function follow(view: RememberingView, work: FollowedWork): Promise<Following> {
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, refuse) => {
    fail = refuse
  })
  // Whoever waits for it may come later.
  failed.catch(() => {})
  let watching: Watching | undefined
  let watched = ''
  let waiting: Anew | undefined
  let held: Changes[] = []
  let running: Promise<void> | undefined
  let isOver = false
  // After a failure it is not known what the next change makes good.
  let isStale = false

  const noticed = (changes: Changes) => {
    if (isOver) return
    // What was written meanwhile may be the work's own: it knows when it is done.
    if (running !== undefined) held.push(changes)
    else consider(changes)
  }
  const consider = (changes: Changes) => {
    if (changes.unseen === true) void lookAgain().catch(fail)
    const written = new Set([...changes.written].filter((path) => work.isOwn?.(path) !== true))
    if (written.size === 0 || !view.notice({ ...changes, written })) return
    const known = work.sources()
    const onlyNotes = !changes.moved && [...written].every((path) => known.has(path))
    later({ onlyNotes, written })
  }
  const later = ({ onlyNotes, written }: Anew) => {
    const before = waiting ?? { onlyNotes: true, written: [] }
    waiting = { onlyNotes: onlyNotes && before.onlyNotes, written: new Set([...before.written, ...written]) }
    running ??= doAll().finally(() => {
      running = undefined
    })
  }
  const doAll = async () => {
    while (waiting !== undefined && !isOver) {
      const what = { ...waiting, onlyNotes: waiting.onlyNotes && !isStale }
      waiting = undefined
      isStale = false
      try {
        await work.again(what)
        if (!what.onlyNotes) await watchPlaces()
      } catch (error) {
        isStale = true
        if (isFailure(error)) work.failed(error.message)
        else fail(error)
      }
      const meanwhile = held
      held = []
      for (const changes of meanwhile) consider(changes)
    }
  }
  /** For what was saved while nobody watched. */
  const lookAgain = async () => {
    if (await view.lookAgain()) later({ onlyNotes: false, written: new Set() })
  }
  const watchPlaces = async () => {
    const places = work.places()
    if (JSON.stringify(places) === watched) return
    watched = JSON.stringify(places)
    const before = watching
    watching = await watchFiles(places, noticed)
    await before?.close()
    await lookAgain()
  }

  await watchPlaces()
  return {
    failed,
    async close() {
      isOver = true
      await running
      await watching?.close()
    },
  }
}
