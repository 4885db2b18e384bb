import { readFileSync } from 'node:fs'
import { basename, isAbsolute, resolve } from 'node:path'
import { ignoreFile } from './ignore-rules.js'
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
  /** What files say that leave others out, as far as it changed meanwhile. */
  const ignored = new Map<string, string | undefined>()
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
    find(args, skipped = [], leftOut = [], stdinName) {
      const key = JSON.stringify([args, skipped, stdinName, leftOut.map(({ folder, lines }) => [folder, lines])])
      const find = () => findInputs(args, skipped, leftOut, stdinName)
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
      // What is left out is other where what says so is; of that one is told twice as well.
      const rules = [...written].filter((path) => basename(path) === ignoreFile)
      const otherRules = rules.filter((path) => ignored.get(path) !== textOf(path))
      for (const path of otherRules) ignored.set(path, textOf(path))
      let other = moved || otherRules.length > 0
      if (other) lists = new Map()
      for (const path of written) {
        if (rules.includes(path)) continue
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

/** What a file says; undefined where it cannot be read, or is not there. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
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
