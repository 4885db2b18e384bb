import type { Problem } from './diagnostics/problem.js'
import { severityProblems } from './diagnostics/severity.js'
import { suppressProblems } from './diagnostics/suppress-problems.js'
import { emitters } from './emitters/registry.js'
import { lockProblems } from './identity/lock-problems.js'
import { identityProblems } from './identity/problems.js'
import { ioProblems } from './io/problems.js'
import { mediaProblems } from './media/problems.js'
import { damagedBaseline } from './project/baseline-file.js'
import { lockedTypeProblems, noteTypeProblems } from './project/note-type-problems.js'
import { fileProblems } from './project/problems.js'
import { rules } from './rules/registry.js'
import { sources } from './sources/registry.js'
import { frontMatterProblems } from './syntax/front-matter.js'

/** Everything that can be wrong, in the order in which it is looked for. */
export const problems: readonly Problem[] = [
  // Before a file is read as notes, and while it is.
  ...fileProblems,
  ...severityProblems,
  damagedBaseline,
  ...noteTypeProblems,
  ...lockedTypeProblems,
  ...ioProblems,
  ...frontMatterProblems,
  ...sources.flatMap((source) => source.problems),
  // With the files that notes name, and with the notes themselves.
  ...mediaProblems,
  ...rules.map((rule) => rule.problem),
  // With what the writers say of findings.
  ...suppressProblems,
  // Which note is which in a project.
  ...lockProblems,
  ...identityProblems,
  // When notes are written in a form that cannot keep all of them.
  ...emitters.flatMap((emitter) => emitter.problems),
]

/** Every problem by its code. */
export const catalog: ReadonlyMap<string, Problem> = new Map(problems.map((problem) => [problem.code, problem]))
