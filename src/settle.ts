import { type Diagnostic, isError } from './diagnostics/diagnostic.js'
import type { Problem } from './diagnostics/problem.js'
import { severitiesOf, type WrittenSeverity } from './diagnostics/severity.js'
import { type Directive, suppressing } from './diagnostics/suppress.js'
import type { Note } from './model/note.js'
import { shownComments } from './sources/shown-comments.js'
import { directivesIn } from './syntax/directive.js'
import type { SourceFile } from './text/source-file.js'

/** What the findings of a run are judged by. */
export interface SettleOptions {
  /** The files that were read as notes, and all notes in them. */
  readonly files: readonly SourceFile[]
  readonly notes: readonly Note[]
  /** What the project says of severities. */
  readonly severities: readonly WrittenSeverity[]
  /** Whether more files belong to these. A comment may have its use for what only they would show. */
  readonly partial: boolean
  /** Whether pictures and sounds are looked for. */
  readonly media: boolean
  /** Whether a problem is looked for. */
  readonly isRequested: (problem: Problem) => boolean
}

/** Findings as they are to be told. */
export interface Settled {
  /** Without those that are silenced or off, the raised ones as errors, and with what is wrong with the comments. */
  readonly diagnostics: readonly Diagnostic[]
  /** Those that would be warnings elsewhere and are errors in this project. */
  readonly raised: readonly Diagnostic[]
  /** Judges what is found later in the same way. */
  readonly settle: (later: readonly Diagnostic[]) => Diagnostic[]
}

/** Judges findings by the comments in the files and by the project. An error stays an error and is always told. */
export async function settled(found: readonly Diagnostic[], options: SettleOptions): Promise<Settled> {
  const { severities, partial, media, isRequested } = options
  const { directives, diagnostics } = directivesOf(options)
  if (directives.length + diagnostics.length + severities.length === 0) {
    return { diagnostics: found, raised: [], settle: (later) => [...later] }
  }
  // Only whoever writes codes pays for knowing all of them.
  const [{ catalog }, { soughtBy }] = await Promise.all([import('./catalog.js'), import('./sought.js')])
  const suppression = suppressing(directives, { catalog, sought: soughtBy({ partial, media, isRequested }) })
  const { judge, faults } = severitiesOf(severities, catalog)
  const settle = (some: readonly Diagnostic[]) => some.filter((one) => !suppression.silences(one)).flatMap(judge)
  const kept = settle(found)
  const own = [...faults, ...diagnostics, ...suppression.faults, ...suppression.unused(found)].flatMap(judge)
  const wereErrors = new Set(found.filter(isError))
  const all = [...kept, ...own]
  return { diagnostics: all, raised: all.filter((one) => isError(one) && !wereErrors.has(one)), settle }
}

const holdsDirectives = new WeakMap<SourceFile, boolean>()

/** Whether comments for deckwright may stand in a file; looked for once in each text. */
function mayHoldDirectives(file: SourceFile): boolean {
  const holds = holdsDirectives.get(file) ?? /<!--[ \t]*deckwright-/i.test(file.text)
  holdsDirectives.set(file, holds)
  return holds
}

function directivesOf({ files, notes }: SettleOptions): ReturnType<typeof directivesIn> {
  const directives: Directive[] = []
  const diagnostics: Diagnostic[] = []
  const holding = files.filter(mayHoldDirectives)
  if (holding.length === 0) return { directives, diagnostics }
  const isShown = shownComments(notes)
  for (const file of holding) {
    const read = directivesIn(file, isShown)
    directives.push(...read.directives)
    diagnostics.push(...read.diagnostics)
  }
  return { directives, diagnostics }
}
