import { type Compilation, type CompiledFile, compile } from '../compile.js'
import { type Diagnostic, diagnose, isError } from '../diagnostics/diagnostic.js'
import { inOrder } from '../diagnostics/order.js'
import { rulesOf } from '../io/ignore-rules.js'
import { findInputs, type Input, type Inputs } from '../io/inputs.js'
import { notNotes } from '../io/problems.js'
import { readStdin } from '../io/read-input.js'
import type { Terminal } from '../io/terminal.js'
import { theDisk, type View } from '../io/view.js'
import type { MediaLookup } from '../media/lookup.js'
import { forgetful, type Memory } from '../model/memory.js'
import { noStopwatch } from '../model/stopwatch.js'
import { type NoteTypeOptions, type RunNoteTypes, runNoteTypes } from '../project/run-note-types.js'
import type { SourceFile } from '../text/source-file.js'
import type { SourceOptions } from './command.js'
import { inputsOfShard } from './inputs-of-shard.js'
import type { Project } from './open-project.js'

/** Everything that a command's inputs hold, and what is wrong with it. */
export interface Gathering {
  readonly inputs: readonly Input[]
  /** What the arguments mean on the disk by now. */
  readonly findAgain: () => Promise<Inputs>
  /** The inputs that were read as notes. */
  readonly sources: readonly { readonly input: Input; readonly compiled: CompiledFile }[]
  /** What was read, in the order of the inputs, notes or not. */
  readonly read: readonly SourceFile[]
  /** What is wrong, file by file. */
  readonly diagnostics: readonly Diagnostic[]
  /** What could not be opened, a sentence each. */
  readonly failures: readonly string[]
  /** Files that were found, not named, and hold neither notation. */
  readonly passedOver: readonly string[]
  /** How much of what belongs to all inputs is wrong: inputs that could not be read at all, faults of the project. */
  readonly unread: number
  /** Whether there may be more files that belong to these. */
  readonly partial: boolean
  /** How many files all shards have together, where only one is read. */
  readonly inAllShards: number | undefined
  readonly media: MediaLookup
  /** How many files were read as notes, and what was in them. */
  readonly files: number
  readonly notes: number
  readonly cards: number
  readonly compilation: Compilation
}

/** What a program that stays brings to each run. */
export interface Standing {
  readonly view: View
  readonly memory: Memory
}

/**
 * Finds, reads and compiles what the arguments mean. `skipped` are folders in which no notes are looked for;
 * `identities` is what gives the project's note types their identity.
 */
