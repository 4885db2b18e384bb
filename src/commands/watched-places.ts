import { dirname, sep } from 'node:path'
import { ignoreFilesAbove } from '../io/ignore-rules.js'
import { type Input, whole } from '../io/inputs.js'
import { defaultFolder } from '../io/outputs.js'
import { statsOf } from '../io/stats-of.js'
import type { WatchedPlaces } from '../io/watch-files.js'
import type { SourceOptions } from './command.js'
import type { Task } from './open-project.js'

/**
 * What must be watched to know when a run would come out otherwise. `outputs` are folders that it fills, beside those of
 * the project.
 */
export function watchedPlaces(
  inputs: readonly Input[],
  { args, options, project }: Task<SourceOptions>,
  outputs: readonly string[] = [],
): WatchedPlaces {
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
  // Above the notes, too, files may say what is left out.
  for (const folder of [...deep]) for (const path of ignoreFilesAbove(folder)) deep.add(path)
  const places = [...deep].map(whole)
  // An output may lie in the very folder of the sources: then what is written there is told apart by its name.
  const skipped = [defaultFolder, ...(project?.outputs ?? []), ...outputs]
    .map(whole)
    .filter((folder) => !places.some((place) => `${place}${sep}`.startsWith(`${folder}${sep}`)))
  return { deep: places, shallow: [...shallow].map(whole), skipped }
}

/** The folder with which a pattern begins, or what may be there later. */
function beginning(arg: string): string {
  const variable = arg.search(/[*?[{(!]/)
  return variable === -1 ? arg : dirname(`${arg.slice(0, variable)}x`)
}
