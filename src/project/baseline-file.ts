import type { BaselineEntry } from '../diagnostics/baseline.js'
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { defineProblem } from '../diagnostics/problem.js'
import * as z from '../model/zod.js'
import { beginning, shapeMessage } from '../sources/json-shape.js'
import { isFault, jsonTree, memberOf, nodeAt, plainValue, rangeOf } from '../sources/json-tree.js'
import type { SourceFile } from '../text/source-file.js'

/** The baseline is not what `--write-baseline` wrote. */
export const damagedBaseline = defineProblem({
  code: 'project/damaged-baseline',
  severity: 'error',
  summary: 'The baseline of findings cannot be read',
  why: 'Which findings are old cannot be known, so all of them are told.',
  remedy: 'Write it anew: `deckwright check --write-baseline`. Nothing but the findings themselves is in it.',
  wrong: '{ "version": 1, "findings": [ }',
  right: '{ "version": 1, "findings": [] }',
})

const schema = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      file: z.string(),
      code: z.string(),
      note: z.string(),
      fingerprint: z.string(),
      count: z.optional(z.int().check(z.minimum(1))),
    }),
  ),
})

/** A baseline as it was read. */
export interface BaselineReading {
  /** None where the file is damaged. */
  readonly entries: readonly BaselineEntry[]
  readonly diagnostics: readonly Diagnostic[]
  /** Whether a newer deckwright wrote it, whose work this one must not overwrite. */
  readonly newer: boolean
}

/** Reads a baseline. */
export function readBaseline(file: SourceFile): BaselineReading {
  const damaged = (message: string, start: number, end: number, newer = false): BaselineReading => {
    const hint = newer ? 'check with that version' : 'write it anew with `deckwright check --write-baseline`'
    const span = beginning({ file, start, end: Math.min(end, file.text.length) })
    return { entries: [], diagnostics: [diagnose(damagedBaseline, { message, span, hint })], newer }
  }
  const root = jsonTree(file.text)
  if (isFault(root)) return damaged(root.message, root.offset, root.offset + 1)
  const version = memberOf(root, 'version')?.value
  if (version?.type === 'Number' && version.value > 1) {
    const { start, end } = rangeOf(version)
    return damaged(`A newer deckwright wrote this baseline, of version ${version.value}`, start, end, true)
  }
  const { data, error } = schema.safeParse(plainValue(root))
  const [issue] = error?.issues ?? []
  if (issue !== undefined) {
    const { start, end } = rangeOf(nodeAt(root, issue.path))
    const strange = issue.code === 'unrecognized_keys' ? `\`${issue.keys[0]}\` means nothing in a baseline` : undefined
    return damaged(strange ?? shapeMessage(issue, 'this nor that'), start, end)
  }
  const entries = (data?.findings ?? []).map(({ count = 1, ...entry }) => ({ ...entry, count }))
  return { entries, diagnostics: [], newer: false }
}

/** The text of a baseline: a line for each entry, so that versions of it are easily compared and united. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ file, code, note, fingerprint, count }) => {
    const members = { file, code, note, fingerprint, ...(count > 1 ? { count } : {}) }
    const written = Object.entries(members).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    return `\n    { ${written.join(', ')} }`
  })
  return `{\n  "version": 1,\n  "findings": [${lines.join(',')}${lines.length > 0 ? '\n  ' : ''}]\n}\n`
}
