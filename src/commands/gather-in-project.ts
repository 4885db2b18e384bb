import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { inOrder } from '../diagnostics/order.js'
import type { Identified } from '../identify.js'
import { cardsUnder } from '../identity/number.js'
import type { Terminal } from '../io/terminal.js'
import type { Note } from '../model/note.js'
import { noStopwatch } from '../model/stopwatch.js'
import { covers } from '../text/span.js'
import type { SourceOptions } from './command.js'
import { type Gathering, gather, type Standing } from './gather.js'
import { type OpenedLock, openLock } from './open-lock.js'
import type { Project } from './open-project.js'
import { identifyGathered } from './project-lock.js'

/** What is gathered, and in a project what the lock knows of it. */
export interface ProjectGathering {
  /** Its notes have the cloze numbers that the lock gives their cards, its diagnostics what is wrong with identities. */
  readonly gathered: Gathering
  readonly opened: OpenedLock | undefined
  /** Undefined without a project, and where the lock is damaged. */
  readonly identified: Identified | undefined
}

/** What identities depend on. */
export interface IdentityOptions {
  /** The time of the build, in seconds. */
  readonly time: number
  /** What the user accepts: codes, guids and names of note types. */
  readonly accept: readonly string[]
}

/** Gathers what the arguments mean and, in a project, finds out which note is which. */
export async function gatherInProject(
  args: readonly string[],
  options: SourceOptions,
  skipped: readonly string[],
  terminal: Terminal,
  project: Project | undefined,
  { time, accept }: IdentityOptions,
  standing?: Standing,
): Promise<ProjectGathering> {
  if (project === undefined) {
    return {
      gathered: await gather(args, options, skipped, terminal, undefined, undefined, standing),
      opened: undefined,
      identified: undefined,
    }
  }
  const watch = options.stopwatch ?? noStopwatch
  const opened = watch.of('lock', () => openLock(project.files, standing?.view, standing?.memory))
  const accepts = (name: string) => accept.includes(name)
  const { lock } = opened
  const gathered = await gather(args, options, skipped, terminal, project, { lock, time, accepts }, standing)
  terminal.progress('looking which note is which')
  const identified =
    lock && (await watch.of('identity', () => identifyGathered(gathered, lock, opened, { time, accepts })))
  return {
    gathered: withIdentities(gathered, opened.diagnostics, identified, accept),
    opened,
    identified,
  }
}

function withIdentities(
  gathered: Gathering,
  ofLock: readonly Diagnostic[],
  identified: Identified | undefined,
  accept: readonly string[],
): Gathering {
  const all = (identified?.diagnostics ?? []).filter(({ problem }) => !accept.includes(problem.code))
  const said = gathered.compilation.settle(all)
  // A project may also take a warning about identities for an error: it then stops the build as one.
  const spoilt = new Set(said.filter(isError).map(({ span }) => span.file))
  const isSkipped = ({ problem }: Diagnostic) => problem.code === 'skipped-cloze-number'
  const keptEmpty =
    identified === undefined || !gathered.diagnostics.some(isSkipped) ? [] : notesWithEmptyNumbers(identified)
  const told = gathered.diagnostics.filter(
    (one) => !isSkipped(one) || !keptEmpty.some((note) => covers(note.span, one.span)),
  )
  const read = [...ofLock.map(({ span }) => span.file), ...gathered.read]
  const { compilation } = gathered
  return {
    ...gathered,
    read,
    diagnostics: inOrder([...ofLock, ...told, ...said], read),
    sources: gathered.sources.map(({ input, compiled }) => ({
      input,
      compiled: spoilt.has(compiled.file) ? { ...compiled, failed: true } : compiled,
    })),
    // Without its lock nothing of a project is built: old notes would become new ones.
    unread: gathered.unread + (identified === undefined ? 1 : 0),
    compilation: {
      ...compilation,
      leftOut: [...compilation.leftOut, ...(identified?.refused ?? [])],
      collection: identified?.collection ?? { ...compilation.collection, notes: [] },
    },
  }
}

/** Notes of which a number is missing because the lock keeps it empty: nobody skipped it. */
function notesWithEmptyNumbers({ matching, numberings }: Identified): Note[] {
  return matching.matches.flatMap((match, index) =>
    cardsUnder(numberings[index]!, match).used.length > 0 ? [match.facts.note] : [],
  )
}
