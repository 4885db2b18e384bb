import { resolve } from 'node:path'
import type { MediaLookup } from '../media/lookup.js'
import { markOf } from './build-record.js'
import type { Inputs } from './inputs.js'
import { theDisk, type View } from './view.js'

/** The disk as it is, and what was seen of it. */
export interface RecordingView extends View {
  /** What lay at each path before it was read, or asked for: `markOf` by absolute paths. */
  readonly seen: ReadonlyMap<string, string>
  /** The folders from which pictures and sounds may come: where they lie matters. */
  readonly open: ReadonlySet<string>
  /** What was found at first. */
  readonly found: readonly { readonly args: readonly string[]; readonly was: Inputs }[]
  /** Looks again for what was found. */
  findAgain(): Promise<readonly { readonly was: Inputs; readonly is: Inputs }[]>
}

/** A view that takes down what it is asked for. */
export function recordingView(): RecordingView {
  const seen = new Map<string, string>()
  const open = new Set<string>()
  const finds: { args: Parameters<View['find']>; was: Inputs }[] = []
  const see = (path: string) => {
    const whole = resolve(path)
    // Before it is read: what is changed while we read it shows later.
    if (!seen.has(whole)) seen.set(whole, markOf(whole))
  }
  return {
    seen,
    open,
    get found() {
      return finds.map(({ args, was }) => ({ args: args[0], was }))
    },
    async find(...args) {
      const was = await theDisk.find(...args)
      finds.push({ args, was })
      return was
    },
    read(input, stdin) {
      if (input.piped !== true) see(input.path)
      return theDisk.read(input, stdin)
    },
    media(root, folders) {
      const all = [...folders]
      for (const folder of root === undefined ? all : [...all, root]) open.add(resolve(folder))
      return witnessed(theDisk.media(root, all), see)
    },
    findAgain: () => Promise.all(finds.map(async ({ args, was }) => ({ was, is: await theDisk.find(...args) }))),
  }
}

function witnessed(media: MediaLookup, see: (path: string) => void): MediaLookup {
  return {
    ...media,
    find(path) {
      see(path)
      return media.find(path)
    },
    sameButCase(path) {
      const other = media.sameButCase(path)
      if (other !== undefined) see(other)
      return other
    },
  }
}
