import type { ClozeReading, Deletion } from '../cloze/reading.js'

/** Where a field begins to hide something: the opening of its first deletion that counts, closed or not. */
export function firstOpening(
  clozes: ClozeReading,
  counts: (deletion: Deletion) => boolean = () => true,
): { readonly start: number; readonly end: number } | undefined {
  const deletion = clozes.deletions.find(counts)
  if (deletion !== undefined) return { start: deletion.start, end: deletion.textStart }
  return clozes.faults.find(({ kind }) => kind === 'unclosed')
}
