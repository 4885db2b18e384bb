import type { Problem } from '../diagnostics/problem.js'
import type { Terminal } from '../io/terminal.js'
import { explanation } from '../reporters/explanation.js'
import type { ExitCode } from './command.js'
import { refuseUnknownCodes } from './known-codes.js'

/** Says what there is to know of the problems of some codes. */
export async function explain(
  codes: readonly string[],
  catalog: ReadonlyMap<string, Problem>,
  terminal: Terminal,
): Promise<ExitCode> {
  refuseUnknownCodes(codes, new Set(catalog.keys()))
  const columns = Math.max(40, Math.min(80, terminal.stdout.width))
  const texts = codes.flatMap((code) => {
    const problem = catalog.get(code)
    return problem === undefined ? [] : [explanation(problem, columns)]
  })
  await terminal.print(texts.join(`\n${'─'.repeat(columns)}\n\n`))
  return 0
}
