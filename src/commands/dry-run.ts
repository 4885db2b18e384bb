import type { Terminal } from '../io/terminal.js'
import type { WrittenFile } from './write-artifacts.js'

/** Says which files would be written, on standard output: that is the result of a build that writes nothing. */
export async function tellDryRun(
  files: readonly Pick<WrittenFile, 'path' | 'fate'>[],
  terminal: Terminal,
): Promise<void> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  await terminal.print(sorted.map(({ path, fate }) => `${fate.padEnd('unchanged'.length)}  ${path}\n`).join(''))
}
