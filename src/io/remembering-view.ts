import { resolve } from 'node:path'
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
}

/** A view that remembers what it read. */
export function rememberingView(): RememberingView {
  const texts = new Map<string, InputText>()
  const dirty = new Set<string>()
  let lists = new Map<string, Promise<Inputs>>()

  const readAgain = (path: string, read: () => InputText): InputText => {
    const known = texts.get(path)
    const fresh = read()
    const text = known !== undefined && isSame(known, fresh) ? known : fresh
    texts.set(path, text)
    dirty.delete(path)
    return text
  }

  return {
    find(args, skipped = [], ignored = [], stdinName) {
      const key = JSON.stringify([args, skipped, stdinName, ignored.length])
      const known = lists.get(key) ?? findInputs(args, skipped, ignored, stdinName)
      lists.set(key, known)
      return known
    },
    read(input, stdin) {
      const path = input.piped === true ? input.path : resolve(input.path)
      const known = texts.get(path)
      if (known !== undefined && known.reason === undefined && !dirty.has(path)) return known
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
          dirty.add(path)
          const before = known
          other ||= readAgain(path, () => readInput(asInput(known, path), new Uint8Array())) !== before
        }
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
  if (one.file === undefined || other.file === undefined) return false
  return (
    one.file.text === other.file.text &&
    one.file.marked === other.file.marked &&
    one.file.crlf.length === other.file.crlf.length &&
    one.file.crlf.every((at, index) => at === other.file?.crlf[index])
  )
}
