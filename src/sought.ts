import type { Problem } from './diagnostics/problem.js'
import { mediaProblems } from './media/problems.js'
import { betweenNotes } from './rules/between-notes.js'
import { rules } from './rules/registry.js'
import { sources } from './sources/registry.js'
import { frontMatterProblems } from './syntax/front-matter.js'

/**
 * Tells whether reading and checking would have found every warning of a code, or of any code. What only a build looks
 * for is not sought.
 */
export function soughtBy(run: {
  readonly partial: boolean
  readonly media: boolean
  readonly isRequested: (problem: Problem) => boolean
}) {
  const problems = [
    ...frontMatterProblems,
    ...sources.flatMap((source) => source.problems),
    ...rules.map(({ problem }) => problem),
    ...mediaProblems,
  ].filter(
    (problem) =>
      run.isRequested(problem) &&
      (run.media || !mediaProblems.includes(problem)) &&
      !(run.partial && betweenNotes.includes(problem.code)),
  )
  const codes = new Set(problems.map(({ code }) => code))
  return (code: string | undefined): boolean => (code === undefined ? !run.partial : codes.has(code))
}
