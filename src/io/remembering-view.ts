import { isAbsolute, resolve } from 'node:path'
import { findInputs, type Inputs } from './inputs.js'
import { mediaFiles } from './media-files.js'
import { type InputText, readInput } from './read-input.js'
import type { View } from './view.js'
import type { Changes } from './watch-files.js'

/** The disk as a program that stays sees it: what nobody changed is not read again, and is the very same. */
export interface RememberingView extends View {
  /**
   * Takes note of changes.
   *
   * @returns Whether something may be other than it was.
   */
  notice(changes: Changes): boolean
  /** Looks at all that is remembered once more, and says whether something is other than it was. */
  lookAgain(): Promise<boolean>
}

/** A view that remembers what it read. */
export function rememberingView(): RememberingView {
  const texts = new Map<string, InputText>()
  let lists = new Map<string, { readonly found: Promise<Inputs>; readonly find: () => Promise<Inputs> }>()

  const readAgain = (path: string, read: () => InputText): InputText => {
    const known = texts.get(path)
    const fresh = read()
    const text = known !== undefined && isSame(known, fresh) ? known : fresh
    texts.set(path, text)
    return text
  }

  const rereadKnown = (path: string, known: InputText) =>
    readAgain(path, () => readInput(asInput(known, path), new Uint8Array())) !== known

  return {
    find(args, skipped = [], ignored = [], stdinName) {
      const key = JSON.stringify([args, skipped, stdinName, ignored.length])
      const find = () => findInputs(args, skipped, ignored, stdinName)
      const known = lists.get(key) ?? { found: find(), find }
      lists.set(key, known)
      return known.found
    },
    read(input, stdin) {
      const path = input.piped === true ? input.path : resolve(input.path)
      const known = texts.get(path)
      if (known !== undefined && known.reason === undefined) return known
      return readAgain(path, () => readInput(input, stdin))
    },
    media: mediaFiles,
    notice({ written, moved, again }) {
      if (moved) lists = new Map()
      let other = moved
      for (const path of written) {
        const known = texts.get(path)
        // A picture, say. Whoever was told of it once has seen it.
        if (known === undefined) other ||= !again
        else {
          // Each is read, also where it is known already that something changed.
          const changed = rereadKnown(path, known)
          other ||= changed
        }
      }
      return other
    },
    async lookAgain() {
      let other = false
      // What came by standard input comes once.
      for (const [path, known] of texts) if (isAbsolute(path) && rereadKnown(path, known)) other = true
      for (const [key, { found, find }] of lists) {
        const now = find()
        lists.set(key, { found: now, find })
        if (JSON.stringify(await now) !== JSON.stringify(await found)) other = true
      }
      return other
    },
  }
}

/** The input that a text came from, under the path by which the user knows it. */
function asInput({ file, diagnostic }: InputText, path: string) {
  const shown = file?.path ?? diagnostic?.span.file.path ?? path
  return { path: shown, name: '', folder: '.', named: true }
}

function isSame(one: InputText, other: InputText): boolean {
  if (one.file === undefined || other.file === undefined) {
    const [was, is] = [one.diagnostic, other.diagnostic]
    return (
      one.file === other.file &&
      one.reason === other.reason &&
      was?.message === is?.message &&
      was?.span.file.text === is?.span.file.text
    )
  }
  return (
    one.file.text === other.file.text &&
    one.file.marked === other.file.marked &&
    one.file.crlf.length === other.file.crlf.length &&
    one.file.crlf.every((at, index) => at === other.file?.crlf[index])
  )
}
