import { execFile } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const program = resolve('bin/deckwright.js')

/** A folder with a `deckwright` in it that runs the built program. */
function shimFolder(parent: string): string {
  const folder = join(parent, 'bin')
  mkdirSync(folder)
  const shim = join(folder, 'deckwright')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(shim, 0o755)
  return folder
}

/**
 * What a transcript's commands print now: each line that starts with `$ ` is run by `sh` in a folder of its own, which
 * holds a copy of the `files/` beside the transcript.
 *
 * Below it stands what it prints on both streams, then `[exit N]` unless it ends well. Times read `N s`.
 */
export async function replay(path: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'deckwright-transcript-'))
  try {
    const work = join(home, 'work')
    const files = resolve(path, '../files')
    mkdirSync(work)
    if (existsSync(files)) cpSync(files, work, { recursive: true })
    const shims = shimFolder(home)
    let text = ''
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (!line.startsWith('$ ')) continue
      const { output, code } = await run(line.slice(2), work, shims)
      const shown = output.replaceAll(/\b\d+(\.\d)? s\b/g, 'N s').replaceAll(work, '')
      text += `${line}\n${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}${code === 0 ? '' : `[exit ${code}]\n`}`
    }
    return text
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function run(command: string, cwd: string, shims: string): Promise<{ output: string; code: number }> {
  const { SOURCE_DATE_EPOCH, NO_COLOR, FORCE_COLOR, CI, GITHUB_ACTIONS, ...inherited } = process.env
  const env = { ...inherited, PATH: `${shims}${delimiter}${process.env.PATH}`, LC_ALL: 'C' }
  return new Promise((done) => {
    execFile('sh', ['-c', `{ ${command}\n} 2>&1`], { cwd, env }, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      done({ output: stdout, code })
    })
  })
}
