import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { type Drafts, draftsOnDisk } from '../io/drafts.js'
import { defaultFolder } from '../io/outputs.js'
import { notNotes, notText, notUtf8 } from '../io/problems.js'
import { replaceFile } from '../io/replace-file.js'
import { isFailure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { emptyMemory } from '../model/memory.js'
import { writtenText } from '../text/edited.js'
import type { SourceFile } from '../text/source-file.js'
import { canonicalForms, type Formatted } from './canonical-forms.js'
import type { ExitCode, SourceOptions } from './command.js'
import { counted } from './counted.js'
import { gather } from './gather.js'
import { refuseAtOdds } from './new-findings.js'
import { taskInProject } from './open-project.js'
import { findingsLine, summarise, tellNothing, tellPassedOver, told } from './tell.js'

/** What `fmt` may be told beside what is to be read. */
export interface FmtOptions extends SourceOptions {
  /** Whether the files that are not in canonical form are only named. */
  readonly check: boolean
  /** Whether it is only shown what would change. */
  readonly diff: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

/**
 * Brings the files of notes into canonical form, in which they hold the same notes. What comes by standard input goes to
 * standard output, whether or not it could be formatted.
 */
export async function fmt(written: readonly string[], given: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  refuseAtOdds(written, { ...given, writeBaseline: false, only: [] })
  const { args, options, project } = await taskInProject(written, given)
  const drafts = draftsOnDisk()
  const standing = { view: drafts.view, memory: emptyMemory() }
  const look = () => gather(args, options, [defaultFolder], terminal, project, undefined, standing)

  const gathered = await look()
  const { wanted, spoilt, unsure } = await canonicalForms(gathered, look, drafts)
  terminal.progress(undefined)

  const writes = !given.check && !given.diff
  const failures = [...gathered.failures]
  const done: Formatted[] = []
  for (const one of wanted) {
    const failed = writes ? await failureToWrite(one, drafts) : undefined
    if (failed === undefined) done.push(one)
    else failures.push(failed)
  }
  if (given.diff) await showDiff(done, terminal)
  else if (given.check) await terminal.print(done.map(({ before }) => `${before.path}\n`).join(''))
  else await passOn(done, drafts, terminal)

  const faults = [...gathered.diagnostics.filter(isUnread(project?.texts ?? [])), ...unsure]
  const summary = summarise(faults, gathered)
  const text = await told(faults, summary, given, terminal.stderr)
  if (text !== '') terminal.say(text.replace(/\n$/, ''))
  for (const reason of failures) terminal.say(`deckwright: ${reason}`)
  for (const { path } of spoilt) {
    terminal.say(`deckwright: \`${path}\` is left as it is: formatted, it would hold other notes`)
    terminal.say('  That is a fault of deckwright and not of yours. Please report it, with the file')
  }
  const nothing = gathered.files === 0
  if (nothing && faults.length === 0 && failures.length === 0) tellNothing(args, terminal)
  if (!given.quiet) {
    if (given.verbose && writes) for (const { before } of done) terminal.say(`formatted ${before.path}`)
    const left = new Set([...wanted.map(({ before }) => before), ...spoilt, ...unsure.map(({ span }) => span.file)])
    const found = findingsLine(faults, summary)
    const counts = countsLine(gathered.files, done.length, left.size - done.length, writes)
    terminal.say(`${counts}${found === undefined ? '' : `: ${found}`}`)
    tellPassedOver(gathered.passedOver, given, terminal)
  }
  if (failures.length > 0 || spoilt.length > 0) return 2
  return faults.length > 0 || nothing || (!writes && done.length > 0) ? 1 : 0
}

/** `3 files formatted, 12 unchanged, 1 left as it is`. */
function countsLine(files: number, done: number, left: number, writes: boolean): string {
  const counts = [`${counted(done, 'file')} ${writes ? '' : 'would be '}formatted`, `${files - done - left} unchanged`]
  if (left > 0) counts.push(`${left} left as ${left === 1 ? 'it is' : 'they are'}`)
  return counts.join(', ')
}

/** Writes a formatted file; gives the reason where it could not be written. */
async function failureToWrite({ before, after }: Formatted, { piped }: Drafts): Promise<string | undefined> {
  if (before.path === piped?.path) return undefined
  try {
    await replaceFile(before, after)
    return undefined
  } catch (error) {
    if (!isFailure(error)) throw error
    return error.message
  }
}

/** Gives what came by standard input to standard output. */
async function passOn(done: readonly Formatted[], { piped, original }: Drafts, terminal: Terminal): Promise<void> {
  if (piped === undefined) return
  const text = done.find(({ before }) => before.path === piped.path)?.after ?? original(piped.path)
  await terminal.print(text === undefined ? piped.bytes : writtenText(text))
}

async function showDiff(done: readonly Formatted[], terminal: Terminal): Promise<void> {
  const { unifiedDiff } = await import('../reporters/unified-diff.js')
  for (const { before, after } of done) {
    await terminal.print(unifiedDiff(before.path, writtenText(before), writtenText(after), terminal.stdout.color))
  }
}

/** Tells the findings that kept a file from being read at all; an error in the project is one of them. */
function isUnread(ofProject: readonly SourceFile[]): (diagnostic: Diagnostic) => boolean {
  const codes = new Set([notUtf8, notText, notNotes].map(({ code }) => code))
  return (diagnostic) =>
    codes.has(diagnostic.problem.code) || (isError(diagnostic) && ofProject.includes(diagnostic.span.file))
}
