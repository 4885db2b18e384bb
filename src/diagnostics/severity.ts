import { nearest } from '../text/nearest.js'
import type { Span } from '../text/span.js'
import { type Diagnostic, diagnose, isError } from './diagnostic.js'
import { replaced, safeFix, unsafeFix } from './fix.js'
import { defineProblem, type Problem, type Severity } from './problem.js'

/** How grave a project takes a problem to be; `off` for not worth a word. */
export type Level = Severity | 'off'

/** What a configuration says of one problem, and where. */
export interface WrittenSeverity {
  readonly code: string
  readonly level: Level
  readonly codeSpan: Span
  readonly levelSpan: Span
}

/** The configuration gives a severity to a code that there is not. */
export const unknownSeverity = defineProblem({
  code: 'project/unknown-severity',
  severity: 'warning',
  summary: '`deckwright.json` gives a severity to a code that there is not',
  why: 'It changes nothing, and the finding that was meant is told as ever.',
  remedy: 'Write the code as it stands in the finding, or take the line out.',
  fix: 'unsafe',
  wrong: '{ "severity": { "same-notes": "off" } }',
  right: '{ "severity": { "same-note": "off" } }',
})

/** The configuration makes less of an error. */
export const loweredError = defineProblem({
  code: 'project/lowered-error',
  severity: 'warning',
  summary: '`deckwright.json` is to make less of an error',
  why: 'With an error the cards would come out wrong, or not at all: it stays one whatever the configuration says.',
  remedy: 'Take the line out. To spare old files, use `ignore`, or a baseline: `deckwright check --write-baseline`.',
  fix: 'safe',
  wrong: '{ "severity": { "unclosed-cloze": "warning" } }',
  right: '{ "severity": { "same-note": "error" } }',
})

/** The problems of severities. */
export const severityProblems: readonly Problem[] = [unknownSeverity, loweredError]

/** The severities of a project. */
export interface Severities {
  /** The finding as the project takes it; none where it is off. An error stays one. */
  readonly judge: (diagnostic: Diagnostic) => readonly Diagnostic[]
  readonly faults: readonly Diagnostic[]
}

/** Reads what a configuration says of severities. */
export function severitiesOf(written: readonly WrittenSeverity[], catalog: ReadonlyMap<string, Problem>): Severities {
  const levels = new Map(written.map(({ code, level }) => [code, level]))
  const raised = new Map<Problem, Problem>()
  return {
    judge(diagnostic) {
      const { problem } = diagnostic
      const level = levels.get(problem.code) ?? 'warning'
      if (isError(diagnostic) || level === 'warning') return [diagnostic]
      if (level === 'off') return []
      const graver = raised.get(problem) ?? { ...problem, severity: 'error' }
      raised.set(problem, graver)
      return [{ ...diagnostic, problem: graver }]
    },
    faults: written.flatMap((one) => faultOf(one, catalog) ?? []),
  }
}

function faultOf(
  { code, level, codeSpan, levelSpan }: WrittenSeverity,
  catalog: ReadonlyMap<string, Problem>,
): Diagnostic | undefined {
  const problem = catalog.get(code)
  if (problem === undefined) {
    const meant = nearest(code, catalog.keys())
    const hint = meant === undefined ? 'write the code as it stands in the finding' : `did you mean \`${meant}\`?`
    const fix = meant === undefined ? undefined : unsafeFix(`write \`${meant}\``, replaced(codeSpan, `"${meant}"`))
    return diagnose(unknownSeverity, { message: `There is no code \`${code}\``, span: codeSpan, hint, fix })
  }
  if (problem.severity === 'warning' || level === 'error') return undefined
  return diagnose(loweredError, {
    message: `\`${code}\` is an error and stays one`,
    span: levelSpan,
    hint: 'take it out; `ignore` or a baseline spares old files',
    fix: safeFix('say `error`, which it is', replaced(levelSpan, '"error"')),
  })
}
