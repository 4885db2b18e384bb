import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { defaultFolder } from '../io/outputs.js'
import type { Terminal } from '../io/terminal.js'
import { forgetful, type Memory } from '../model/memory.js'
import { covers } from '../text/span.js'
import type { SourceOptions } from './command.js'
import { type Gathering, gather, type Standing } from './gather.js'
import { type NewFindings, type NewFindingsOptions, newFindings } from './new-findings.js'
import type { OpenedLock } from './open-lock.js'
import type { Task } from './open-project.js'

/** What is read, and what is wrong with it as far as it is to be told. */
export interface CheckedTask extends NewFindings {
  readonly gathered: Gathering
}

/** Only a project has a lock. */
const opening = () => import('./open-lock.js')

/** Checks what a task reads. `known` is the project's lock; a program that stays keeps it as long as it is the same. */
export async function checkTask(
  { args, options, project }: Task<SourceOptions & NewFindingsOptions>,
  terminal: Terminal,
  standing?: Standing,
  known?: OpenedLock,
): Promise<CheckedTask> {
  const opened = known ?? (project && (await opening()).openLock(project.files, standing?.view, standing?.memory))
  const identities = { lock: opened?.lock, time: undefined }
  // The folder that a build would fill is left out here as there, so that both see the same files.
  const gathered = await gather(args, options, [defaultFolder], terminal, project, identities, standing)
  const all = [...(opened?.diagnostics ?? []), ...(await explained(gathered, opened, standing?.memory ?? forgetful))]
  return { gathered, ...(await newFindings(all, gathered, project, options, standing?.view)) }
}

/** What was found, without what the lock explains: a number that it keeps empty was skipped by nobody. */
async function explained(
  gathered: Gathering,
  opened: OpenedLock | undefined,
  memory: Memory,
): Promise<readonly Diagnostic[]> {
  const { diagnostics } = gathered
  if (opened?.lock === undefined || !diagnostics.some(isSkippedNumber)) return diagnostics
  // Hardly anyone pays for finding out which note is which.
  const { notesWithKeptNumbers } = await import('./locked-numbers.js')
  const kept = await notesWithKeptNumbers(gathered, opened, memory)
  return diagnostics.filter((one) => !isSkippedNumber(one) || !kept.some((note) => covers(note.span, one.span)))
}

function isSkippedNumber({ problem }: Diagnostic): boolean {
  return problem.code === 'skipped-cloze-number'
}
