import { type BigIntStats, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isCollectionName } from '../emitters/apkg/package-name.js'
import type { Emitter } from '../emitters/emitter.js'
import type { Destination } from './destination.js'
import { type Input, shown } from './inputs.js'
import { failure } from './system-error.js'

/** One output: which sources go into it, in which format, and where it lies. */
export interface Output {
  /** Whether it is the one output of everything that was read. */
  readonly common: boolean
  readonly inputs: readonly Input[]
  readonly emitter: Emitter
  /** The output's name without folder and ending. */
  readonly name: string
  /** The file to be written, `-` for standard output. */
  readonly path: string
  /** The folder in which the files lie that belong beside it. */
  readonly folder: string
}

/** The folder into which several sources are built where no other is named. */
export const defaultFolder = 'out'

/**
 * The outputs of a run: everything in one where a file is named, else one for each source and format, laid out as the
 * sources are.
 */
export function planOutputs(inputs: readonly Input[], emitters: readonly Emitter[], to: Destination): Output[] {
  if (to.kind === 'stdout' || to.kind === 'file') {
    const path = to.kind === 'stdout' ? '-' : to.path
    const [only] = inputs
    const name = to.kind === 'file' ? stem(to.path) : inputs.length === 1 && only ? stem(only.name) : 'stdout'
    return emitters.map((emitter) => ({ common: true, inputs, emitter, name, path, folder: dirname(path) }))
  }
  const root = to.kind === 'folder' ? to.path : inputs.length === 1 ? '.' : defaultFolder
  return inputs.flatMap((input) => {
    // One source lands in the folder itself; only several keep the folders in which they lay.
    const place = to.kind === 'default' && inputs.length === 1 ? basename(input.name) : input.name
    return emitters.map((emitter) => {
      const name = basename(place)
      const folder = join(root, dirname(place))
      const file = name + emitter.ending
      const safe = isCollectionName(file) ? `${name}-deck${emitter.ending}` : file
      return { common: false, inputs: [input], emitter, name, path: join(folder, safe), folder }
    })
  })
}

function stem(path: string): string {
  return basename(path).replace(/(?<=.)\.[^.]*$/, '')
}

/** Throws if two outputs would be one file. */
export function refuseCollisions(outputs: readonly Output[]): void {
  const taken = new Map<string, Output>()
  for (const output of outputs) {
    // Where letter case and the form of accents do not count, two names are one file; elsewhere they soon will be.
    const key = resolve(output.path).normalize('NFC').toLowerCase()
    const other = taken.get(key)
    if (other !== undefined) throw failure(collision(other, output))
    taken.set(key, output)
  }
}

/**
 * Gives a function that throws if a file to be written is one of the inputs. In a project with a configuration it can be
 * left out of them.
 */
export function guardInputs(inputs: readonly Input[], configured = false): (path: string) => void {
  const at = inputAt(inputs)
  const leftOut = configured ? ', or this one in `ignore` if a build wrote it' : ''
  return (path) => {
    const input = at(path)
    if (input === undefined) return
    const refused = `the output \`${shown(path)}\` would replace the source \`${input}\``
    throw failure(`${refused}: name another with --output${leftOut}`)
  }
}

/** Gives a function that says which of the inputs lies at a path, whatever links and letter case lead there. */
export function inputAt(inputs: readonly Input[]): (path: string) => string | undefined {
  const read = new Map<string, string>()
  for (const { path, piped } of inputs) {
    const stats = piped ? undefined : statOf(path)
    if (stats !== undefined) read.set(identity(stats), path)
  }
  return (path) => {
    const stats = path === '-' ? undefined : statOf(path)
    return stats && read.get(identity(stats))
  }
}

function collision(first: Output, second: Output): string {
  const [one, two] = [first, second].map(({ inputs }) => inputs.map(({ path }) => `\`${path}\``).join(', '))
  const path = shown(second.path)
  if (one === two) return `${first.emitter.name} and ${second.emitter.name} of ${one} would both be \`${path}\``
  return `${one} and ${two} would both be written to \`${path}\`: rename one of them, or put all in one with --output FILE`
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    // Below a file, or behind a closed door: writing will say so.
    return undefined
  }
}

/** What is the same for two paths of one file, whatever links and letter case lead to it. */
function identity({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`
}
