import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Terminal } from '../io/terminal.js'
import { type CheckedTask, checkTask } from './check-task.js'
import type { SourceOptions } from './command.js'
import type { Standing } from './gather.js'
import type { NewFindingsOptions } from './new-findings.js'
import { type Task, taskInProject } from './open-project.js'

/** What is to be read and checked. */
export type SurveyOptions = SourceOptions & NewFindingsOptions

/** A check from beginning to end: what was read, and which findings of it matter to whoever asked. */
export interface Survey extends CheckedTask {
  readonly task: Task<SurveyOptions>
  /** The findings to be told. */
  readonly told: readonly Diagnostic[]
  /** Those of them that stand in files which a fix may change. */
  readonly editable: readonly Diagnostic[]
  /** Whether only findings of some codes are told. */
  readonly chosen: boolean
}

/** Reads and checks what the arguments mean. `kept` is the task of an earlier check, where it is still the same. */
export async function surveyed(
  written: readonly string[],
  given: SurveyOptions,
  terminal: Terminal,
  standing?: Standing,
  kept?: Survey['task'],
): Promise<Survey> {
  const task = kept ?? (await taskInProject(written, given, standing?.view))
  const checked = await checkTask(task, terminal, standing)
  const { gathered, diagnostics, changed } = checked
  const { only } = task.options
  // Where nothing could be read, why is said whatever is asked for.
  const chosen = only.length > 0 && gathered.notes > 0
  const told = chosen ? diagnostics.filter(({ problem }) => only.includes(problem.code)) : diagnostics
  const sources = gathered.sources.map(({ compiled }) => compiled.file)
  const files = new Set([...(task.project?.texts ?? []), ...sources.filter((file) => changed?.has(file) !== false)])
  return { ...checked, task, told, editable: told.filter(({ span }) => files.has(span.file)), chosen }
}
