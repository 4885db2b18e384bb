import { resolve } from 'node:path'
import { rememberingView } from '../io/remembering-view.js'
import { isFailure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { type Changes, type Watching, watchFiles } from '../io/watch-files.js'
import { typeset } from '../markdown/typeset.js'
import { emptyMemory } from '../model/memory.js'
import { changesBetween } from '../preview/changes.js'
import type { Update } from '../preview/page-data.js'
import type { Preview } from '../preview/preview.js'
import { wholeOf } from '../preview/whole-page.js'
import type { PreviewOptions } from './preview.js'
import { placesOf } from './preview-places.js'
import { type PreviewRun, previewRun } from './preview-run.js'

/** A preview that follows what is saved. */
export interface PreviewSession {
  /** What can be shown now, and a number that rises with every change. */
  readonly shown: () => { readonly preview: Preview; readonly revision: number }
  /** Begins to watch. Ends, with an error, only where one happens that nobody could foresee. */
  readonly watch: () => Promise<{ readonly failed: Promise<never>; readonly close: () => Promise<void> }>
}

/** What is told when something has changed. */
export type OnUpdate = (update: Update, before: Preview) => void

/** Reads what is to be shown, and stays ready to read it again. */
export async function previewSession(
  written: readonly string[],
  options: PreviewOptions,
  terminal: Terminal,
  onUpdate: OnUpdate,
): Promise<PreviewSession> {
  const view = rememberingView()
  const memory = emptyMemory()
  const settings = { typeset, allowScripts: options.allowScripts, memory }
  const look = (kept?: PreviewRun) => previewRun(written, options, { view, memory }, settings, terminal, kept)
  let run = await look()
  let { preview } = run
  let revision = 1
  const sources = () => new Set(run.inputs.map(({ path }) => resolve(path)))
  let known = sources()

  const take = (next: Preview) => {
    const update = updateOf(preview, next, revision + 1)
    const before = preview
    preview = next
    if (update === undefined) return
    revision = update.revision
    onUpdate(update, before)
  }

  const watch: PreviewSession['watch'] = async () => {
    let fail: (error: unknown) => void = () => {}
    const failed = new Promise<never>((_, refuse) => {
      fail = refuse
    })
    // Whoever waits for it may come later.
    failed.catch(() => {})
    let watching: Watching | undefined
    let watched = ''
    let busy = false
    let waiting: 'nothing' | 'notes' | 'everything' = 'nothing'

    const noticed = (changes: Changes) => {
      if (!view.notice(changes)) return
      const onlyNotes = !changes.moved && [...changes.written].every((path) => known.has(path))
      if (!onlyNotes) waiting = 'everything'
      else if (waiting === 'nothing') waiting = 'notes'
      void refresh()
    }
    const watchPlaces = async () => {
      const places = placesOf(run)
      if (JSON.stringify(places) === watched) return
      watched = JSON.stringify(places)
      const before = watching
      watching = await watchFiles(places, noticed)
      await before?.close()
    }
    const refresh = async () => {
      if (busy) return
      busy = true
      while (waiting !== 'nothing') {
        const kept = waiting === 'notes' ? run : undefined
        waiting = 'nothing'
        try {
          run = await look(kept)
          known = sources()
          take(run.preview)
          if (kept === undefined) await watchPlaces()
        } catch (error) {
          if (!isFailure(error)) fail(error)
          // What was there last stays on the page, with the reason why it is not followed.
          else take({ ...preview, troubles: [error.message] })
        }
      }
      busy = false
    }

    await watchPlaces()
    // What was saved while the watch began went unseen.
    if (view.notice({ written: known, moved: true, again: false })) {
      waiting = 'everything'
      await refresh()
    }
    return { failed, close: async () => watching?.close() }
  }
  return { shown: () => ({ preview, revision }), watch }
}

/** What the page must be told; undefined if it looks as before. */
function updateOf(before: Preview, after: Preview, revision: number): Update | undefined {
  const changes = changesBetween(before.rows, after.rows)
  const [old, fresh] = [wholeOf(before, revision), wholeOf(after, revision)]
  if (changes.length === 0 && JSON.stringify(old) === JSON.stringify(fresh)) return undefined
  return { ...fresh, changes }
}
