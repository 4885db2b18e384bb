import { resolve } from 'node:path'
import type { MediaLookup } from '../media/lookup.js'
import { markOf } from './build-record.js'
import type { Inputs } from './inputs.js'
import { theDisk, type View } from './view.js'

/** The disk as it is, and what was seen of it. */
export interface RecordingView extends View {
  /** What lay at each path before it was read, or asked for: `markOf` by absolute paths. */
  readonly seen: ReadonlyMap<string, string>
  /** Looks again for what was found. */
  findAgain(): Promise<readonly { readonly args: readonly string[]; readonly was: Inputs; readonly is: Inputs }[]>
}

/** A view that takes down what it is asked for. */
export function recordingView(): RecordingView {
  const seen = new Map<string, string>()
  const finds: { args: Parameters<View['find']>; was: Inputs }[] = []
  const see = (path: string) => {
    const whole = resolve(path)
    // Before it is read: what is changed while we read it shows later.
    if (!seen.has(whole)) seen.set(whole, markOf(whole))
  }
  return {
    seen,
    async find(...args) {
      const was = await theDisk.find(...args)
      finds.push({ args, was })
      return was
    },
    read(input, stdin) {
      if (input.piped !== true) see(input.path)
      return theDisk.read(input, stdin)
    },
    media: (...args) => witnessed(theDisk.media(...args), see),
    findAgain: () =>
      Promise.all(finds.map(async ({ args, was }) => ({ args: args[0], was, is: await theDisk.find(...args) }))),
  }
}

function witnessed(media: MediaLookup, see: (path: string) => void): MediaLookup {
  return {
    ...media,
    find(path) {
      see(path)
      return media.find(path)
    },
  }
}
