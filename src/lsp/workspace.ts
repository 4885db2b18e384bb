import { dirname } from 'node:path'
import { existingFolder } from '../io/in-folder.js'
import { projectFolderAround } from '../io/project-files.js'
import { loneGroup } from './check-alone.js'
import type { Checked, CheckedFile } from './checked-file.js'
import type { Group } from './group.js'
import { projectGroup } from './project-group.js'

/** A text that is open in the editor. */
export interface OpenText {
  /** The full path of its file; of a text that lies on no disk, its address. */
  readonly path: string
  /** Whether its path is one. */
  readonly saved: boolean
  readonly text: string
  readonly version: number
}

/** What came of a check, and of which versions of the texts that are open in its group. */
export interface Result extends Checked {
  readonly group: Group
  readonly versions: ReadonlyMap<string, number>
}

/** What the editor has open, and the projects around it. */
export interface Workspace {
  /** Takes what is open now. What may have changed by it is checked soon. */
  update(texts: readonly OpenText[]): void
  /**
   * What is known of a file as it is open now, checked if need be; undefined where it holds no notes. `anew` looks at the
   * disk, too.
   */
  at(path: string, anew?: boolean): Promise<CheckedFile | undefined>
  /** Lets everything be looked at again: something on the disk has changed. */
  refresh(): void
  /** Takes the folders that are open: their projects are checked all the time. */
  watch(folders: readonly string[]): void
}

/** What the workspace tells of. */
export interface WorkspaceEvents {
  /** A group was checked. */
  readonly checked: (result: Result) => void
  /** A group is there no more: nothing is open in it. */
  readonly left: (group: Group) => void
  /** A group cannot be checked, and why. */
  readonly failed: (group: Group, error: unknown) => void
}

/** How long after a change a check waits for the next one, and how long at most. */
const pause = 50
const longestPause = 200

/** A workspace with nothing open. `home` is the folder from which a text is seen that lies nowhere. */
export function workspace(home: string, events: WorkspaceEvents): Workspace {
  const groups = new Map<string, Group>()
  const homes = new Map<string, Group>()
  const results = new Map<Group, Promise<Result | undefined>>()
  let open = new Map<string, OpenText>()
  let folders: readonly string[] = []
  let waiting: Set<Group> = new Set()
  let waitingSince = 0
  let timer: NodeJS.Timeout | undefined

  function groupOf({ path, saved }: OpenText): Group {
    const folder = saved ? projectFolderAround(dirname(path)) : undefined
    const key = folder === undefined ? `alone ${path}` : `project ${folder}`
    const known = groups.get(key)
    if (known !== undefined) return known
    const fresh =
      folder === undefined ? loneGroup(path, existingFolder(saved ? dirname(path) : home)) : projectGroup(folder)
    groups.set(key, fresh)
    return fresh
  }

  function check(group: Group): Promise<Result | undefined> {
    const texts = new Map([...open].map(([path, { text }]) => [path, text]))
    const own = [...open].filter(([path]) => homes.get(path) === group)
    const versions = new Map(own.map(([path, { version }]) => [path, version]))
    waiting.delete(group)
    const result = group.check(texts).then(
      (checked) => ({ ...checked, group, versions }),
      (error: unknown) => {
        // What was a project may be none any more.
        if (group.project !== undefined && projectFolderAround(group.project) !== group.project) settle()
        else events.failed(group, error)
        return undefined
      },
    )
    results.set(group, result)
    void result
      .then((done) => {
        // What was changed while it was being checked is checked once more.
        if (done !== undefined && results.get(group) === result) events.checked(done)
      })
      .catch((error) => events.failed(group, error))
    return result
  }

  function later(group: Group) {
    const now = Date.now()
    if (waiting.size === 0) waitingSince = now
    waiting.add(group)
    results.delete(group)
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        for (const one of waiting) void check(one)
        waiting = new Set()
      },
      Math.max(0, Math.min(pause, waitingSince + longestPause - now)),
    )
  }

  /** Puts every open text into its group, and lets go of the groups that are empty. */
  function settle() {
    const before = new Set(groups.values())
    const lived = new Map(homes)
    homes.clear()
    const kept = new Set<Group>()
    for (const folder of folders) {
      const project = projectFolderAround(folder)
      if (project === undefined) continue
      const key = `project ${project}`
      const group = groups.get(key) ?? projectGroup(project)
      groups.set(key, group)
      kept.add(group)
    }
    for (const text of open.values()) {
      const group = groupOf(text)
      homes.set(text.path, group)
      kept.add(group)
      // What moves in is to be read there as it is open.
      if (before.has(group) && lived.get(text.path) !== group) later(group)
    }
    for (const [key, group] of groups) {
      if (kept.has(group)) {
        if (!before.has(group)) later(group)
        continue
      }
      groups.delete(key)
      results.delete(group)
      waiting.delete(group)
      events.left(group)
    }
  }

  return {
    update(texts) {
      const changed = texts.filter(({ path, version, text }) => {
        const known = open.get(path)
        return known?.version !== version || known.text !== text
      })
      const now = new Set(texts.map(({ path }) => path))
      const closed = [...open.keys()].filter((path) => !now.has(path))
      const left = closed.flatMap((path) => homes.get(path) ?? [])
      const opened = texts.some(({ path }) => !open.has(path))
      open = new Map(texts.map((text) => [text.path, text]))
      if (opened || closed.length > 0) settle()
      for (const { path } of changed) later(homes.get(path) as Group)
      for (const group of left) if ([...groups.values()].includes(group)) later(group)
    },
    async at(path, anew = false) {
      const group = homes.get(path)
      if (group === undefined) return undefined
      if (anew) {
        group.refresh()
        results.delete(group)
      }
      const result = await (results.get(group) ?? check(group))
      return result?.files.get(path)
    },
    watch(now) {
      folders = now
      settle()
    },
    refresh() {
      settle()
      for (const group of groups.values()) {
        group.refresh()
        later(group)
      }
    },
  }
}
