import type { Fixable } from '../diagnostics/apply-fixes.js'
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { shownNotes } from '../emitters/shown-notes.js'
import { type Span, textOf } from '../text/span.js'
import type { Survey } from './survey.js'

/**
 * Whether fixes have done only good: what they were for is gone, no note that was sound has an error now, and where all of
 * them call themselves safe, every note is shown as it was.
 *
 * Where an error was mended, others may come to light that it had hidden; where only warnings were, none may be new.
 */
export async function isSound(before: Survey, after: Survey, fixes: readonly Fixable[]): Promise<boolean> {
  if (after.gathered.failures.length > before.gathered.failures.length) return false
  const sound = { before: soundNotes(before), after: soundNotes(after) }
  for (const [path, count] of sound.before) if ((sound.after.get(path) ?? 0) < count) return false
  if (bringsErrors(before, after, fixes)) return false
  const found = { before: countsOf(allOf(before), findingKey), after: countsOf(allOf(after), findingKey) }
  for (const [kind, count] of countsOf(fixes, findingKey)) {
    if ((found.after.get(kind) ?? 0) + count > (found.before.get(kind) ?? 0)) return false
  }
  return !fixes.every(({ fix }) => fix.safe) || (await areShownAlike(before, after))
}

/** Whether a file has more errors than before in which no error was mended that may have hidden them. */
function bringsErrors(before: Survey, after: Survey, fixes: readonly Fixable[]): boolean {
  const mended = new Set(fixes.filter(isError).map(({ span }) => span.file.path))
  // With an error in it the project is not read at all.
  if (before.task.project?.texts.some(({ path }) => mended.has(path))) return false
  const errors = countsOf(allOf(before).filter(isError), pathOf)
  const left = countsOf(allOf(after).filter(isError), pathOf)
  return [...left].some(([path, count]) => !mended.has(path) && count > (errors.get(path) ?? 0))
}

/** How many notes of each file have no error in them. */
function soundNotes({ gathered }: Survey): Map<string, number> {
  return countsOf(gathered.compilation.collection.notes, pathOf)
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

function countsOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of things) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}

function pathOf({ span }: { readonly span: Span }): string {
  return span.file.path
}

/** What a finding tells, wherever its lines have moved to. */
export function findingKey({ span, problem, message }: Diagnostic): string {
  // A message may name the line of another place.
  return [span.file.path, problem.code, message.replace(/:\d+\b/g, ''), textOf(span)].join('\0')
}
