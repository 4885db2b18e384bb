import { resolve } from 'node:path'
import { sourceFile } from '../text/source-file.js'
import type { Input, Inputs } from './inputs.js'
import type { InputText } from './read-input.js'
import { statsOf } from './stats-of.js'
import { theDisk, type View } from './view.js'

/** A view for a program that stays. */
export interface KeptView extends View {
  /** Lets the next run look at the disk again. What did not change there stays the same. */
  refresh(): void
}

interface Kept {
  /** The text, where it was open. */
  readonly open: string | undefined
  /** What the disk told of the file when it was read. */
  readonly stamp: string
  readonly read: InputText
}

/**
 * What was found and read, kept until it is to be refreshed. Texts that are open, by their full path, stand before the
 * disk; one that did not change is the same object in the next run. `folder` is the one from which paths are seen, as the
 * user calls it: there may be a link on the way to it.
 */
export function keptView(folder: string, openText: (path: string) => string | undefined): KeptView {
  const files = new Map<string, Kept>()
  let looked = new Set<string>()
  let found = new Map<string, Promise<Inputs>>()
  let media = new Map<string, ReturnType<View['media']>>()

  function read(input: Input, stdin: Uint8Array): InputText {
    const path = resolve(folder, input.path)
    const open = openText(path)
    const known = files.get(path)
    if (known?.open === open && (open !== undefined || looked.has(path))) return known?.read as InputText
    const stamp = open === undefined ? stampOf(path) : ''
    looked.add(path)
    if (known?.open === open && known?.stamp === stamp) return known.read
    const fresh = open === undefined ? theDisk.read(input, stdin) : openFile(input, open)
    files.set(path, { open, stamp, read: fresh })
    return fresh
  }

  return {
    find(args, skipped = [], ignored = [], stdinName) {
      const key = JSON.stringify([args, skipped, stdinName])
      const known = found.get(key) ?? theDisk.find(args, skipped, ignored, stdinName)
      found.set(key, known)
      return known
    },
    read,
    media(root, folders) {
      const listed = [...folders]
      const key = JSON.stringify([root, listed])
      const known = media.get(key) ?? theDisk.media(root, listed)
      media.set(key, known)
      return known
    },
    refresh() {
      looked = new Set()
      found = new Map()
      media = new Map()
    },
  }
}

function openFile(input: Input, text: string): InputText {
  // What an editor could not read either it shows so: what is wrong with the bytes is to be told all the same.
  const onDisk = text.includes('\ufffd') ? theDisk.read(input, new Uint8Array()) : undefined
  return onDisk?.diagnostic === undefined ? { file: sourceFile(input.path, text) } : onDisk
}

function stampOf(path: string): string {
  const stats = statsOf(path)
  return stats === undefined ? 'absent' : `${stats.mtimeMs} ${stats.size} ${stats.ino}`
}
