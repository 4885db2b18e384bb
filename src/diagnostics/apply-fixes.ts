import { withEdits, writtenText } from '../text/edited.js'
import { type SourceFile, sourceFile } from '../text/source-file.js'
import type { Diagnostic } from './diagnostic.js'
import type { Edit, Fix } from './fix.js'

/** A finding that a program can mend. */
export interface Fixable extends Diagnostic {
  readonly fix: Fix
}

/** Whether a program can mend a finding. */
export function isFixable(diagnostic: Diagnostic): diagnostic is Fixable {
  return diagnostic.fix !== undefined
}

/**
 * As many of some findings, in the order of their places, as can be mended at once: no edit of one touches an edit of
 * another. What must wait finds its place in the next round, if it is still there. Findings that are mended by the very
 * same edits go together.
 */
export function fittingFixes(findings: readonly Fixable[]): Fixable[] {
  const fitting: Fixable[] = []
  const taken = new Map<SourceFile, { readonly edits: Edit[]; readonly made: Set<string> }>()
  for (const finding of findings) {
    const { fix, span } = finding
    const inFile = taken.get(span.file) ?? { edits: [], made: new Set() }
    taken.set(span.file, inFile)
    const key = JSON.stringify([fix.unmarks, ...fix.edits.map((edit) => [edit.span.start, edit.span.end, edit.text])])
    if (!inFile.made.has(key)) {
      const places = fix.edits.map((edit) => placeFor(inFile.edits, edit))
      if (places.includes(undefined)) continue
      inFile.made.add(key)
      // From the last to the first, so that each place is still the one that was found.
      for (const [at, edit] of [...fix.edits.entries()].reverse()) inFile.edits.splice(places[at] ?? 0, 0, edit)
    }
    fitting.push(finding)
  }
  return fitting
}

/** Each file of some findings that fit together, with their fixes made in it. */
export function withFixes(findings: readonly Fixable[]): Map<string, SourceFile> {
  const files = new Map<SourceFile, { readonly edits: Map<string, Edit>; unmarked: boolean }>()
  for (const { fix, span } of findings) {
    const inFile = files.get(span.file) ?? { edits: new Map(), unmarked: false }
    files.set(span.file, inFile)
    for (const edit of fix.edits) inFile.edits.set(`${edit.span.start} ${edit.span.end} ${edit.text}`, edit)
    if (fix.unmarks) inFile.unmarked = true
  }
  const mended = new Map<string, SourceFile>()
  for (const [file, { edits, unmarked }] of files) {
    const inOrder = [...edits.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    const edited = withEdits(file, inOrder)
    mended.set(file.path, unmarked ? sourceFile(file.path, writtenText(edited).slice(1)) : edited)
  }
  return mended
}

/** Where an edit belongs among others in the order of their places; undefined if it touches one of them. */
function placeFor(edits: readonly Edit[], edit: Edit): number | undefined {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle]?.span.start ?? 0) <= edit.span.start) low = middle + 1
    else high = middle
  }
  const neighbours = [edits[low - 1], edits[low]]
  return neighbours.some((other) => other !== undefined && touch(edit, other)) ? undefined : low
}

/** Whether two edits overlap, or stand side by side so that their order would matter. */
function touch(a: Edit, b: Edit): boolean {
  if (a.span.start === a.span.end || b.span.start === b.span.end) {
    return a.span.start <= b.span.end && b.span.start <= a.span.end
  }
  return a.span.start < b.span.end && b.span.start < a.span.end
}
