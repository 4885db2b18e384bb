import { dirname, resolve } from 'node:path'
import { defaultFolder } from '../io/outputs.js'
import { statsOf } from '../io/stats-of.js'
import type { WatchedPlaces } from '../io/watch-files.js'
import type { PreviewRun } from './preview-run.js'

/** What must be watched to know when a run would come out otherwise. */
export function placesOf({ inputs, task: { args, options, project } }: PreviewRun): WatchedPlaces {
  const deep = new Set<string>()
  const shallow = new Set<string>()
  for (const arg of args.filter((one) => one !== '-')) {
    const stats = statsOf(arg)
    if (stats === undefined) deep.add(beginning(arg))
    else if (stats.isDirectory()) deep.add(arg)
    // Its pictures lie beside it.
    else shallow.add(dirname(arg))
  }
  for (const { folder, named, piped } of inputs) if (!named && piped !== true) deep.add(folder)
  if (options.mediaRoot !== undefined) deep.add(options.mediaRoot)
  if (project !== undefined) {
    shallow.add(project.files.folder)
    for (const { path } of project.texts) shallow.add(dirname(path))
  }
  const skipped = [defaultFolder, ...(project?.outputs ?? [])]
  return { deep: [...deep].map(whole), shallow: [...shallow].map(whole), skipped: skipped.map(whole) }
}

/** The folder with which a pattern begins, or what may be there later. */
function beginning(arg: string): string {
  const variable = arg.search(/[*?[{(!]/)
  return variable === -1 ? arg : dirname(`${arg.slice(0, variable)}x`)
}

function whole(path: string): string {
  return resolve(path)
}
