import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { destinationOf } from '../io/destination.js'
import { defaultFolder } from '../io/outputs.js'
import { findProject, fromProject, type ProjectFiles, readProjectFile } from '../io/project-files.js'
import { failure } from '../io/system-error.js'
import type { View } from '../io/view.js'
import type { Config } from '../project/config.js'
import type { SourceFile } from '../text/source-file.js'
import type { SourceOptions } from './command.js'

/** A project as a command works on it. */
export interface Project {
  readonly files: ProjectFiles
  /** Undefined where there is no `deckwright.json`, or where it cannot be read; `diagnostics` then says why. */
  readonly config: Config | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** `deckwright.json`, and the files that it names. */
  readonly texts: readonly SourceFile[]
  /** The folders to which it is built: what lies in them is nobody's notes. */
  readonly outputs: readonly string[]
  /** Whether all of it is read, not only what the command line names. */
  readonly whole: boolean
}

/** The options that a project may give, too. */
export interface ProjectOptions extends SourceOptions {
  readonly output?: string
  readonly to?: string
  /** What the project says of sheets. */
  readonly sheetInProject?: Config['sheet']
}

/** What a command is to do, and in which project. */
export interface Task<Options extends ProjectOptions> {
  readonly args: readonly string[]
  readonly options: Options
  readonly project: Project | undefined
}

/** A task with what its project says where the command line says nothing. */
export async function taskInProject<Options extends ProjectOptions>(
  args: readonly string[],
  options: Options,
  view?: View,
): Promise<Task<Options>> {
  const files = findProject(options.project)
  if (files === undefined) return { args: args.length === 0 ? ['.'] : args, options, project: undefined }
  const project = { ...(await openProject(files, view)), whole: args.length === 0 && options.shard === undefined }
  const { config } = project
  // Without its file a project is its folder. What the file says wrongly may have been meant to change everything.
  const sources =
    project.diagnostics.length > 0 ? [] : (config?.sources ?? ['.']).map((path) => fromProject(files, path))
  const named = project.diagnostics.length > 0 ? [] : args
  return { args: args.length === 0 ? sources : named, options: merged(options, config, files), project }
}

async function openProject(files: ProjectFiles, view: View | undefined): Promise<Omit<Project, 'whole'>> {
  const outputs = [fromProject(files, defaultFolder)]
  if (files.config === undefined) return { files, config: undefined, diagnostics: [], texts: [], outputs }
  const { file, diagnostic, reason } = readProjectFile(files.config, view)
  if (reason !== undefined) throw failure(`cannot read \`${files.config}\`: ${reason}`)
  if (file === undefined) {
    const found = diagnostic === undefined ? [] : [diagnostic]
    return { files, config: undefined, diagnostics: found, texts: found.map(({ span }) => span.file), outputs }
  }
  const texts: SourceFile[] = [file]
  // Only whoever has a `deckwright.json` pays for reading JSON.
  const { readConfig } = await import('../project/read-config.js')
  const { config, diagnostics } = readConfig(file, (path) => {
    const text = readProjectFile(fromProject(files, path), view)
    const read = text.file ?? text.diagnostic?.span.file
    if (read !== undefined) texts.push(read)
    return text
  })
  if (config?.output !== undefined) {
    const destination = destinationOf(fromProject(files, config.output))
    if (destination.kind === 'folder') outputs.push(destination.path)
  }
  return { files, config, diagnostics, texts, outputs }
}

function merged<Options extends ProjectOptions>(
  options: Options,
  config: Config | undefined,
  files: ProjectFiles,
): Options {
  if (config === undefined) return options
  const { formats, tags = [], sections, mediaRoot, sheet } = config
  const output = config.output === undefined ? undefined : fromProject(files, config.output)
  // One file holds one format: what the command line says of the one must fit what the project says of the other.
  const toFile = options.output !== undefined && destinationOf(options.output).kind !== 'folder'
  const fromFile = options.to !== undefined && output !== undefined && destinationOf(output).kind === 'file'
  return {
    ...options,
    tags: [...tags, ...options.tags],
    ...(options.sections === undefined && sections !== undefined ? { sections } : {}),
    ...(options.mediaRoot === undefined && mediaRoot !== undefined ? { mediaRoot: fromProject(files, mediaRoot) } : {}),
    ...(options.output === undefined && output !== undefined && !fromFile ? { output } : {}),
    ...(options.to === undefined && formats !== undefined && !toFile ? { to: formats.join(',') } : {}),
    ...(sheet === undefined ? {} : { sheetInProject: sheet }),
  }
}
