import { basename, dirname, extname, relative, resolve } from 'node:path'
import { checkTask } from '../commands/check-task.js'
import type { Standing } from '../commands/gather.js'
import { taskInProject } from '../commands/open-project.js'
import { inFolder } from '../io/in-folder.js'
import { type Input, shown } from '../io/inputs.js'
import { keptView } from '../io/kept-view.js'
import { mediaProblems } from '../media/problems.js'
import { emptyMemory } from '../model/memory.js'
import { type CheckedFile, checkedFiles } from './checked-file.js'
import type { Group, OpenTexts } from './group.js'
import { silentTerminal } from './silent-terminal.js'

/** What the command line would say of a check: nothing. */
export const nothingGiven = { tags: [], writeBaseline: false, only: [] } as const

/** A file outside of every project. A text that lies on no disk has an address in place of a path. */
export function loneGroup(path: string, folder: string): Group {
  let open: OpenTexts = new Map()
  const view = keptView(folder, (asked) => open.get(asked))
  const standing: Standing = { view, memory: emptyMemory() }
  return {
    project: undefined,
    check: (texts) =>
      inFolder(folder, async () => {
        const text = texts.get(path)
        open = text === undefined ? texts : new Map(texts).set(resolve(folder, nameOf(path, folder)), text)
        const file = await checkAlone(path, folder, standing)
        return { files: new Map(file === undefined ? [] : [[path, file]]), failures: [] }
      }),
    refresh: () => view.refresh(),
  }
}

/**
 * Checks one file by itself, seen from the current folder, by the rules of the project there if there is one. A file that reads as no
 * notes is left in peace: nobody said that it is to be any.
 */
export async function checkAlone(
  path: string,
  folder: string,
  { view, memory }: Standing,
  project?: string,
): Promise<CheckedFile | undefined> {
  const name = nameOf(path, folder)
  const input: Input = { path: name, name: basename(name, extname(name)), folder: shown(dirname(name)), named: true }
  const own = { ...view, find: () => Promise.resolve({ inputs: [input], folders: [], failures: [] }) }
  const task = await taskInProject([name], { ...nothingGiven, ...(project === undefined ? {} : { project }) }, own)
  const { gathered, diagnostics } = await checkTask(task, silentTerminal, { view: own, memory })
  if (gathered.sources.length === 0) return undefined
  // A text without a place has no pictures beside it.
  const told = !isAddress(path) ? diagnostics : diagnostics.filter(({ problem }) => !ofMedia.has(problem.code))
  return checkedFiles(gathered, told, folder, { file: gathered.sources[0]?.compiled.file, path }).get(path)
}

/** What a file is called in a folder. */
function nameOf(path: string, folder: string): string {
  return isAddress(path) ? path.replace(/^[^:]*:\/*/, '') || 'untitled' : shown(relative(folder, path))
}

const ofMedia = new Set(mediaProblems.map(({ code }) => code))

/** Whether what a text is known by is the address of one that lies on no disk. */
export function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(path)
}
