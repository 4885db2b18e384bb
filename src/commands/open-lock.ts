import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { emptyLock, type Lock } from '../identity/lock.js'
import { lockFindings } from '../identity/lock-problems.js'
import { parseLock } from '../identity/parse-lock.js'
import { type ProjectFiles, readProjectFile } from '../io/project-files.js'
import { failure } from '../io/system-error.js'
import type { View } from '../io/view.js'
import { forgetful, type Memory } from '../model/memory.js'

/** A project's lock as it was read. */
export interface OpenedLock {
  readonly project: ProjectFiles
  /** As it lies there; empty where there is none yet. */
  readonly text: string
  /** Undefined where it is damaged: nothing can be built then. */
  readonly lock: Lock | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a project's lock; with a memory, only where it has changed. */
export function openLock(project: ProjectFiles, view?: View, memory: Memory = forgetful): OpenedLock {
  if (!project.hasLock) return { project, text: '', lock: emptyLock, diagnostics: [] }
  const { file, diagnostic, reason } = readProjectFile(project.lock, view)
  if (reason !== undefined) throw failure(`cannot read \`${project.lock}\`: ${reason}`)
  if (file === undefined) return { project, text: '', lock: undefined, diagnostics: diagnostic ? [diagnostic] : [] }
  const reading = memory.of(file, 'lock', [], () => parseLock(file.text))
  return { project, text: file.text, lock: reading.lock, diagnostics: lockFindings(file, reading) }
}
