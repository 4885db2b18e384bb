import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/** What is asked of a machine to find a browser on it. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a program lies at a path. */
  readonly isProgram: (path: string) => boolean
}

/** The machine that we run on. */
export const thisMachine: Machine = { platform: process.platform, env: process.env, isProgram: isRunnable }

/** The variables that may name a browser, the first one that is set counts. */
export const browserVariables = ['CHROMIUM', 'CHROME_PATH'] as const

/** What Chromium and those that are made of it are called on the path. */
const programs = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ...['microsoft-edge', 'microsoft-edge-stable', 'brave-browser'],
]

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
]

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
]

/** The Chromium or Chrome of a machine: the one that a variable names, else one on the path or where it usually lies. */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const { platform, env, isProgram } = machine
  const named = browserVariables.map((name) => env[name]).find((value) => value !== undefined && value !== '')
  if (named !== undefined) return isProgram(named) ? named : undefined
  return [...onPath(machine), ...usualPlaces(platform, env)].find(isProgram)
}

function onPath({ platform, env }: Machine): string[] {
  // On Windows browsers are not on the path.
  if (platform === 'win32') return []
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '')
  return programs.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}

function usualPlaces(platform: NodeJS.Platform, env: Machine['env']): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return windowsPrograms.flatMap((path) => roots.map((root) => win32.join(root, path)))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME === undefined ? [] : [posix.join(env.HOME, 'Applications')])]
    return macApplications.flatMap((path) => roots.map((root) => posix.join(root, path)))
  }
  return ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium']
}

/** Whether a program lies at a path. */
export function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
