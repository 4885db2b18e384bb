import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The surroundings by which a user's folders are found. */
interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The folder for what can be made again at any time: the one that `DECKWRIGHT_CACHE` names, or the place that the system
 * has for such things. Undefined where that variable is empty, or where the user has no such place: nothing is to be kept then.
 *
 * @see https://specifications.freedesktop.org/basedir/latest/
 */
export function cacheFolder({ platform, env }: Surroundings = process): string | undefined {
  const { DECKWRIGHT_CACHE: named, XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local } = env
  if (named !== undefined) return named === '' ? undefined : named
  if (platform === 'win32') return local && join(local, 'deckwright', 'Cache')
  // A relative one is to be passed over.
  if (platform !== 'darwin' && isAbsolute(xdg)) return join(xdg, 'deckwright')
  const home = homedir()
  if (!isAbsolute(home)) return undefined
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'deckwright') : join(home, '.cache', 'deckwright')
}
