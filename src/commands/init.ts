import { compile } from '../compile.js'
import { emptyLock } from '../identity/lock.js'
import { printLock } from '../identity/print-lock.js'
import { findInputs } from '../io/inputs.js'
import { defaultFolder } from '../io/outputs.js'
import { configName, findProject, lockName } from '../io/project-files.js'
import { readIfThere, readInput } from '../io/read-input.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { writeFile } from '../io/write-file.js'
import { guessedSources, missingAttributes, newConfig } from '../project/new-config.js'
import { letterPattern } from '../text/letter-pattern.js'
import type { SourceFile } from '../text/source-file.js'
import type { ExitCode } from './command.js'
import { counted } from './counted.js'

/** What the making of a project may be told. */
export interface InitOptions {
  /** What sets the identities of its notes apart from those of everyone else's. */
  readonly namespace?: string
}

const attributesName = '.gitattributes'

/** Makes a project of the current folder. What is there already stays as it is. */
export async function init({ namespace }: InitOptions, terminal: Terminal): Promise<ExitCode> {
  refuseNamespace(namespace)
  const around = findProject(undefined)
  const here = around?.folder === '.' ? around : undefined
  const config = here?.config !== undefined
  if (config && here?.hasLock === true) throw failure('this folder is a project already: it stays as it is')
  if (here?.hasLock === true && namespace !== undefined) {
    throw failure(`\`${lockName}\` is there already, and its namespace cannot change any more`)
  }

  const made: string[] = []
  const make = async (name: string, text: string | Uint8Array) => {
    await writeFile(name, text)
    made.push(`\`${name}\``)
  }
  const found = config ? undefined : await notesHere()
  if (found !== undefined) await make(configName, newConfig(guessedSources(found.paths)))
  if (here?.hasLock !== true) await make(lockName, printLock({ ...emptyLock, namespace }))
  // As bytes: whatever else stands there, and in whichever encoding, stays.
  const attributes = Buffer.from(readIfThere(attributesName) ?? [])
  const missing = missingAttributes(attributes.toString('latin1'))
  if (missing !== undefined) await make(attributesName, Buffer.concat([attributes, Buffer.from(missing)]))

  terminal.say(`made ${made.join(', ')}: from now on this folder is a project`)
  if (config) terminal.say(`  \`${configName}\` was there and stays as it is`)
  if (around !== undefined && here === undefined) {
    terminal.say(`  there is another project around it, in \`${around.folder}\`: in this folder this one counts`)
  }
  if (found !== undefined) {
    const sources = guessedSources(found.paths).map((source) => `\`${source}\``)
    const what =
      found.paths.length === 0
        ? 'no notes yet'
        : `${counted(found.notes, 'note')} in ${counted(found.paths.length, 'file')}`
    terminal.say(`  its sources are ${sources.join(', ')} (${what}): \`${configName}\` says so`)
  }
  terminal.say(`  next: \`deckwright build\`, and keep the files that were made in version control`)
  return 0
}

const visible = letterPattern(String.raw`^[^\s\p{C}]{1,100}$`, 'u')

function refuseNamespace(namespace: string | undefined): void {
  if (namespace === undefined || visible(namespace).test(namespace)) return
  throw failure(`--namespace takes up to 100 characters without blanks, not \`${namespace}\``)
}

/** The files in the current folder and below it that hold notes. */
async function notesHere(): Promise<{ readonly paths: readonly string[]; readonly notes: number }> {
  const { inputs } = await findInputs(['.'], [defaultFolder])
  const files: SourceFile[] = inputs.flatMap((input) => readInput(input, new Uint8Array()).file ?? [])
  const compilation = await compile(files)
  const held = compilation.files.filter(({ source, notes }) => source !== undefined && notes > 0)
  return { paths: held.map(({ file }) => file.path), notes: held.reduce((sum, { notes }) => sum + notes, 0) }
}