export async function gather(
  args: readonly string[],
  options: SourceOptions & { readonly only?: readonly string[] },
  skipped: readonly string[],
  terminal: Terminal,
  project?: Project,
  identities: Omit<NoteTypeOptions, 'styling'> = { lock: undefined, time: undefined },
  { view, memory }: Standing = { view: theDisk, memory: forgetful },
): Promise<Gathering> {
  const { config, diagnostics: ofProject = [], texts: ownTexts = [], outputs = [] } = project ?? {}
  const ignored = project === undefined ? [] : rulesOf(project.files.folder, config?.ignore ?? [])
  const watch = options.stopwatch ?? noStopwatch
  const wanted = [args, [...skipped, ...outputs], ignored, options.stdinFilename] as const
  const all = await watch.of('find', () => view.find(...wanted))
  const { found, namesakes } = inputsOfShard(all, options.shard, project?.files)
  const stdin = await standardInput(found, terminal)
  const files = new Map<SourceFile, Input>()
  const read: SourceFile[] = [...ownTexts]
  const faults: Diagnostic[] = [...ofProject]
  const failures = found.failures.map(({ path, reason }) => `cannot read \`${path}\`: ${reason}`)

  // One file after the other, as the compiler asks for them, so that progress can be told.
  function* texts(): Generator<SourceFile> {
    for (const [index, input] of found.inputs.entries()) {
      terminal.progress({ what: 'reading', done: index, of: found.inputs.length, about: input.path })
      const { file, diagnostic, reason } = watch.of('read', () => view.read(input, stdin))
      if (reason !== undefined) failures.push(`cannot read \`${input.path}\`: ${reason}`)
      if (diagnostic !== undefined) {
        read.push(diagnostic.span.file)
        faults.push(diagnostic)
      }
      if (file === undefined) continue
      read.push(file)
      files.set(file, input)
      yield file
    }
  }

  // Outside a project, whoever names files may name some of many.
  const isPart = options.shard !== undefined
  const partial = isPart || (project === undefined ? found.inputs.some(({ named }) => named) : !project.whole)
  const { from, deck, tags, sections, mediaRoot } = options
  const media = view.media(
    mediaRoot,
    // Whoever names a file in the folder where he works may use the pictures of that folder.
    [
      ...(project === undefined ? [] : [project.files.folder]),
      ...all.inputs.flatMap(({ folder, path, named }) =>
        named && !/^(?:\.\.|\/|[a-z]:)/i.test(path) ? ['.', folder] : [folder],
      ),
    ],
  )
  const compilation = await compile(texts(), {
    ...(from === undefined ? {} : { source: from }),
    ...(deck === undefined ? {} : { deck }),
    ...(sections === undefined ? {} : { sections }),
    ...(config?.deckPrefix === undefined ? {} : { deckPrefix: config.deckPrefix }),
    noteTypes: noteTypesOf(project, identities, memory),
    tags,
    media,
    severities: config?.severities ?? [],
    rules: config?.rules ?? noOptions,
    only: options.only ?? [],
    partial,
    memory,
    stopwatch: watch,
    namesakes: namesakes.flatMap((input) => view.read(input, stdin).file ?? []),
    tellProgress: (progress) => terminal.progress(progress),
  })
  const inProject = compilation.diagnostics.filter(
    (diagnostic) => isError(diagnostic) && ownTexts.includes(diagnostic.span.file),
  )

  const sources: { input: Input; compiled: CompiledFile }[] = []
  const passedOver: string[] = []
  for (const compiled of compilation.files) {
    const input = files.get(compiled.file)
    if (input === undefined) continue
    if (compiled.source !== undefined) sources.push({ input, compiled })
    else if (input.named) faults.push(neitherNotation(compiled.file))
    else passedOver.push(input.path)
  }
  return {
    inputs: found.inputs,
    findAgain: () => findInputs(...wanted),
    sources,
    read,
    diagnostics: inOrder([...faults, ...compilation.diagnostics], read),
    failures,
    passedOver,
    unread: failures.length + faults.length + inProject.length,
    partial,
    inAllShards: isPart ? all.inputs.length : undefined,
    media,
    files: sources.length,
    notes: sources.reduce((sum, { compiled }) => sum + compiled.notes, 0),
    cards: compilation.cards,
    compilation,
  }
}

/** What a project says of rules that says nothing: the same thing every time, for the memory. */
const noOptions = {}

/** The note types of a run; with a memory, the very same ones as long as the project and what the lock says of them are. */
function noteTypesOf(
  project: Project | undefined,
  identities: Omit<NoteTypeOptions, 'styling'>,
  memory: Memory,
): RunNoteTypes {
  const config = project?.config
  if (config === undefined) return runNoteTypes(undefined, identities)
  const { lock, time } = identities
  const locked = lock && JSON.stringify([lock.namespace, ...lock.types])
  return memory.of(config, 'note types', [locked, time === undefined], () =>
    runNoteTypes(config.noteTypes, { ...identities, styling: config.styling }),
  )
}

async function standardInput({ inputs }: Inputs, terminal: Terminal): Promise<Uint8Array> {
  if (!inputs.some(({ piped }) => piped)) return new Uint8Array()
  if (process.stdin.isTTY) terminal.say('reading from the keyboard: end with Ctrl-D')
  return readStdin()
}

function neitherNotation(file: SourceFile): Diagnostic {
  const empty = file.text.trim() === ''
  const end = Math.max(0, file.text.search(/\n|$/))
  return diagnose(notNotes, {
    message: empty ? 'This file is empty' : 'This reads as neither notation: no card can be made of it',
    span: { file, start: 0, end },
    hint: empty
      ? 'write a note in it'
      : 'put `# deck: NAME` above paragraphs with -dash clozes-, or write `# Note`, `## Front` and `## Back`',
  })
}
