import { resolve } from 'node:path'
import { serveLocally } from '../io/local-server.js'
import { interruption } from '../io/on-interrupt.js'
import { readPageFiles } from '../io/page-assets.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { pageAnswers } from '../preview/answers.js'
import type { Figures } from '../preview/page-data.js'
import type { ExitCode } from './command.js'
import { counted } from './counted.js'
import { foundIn, type PreviewOptions } from './preview.js'
import { type OnUpdate, previewSession } from './preview-session.js'

/** Shows a page that follows what is saved, until the terminal ends it. */
export async function previewLive(
  written: readonly string[],
  options: PreviewOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { allowScripts, quiet } = options
  const { script, style, mathStyle } = readPageFiles()
  const editor = editorOf(options.editor)
  const port = portOf(options.port)
  const end = interruption()

  let tell: OnUpdate = () => {}
  const session = await previewSession(written, options, terminal, (update, before) => tell(update, before))
  terminal.progress(undefined)
  const settings = { editor, root: resolve('.').replaceAll('\\', '/'), allowScripts, mathCss: mathStyle }
  const server = await serveLocally({
    port,
    answer: pageAnswers(session.shown, { script, style }, settings),
    greeting: () => String(session.shown().revision),
  })
  const { preview } = session.shown()
  if (!quiet) terminal.say(countedIn(preview.figures))
  for (const trouble of preview.troubles) terminal.say(`deckwright: ${trouble}`)
  terminal.say(`The cards are at ${server.address}`)
  if (!quiet) terminal.say('They follow what you save. Ctrl-C ends this.')
  tell = (update, before) => {
    for (const trouble of update.troubles.filter((one) => !before.troubles.includes(one))) {
      terminal.say(`deckwright: ${trouble}`)
    }
    const said = countedIn(update.figures)
    if (!quiet && said !== countedIn(before.figures)) terminal.say(said)
    server.tell('update', JSON.stringify(update))
  }
  if (options.open) await openPage(server.address, terminal)

  try {
    const watching = await session.watch()
    await Promise.race([end, watching.failed]).finally(watching.close)
  } finally {
    await server.close()
  }
  return 0
}

async function openPage(address: string, terminal: Terminal): Promise<void> {
  const { openAddress } = await import('../io/open-address.js')
  if (!(await openAddress(address))) terminal.say('deckwright: no browser could be opened: open the address by hand')
}

function countedIn({ files, notes, cards, errors, warnings }: Figures): string {
  return `${counted(files, 'file')} · ${counted(notes, 'note')} · ${counted(cards, 'card')}: ${foundIn(errors, warnings)}`
}

function portOf(written: string | undefined): number {
  if (written === undefined) return 0
  if (!/^\d{1,5}$/.test(written) || Number(written) > 65_535) {
    throw failure(`--port takes a number up to 65535, and \`${written}\` is none`)
  }
  return Number(written)
}

function editorOf(written = 'vscode://file{path}:{line}:{column}'): string {
  if (!written.includes('{path}')) throw failure('--editor needs {path}: where the path of a file goes')
  if (!/^[a-z][a-z0-9+.-]*:/i.test(written) || /^(?:javascript|data|vbscript):/i.test(written)) {
    throw failure(`--editor takes an address such as vscode://file{path}:{line}, and \`${written}\` is none`)
  }
  return written
}
