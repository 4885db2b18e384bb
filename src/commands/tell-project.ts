import type { Terminal } from '../io/terminal.js'
import type { BuildOptions } from './build-once.js'
import { counted } from './counted.js'
import type { Made } from './make-outputs.js'
import type { Project } from './open-project.js'

interface Telling {
  readonly made: readonly Made[]
  readonly project: Project | undefined
  /** How many notes have left the project; undefined where nothing was identified. */
  readonly gone: number | undefined
  /** Whether the lock was written. */
  readonly locked: boolean
  /** How many notes that are gone were sent once more. */
  readonly sent: number
  /** Whether the user told the time of the build. */
  readonly told: boolean
  readonly options: BuildOptions
}

/** Says what a build did with the lock; outside a project, from what identities and times came, and how to keep them. */
export function tellProject(telling: Telling, terminal: Terminal): void {
  for (const line of projectLines(telling)) terminal.say(`  ${line}`)
}

/** The same, a line each. */
export function* projectLines({ made, project, gone, locked, sent, told, options }: Telling): Generator<string> {
  if (made.length === 0) return
  if (project === undefined) {
    const packages = made.filter(({ output }) => output.emitter.name === 'apkg')
    if (packages.length === 0) return
    const time = told
      ? 'your option'
      : packages.some(({ since }) => since !== undefined)
        ? 'the last package'
        : 'the clock'
    yield `notes known by type, deck and first field, times from ${time} (see deckwright init)`
    return
  }
  if (gone === undefined) return
  if (locked) yield `${project.files.lock} has changed: commit it with the notes`
  if (sent > 0)
    yield `${counted(sent, 'note')} sent once more with the tag \`deckwright::gone\`: search for it in Anki and delete`
  else if (options.markGone) yield 'no note that is gone is in the package that lay here'
  else if (gone > 0) {
    const [stay, them] = gone === 1 ? ['stays', 'it'] : ['stay', 'them']
    yield `${counted(gone, 'note')} left the project and ${stay} in Anki (--mark-gone helps to find ${them})`
  }
}
