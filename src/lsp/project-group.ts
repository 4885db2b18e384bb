import { dirname, extname, resolve } from 'node:path'
import { checkTask } from '../commands/check-task.js'
import type { Standing } from '../commands/gather.js'
import { type OpenedLock, openLock } from '../commands/open-lock.js'
import { type Task, taskInProject } from '../commands/open-project.js'
import { ignores, rulesOf } from '../io/ignore-rules.js'
import { inFolder } from '../io/in-folder.js'
import { noteEndings } from '../io/inputs.js'
import { keptView } from '../io/kept-view.js'
import { findProject, readProjectFile } from '../io/project-files.js'
import type { View } from '../io/view.js'
import { emptyMemory } from '../model/memory.js'
import { checkAlone, nothingGiven } from './check-alone.js'
import { type Checked, checkedFiles } from './checked-file.js'
import type { Group, OpenTexts } from './group.js'
import { silentTerminal } from './silent-terminal.js'

/** A project as it was opened. */
interface Opened {
  readonly task: Task<typeof nothingGiven & { readonly project: string }>
  readonly lock: OpenedLock | undefined
  /** What it is made of. As long as that is the same, so is the project. */
  readonly parts: readonly unknown[]
}

/** For how long the disk is taken to be as it was: not every editor tells what others write there. */
const trust = 5000

/** The project in a folder. Open files in it that are none of its sources are checked by its rules, each for itself. */
export function projectGroup(folder: string): Group {
  let open: OpenTexts = new Map()
  let lookedAt = Number.NEGATIVE_INFINITY
  let opened: Opened | undefined
  let sound: Opened | undefined
  const view = keptView(folder, (path) => open.get(path))
  const standing: Standing = { view, memory: emptyMemory() }

  async function check(): Promise<Checked> {
    if (Date.now() - lookedAt > trust) {
      lookedAt = Date.now()
      view.refresh()
    }
    if (opened === undefined || !isStill(opened, view)) opened = await openProject(view)
    const faults = opened.task.project?.diagnostics ?? []
    if (faults.length === 0) sound = opened
    // While someone is at work on `deckwright.json`, what it said last holds for the notes.
    const { task, lock } = sound ?? opened
    const { gathered, diagnostics } = await checkTask(task, silentTerminal, standing, lock)
    const files = checkedFiles(gathered, diagnostics, folder)
    if (faults.length > 0) {
      const texts = opened.task.project?.texts ?? []
      const others = gathered.read.filter((file) => task.project?.texts.includes(file) !== true)
      const seen = checkedFiles({ ...gathered, read: [...texts, ...others] }, faults, folder)
      for (const [path, one] of seen) if (texts.includes(one.file)) files.set(path, one)
      return { files, failures: gathered.failures }
    }
    for (const path of open.keys()) {
      if (files.has(path) || !noteEndings.has(extname(path).toLowerCase()) || isLeftOut(path, folder, task.project))
        continue
      const file = await checkAlone(path, folder, standing, '.')
      if (file !== undefined) files.set(path, file)
    }
    return { files, failures: gathered.failures }
  }

  return {
    project: folder,
    check: (texts) =>
      inFolder(folder, () => {
        open = texts
        return check()
      }),
    refresh() {
      lookedAt = Number.NEGATIVE_INFINITY
    },
  }
}

/** Opens the project in the current folder. */
async function openProject(view: View): Promise<Opened> {
  const task = await taskInProject([], { ...nothingGiven, project: '.' }, view)
  const lock = task.project && openLock(task.project.files, view)
  return { task, lock, parts: partsOf(task.project, view) }
}

/** Whether a project is as it was opened. One that could not be opened well may lack a file that is there by now. */
function isStill({ task: { project }, parts }: Opened, view: View): boolean {
  if (project?.diagnostics.length !== 0) return false
  const now = partsOf(project, view)
  return now.length === parts.length && now.every((part, index) => part === parts[index])
}

/** Which files a project has of its own, and what is in them. */
function partsOf(project: Opened['task']['project'], view: View): unknown[] {
  const { config, lock, hasLock } = findProject('.') ?? {}
  const own = [config, hasLock ? lock : undefined].map((path) => path && readProjectFile(path, view))
  return [...own, ...(project?.texts ?? []).map(({ path }) => readProjectFile(path, view).file)]
}

/** Whether a file lies where the project says that there are no notes. */
function isLeftOut(path: string, folder: string, project: Opened['task']['project']): boolean {
  const rules = rulesOf(folder, project?.config?.ignore ?? [])
  const outputs = new Set((project?.outputs ?? []).map((output) => resolve(folder, output)))
  for (let at = path; at !== folder && at !== dirname(at); at = dirname(at)) {
    if (outputs.has(at) || ignores(rules, at, at !== path)) return true
  }
  return false
}
