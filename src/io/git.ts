import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from './system-error.js'

/**
 * Asks git what changed since a revision: a function that tells of a path whether it holds what it held then. What git
 * does not know, or what lies outside the repository around the folder, counts as changed.
 */
export function unchangedSince(revision: string, folder: string): (path: string) => boolean {
  const top = git(['rev-parse', '--show-toplevel'], folder).replace(/\r?\n$/, '')
  const commit = commitOf(revision, folder)
  // Against the files as they lie there: what is not committed yet has changed, too.
  const changed = new Set(names(git(['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', commit, '--'], top)))
  const unchanged = new Set<string>()
  for (const name of names(git(['ls-files', '-z'], top))) {
    const path = changed.has(name) ? undefined : realPath(join(top, name))
    if (path !== undefined) unchanged.add(path)
  }
  return (path) => unchanged.has(realPath(path) ?? path)
}

function commitOf(revision: string, folder: string): string {
  // Git would take it for one of its options.
  if (!revision.startsWith('-') && revision !== '') {
    try {
      return git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], folder).trim()
    } catch (error) {
      if (!(error instanceof Error && 'status' in error)) throw error
    }
  }
  throw failure(`git knows no revision \`${revision}\` here (a shallow clone lacks old ones)`)
}

function git(args: readonly string[], folder: string): string {
  const { GIT_OPTIONAL_LOCKS: _, ...inherited } = process.env
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      // Nothing is written, its index neither; and it speaks a language that is known here.
      env: { ...inherited, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { readonly stderr?: string }
    if (code === 'ENOENT') throw failure('--since asks git what changed, and there is no git here')
    const [words = ''] = stderr.trim().split('\n')
    // Without a word it only says no.
    if (words === '') throw error
    if (words.includes('not a git repository')) throw failure('--since asks git, and this is not in a git repository')
    throw failure(`git cannot tell what changed: ${words.replace(/^fatal: /, '')}`)
  }
}

function names(list: string): string[] {
  return list.split('\0').filter((name) => name !== '')
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    // Deleted, and not to be read either.
    return undefined
  }
}
