import type { Fixable } from '../diagnostics/apply-fixes.js'
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { shownNotes } from '../emitters/shown-notes.js'
import { textOf } from '../text/span.js'
import type { Survey } from './survey.js'

/**
 * Whether fixes have done only good: what they were for is gone, no file has more errors than before, and where all of
 * them call themselves safe, every note is shown as it was.
 */
export async function isSound(before: Survey, after: Survey, fixes: readonly Fixable[]): Promise<boolean> {
  if (after.gathered.failures.length > before.gathered.failures.length) return false
  const found = { before: allOf(before), after: allOf(after) }
  const errors = {
    before: countsOf(found.before.filter(isError), pathOf),
    after: countsOf(found.after.filter(isError), pathOf),
  }
  for (const [path, count] of errors.after) if (count > (errors.before.get(path) ?? 0)) return false
  const kinds = { before: countsOf(found.before, findingKey), after: countsOf(found.after, findingKey) }
  for (const [kind, count] of countsOf(fixes, findingKey)) {
    if ((kinds.after.get(kind) ?? 0) + count > (kinds.before.get(kind) ?? 0)) return false
  }
  return !fixes.every(({ fix }) => fix.safe) || (await areShownAlike(before, after))
}

async function areShownAlike(before: Survey, after: Survey): Promise<boolean> {
  const [old, fresh] = await Promise.all([before, after].map(shownIn))
  return old?.length === fresh?.length && old?.every((note, index) => note === fresh?.[index]) === true
}

function shownIn({ gathered }: Survey): Promise<string[]> {
  const { collection, leftOut, deckOf } = gathered.compilation
  const ranks = new Map(gathered.read.map((file, rank) => [file, rank]))
  const rank = (file: Diagnostic['span']['file']) => ranks.get(file) ?? 0
  const notes = [...collection.notes, ...leftOut].sort(
    (a, b) => rank(a.span.file) - rank(b.span.file) || a.span.start - b.span.start,
  )
  return shownNotes({ ...collection, notes }, deckOf)
}

/** All findings, silenced ones aside: also those that are old. */
function allOf({ gathered, told }: Survey): readonly Diagnostic[] {
  return [...new Set([...gathered.diagnostics, ...told])]
}

function countsOf<Finding extends Diagnostic>(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of findings) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}

function pathOf({ span }: Diagnostic): string {
  return span.file.path
}

/** What a finding tells, wherever its lines have moved to. */
export function findingKey({ span, problem, message }: Diagnostic): string {
  // A message may name the line of another place.
  return [span.file.path, problem.code, message.replace(/:\d+\b/g, ''), textOf(span)].join('\0')
}
