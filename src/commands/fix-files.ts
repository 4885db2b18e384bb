import type { Terminal } from '../io/terminal.js'
import type { CheckFixOptions, Fixed } from './check-fix.js'
import { counted } from './counted.js'
import { type Look, mend, tellRefused, writeMended } from './mend.js'

/** Mends what a check finds and writes the files. */
export async function fixFiles(look: Look, { unsafe }: CheckFixOptions, terminal: Terminal): Promise<Fixed> {
  const mending = await mend(look, unsafe)
  const failures = await writeMended(mending)
  const survey = failures.size === 0 ? mending.survey : await mending.without(new Set(failures.keys()))
  tellRefused(mending, terminal)
  const done = mending.mended.filter(({ span }) => !failures.has(span.file.path))
  const files = new Set(done.map(({ span }) => span.file.path)).size
  const said = done.length === 0 ? [] : [`${counted(done.length, 'finding')} fixed in ${counted(files, 'file')}`]
  return { survey, failures: [...failures.values()], said, content: mending.piped?.content }
}
