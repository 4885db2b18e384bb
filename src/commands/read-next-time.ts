import { extname } from 'node:path'
import { noteEndings } from '../io/inputs.js'
import { inputAt } from '../io/outputs.js'
import type { Gathering } from './gather.js'
import type { Made } from './make-outputs.js'
import { filesOf } from './write-artifacts.js'

/**
 * What to say of files that a build wrote for the first time among its own sources: the next one would read them, and
 * refuse to write over them. In a project with a configuration they can be left out of the sources.
 */
export async function readNextTime(
  made: readonly Made[],
  args: readonly string[],
  { findAgain }: Gathering,
  configured: boolean,
): Promise<string[]> {
  // Only of these endings are files found, or of one that a pattern ends in.
  const endings = new Set([...noteEndings, ...args.map((arg) => extname(arg))])
  const news = filesOf(made).filter(({ path, fate }) => fate === 'new' && endings.has(extname(path).toLowerCase()))
  if (news.length === 0) return []
  const at = inputAt((await findAgain()).inputs)
  const [first, ...others] = news.filter(({ path }) => at(path) !== undefined)
  if (first === undefined) return []
  const [lie, them] = others.length === 0 ? ['lies', 'it'] : [`and ${others.length} more lie`, 'them']
  const leftOut = configured ? `, or name ${them} in \`ignore\`` : ''
  return [`\`${first.path}\` ${lie} among the sources, where the next build reads ${them}: build elsewhere${leftOut}`]
}
