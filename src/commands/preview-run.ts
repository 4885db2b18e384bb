import { isError } from '../diagnostics/diagnostic.js'
import type { Input } from '../io/inputs.js'
import type { Terminal } from '../io/terminal.js'
import { type Preview, type PreviewedRun, type PreviewSettings, previewOf } from '../preview/preview.js'
import { checkTask } from './check-task.js'
import type { SourceOptions } from './command.js'
import type { Standing } from './gather.js'
import { underLockedNumbers } from './locked-numbers.js'
import { type OpenedLock, openLock } from './open-lock.js'
import { type Task, taskInProject } from './open-project.js'
import type { SurveyOptions } from './survey.js'

/** A run of the preview: what can be shown, and what it was made of. */
export interface PreviewRun {
  readonly preview: Preview
  readonly inputs: readonly Input[]
  /** Whether something that was named could not be opened. */
  readonly failed: boolean
  readonly task: Task<SurveyOptions>
  /** The project's lock as it was read. */
  readonly opened: OpenedLock | undefined
}

/**
 * Reads what is to be previewed. What cannot be read at all is a trouble of the preview, not its end. Of an earlier run
 * the task is kept, where nothing has changed but notes.
 */
export async function previewRun(
  written: readonly string[],
  given: SourceOptions,
  standing: Standing,
  settings: PreviewSettings,
  terminal: Terminal,
  kept?: PreviewRun,
): Promise<PreviewRun> {
  // Math is set here anyway, so what cannot be set is told as well.
  const asked: SurveyOptions = { ...given, writeBaseline: false, only: ['tex'] }
  const task = kept?.task ?? (await taskInProject(written, asked, standing.view))
  const { args, project } = task
  const opened = kept === undefined ? project && openLock(project.files, standing.view) : kept.opened
  const checked = await checkTask(task, terminal, standing, opened)
  const { gathered, diagnostics } = checked
  const { compilation, files, notes, cards, failures } = gathered
  const { collection, leftOut } = await underLockedNumbers(gathered, opened, standing.memory)
  const errors = diagnostics.filter(isError).length
  const nothing = notes === 0 && diagnostics.length === 0 && failures.length === 0
  const listed = args.map((arg) => `\`${arg}\``).join(', ')
  const run: PreviewedRun = {
    files: gathered.read,
    collection,
    leftOut,
    diagnostics,
    deckOf: compilation.deckOf,
    media: gathered.media,
    figures: { files, notes, cards, errors, warnings: diagnostics.length - errors },
    typePlaces: [
      ...(project?.texts ?? []).map(({ path }) => path),
      ...gathered.sources.filter(({ compiled }) => compiled.source === 'json').map(({ input }) => input.path),
    ],
    troubles: nothing ? [`no notes were found in ${listed}`] : failures,
  }
  const preview = await previewOf(run, settings)
  return { preview, inputs: gathered.inputs, failed: failures.length > 0, task, opened }
}
