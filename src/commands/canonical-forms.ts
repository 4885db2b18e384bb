import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Drafts } from '../io/drafts.js'
import { formattingOf } from '../sources/formatting.js'
import { withEdits } from '../text/edited.js'
import type { SourceFile } from '../text/source-file.js'
import type { Gathering } from './gather.js'
import { changedInMeaning } from './same-meaning.js'

/** A file that is not in canonical form, and what it is then. */
export interface Formatted {
  readonly before: SourceFile
  readonly after: SourceFile
}

/** What is to become of the files that were read. */
export interface CanonicalForms {
  /** The files that are not in canonical form. Those in the other lists are not among them. */
  readonly wanted: readonly Formatted[]
  /** Files that would hold other notes in canonical form, which is not to happen. */
  readonly spoilt: readonly SourceFile[]
  /** Errors for which a file cannot be brought into canonical form. */
  readonly unsure: readonly Diagnostic[]
}

/**
 * The canonical form of each file that was read. Where one differs, `look` reads everything again as it would be then,
 * and a file with which something happened to a note is left out.
 */
export async function canonicalForms(
  gathered: Gathering,
  look: () => Promise<Gathering>,
  drafts: Drafts,
): Promise<CanonicalForms> {
  const wanted: Formatted[] = []
  const unsure: Diagnostic[] = []
  for (const { compiled } of gathered.sources) {
    const formatting = await formattingOf(compiled.file, compiled.source)
    unsure.push(...formatting.unsure)
    if (formatting.edits.length === 0) continue
    wanted.push({ before: compiled.file, after: withEdits(compiled.file, formatting.edits) })
  }
  if (wanted.length === 0) return { wanted, spoilt: [], unsure }
  drafts.lay(new Map(wanted.map(({ after }) => [after.path, after])))
  const changed = changedInMeaning(gathered, await look(), new Set(wanted.map(({ after }) => after.path)))
  return {
    wanted: wanted.filter(({ before }) => !changed.has(before.path)),
    spoilt: wanted.filter(({ before }) => changed.has(before.path)).map(({ before }) => before),
    unsure,
  }
}
