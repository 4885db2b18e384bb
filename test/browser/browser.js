import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

/** The project's folder. */
export const project = fileURLToPath(new URL('../../', import.meta.url))

/**
 * The Chromium or Chrome of this machine: the one that CHROMIUM names, else one on the path.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    for (const folder of (process.env.PATH ?? '').split(':')) {
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
    }
  }
  return undefined
}

/**
 * @param {string} executablePath
 * @param {string[]} more
 */
export function launch(executablePath, ...more) {
  // As root, and in containers, Chromium has no sandbox of its own to work with.
  const args = ['--no-sandbox', '--hide-scrollbars', '--disable-dev-shm-usage', ...more]
  return puppeteer.launch({ executablePath, headless: true, args })
}

/**
 * A preview that goes on.
 * @typedef {{ address: string, said: () => string, end: () => Promise<void> }} Preview
 */

/**
 * Starts `deckwright preview` in a folder.
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<Preview>}
 */
export function startPreview(cwd, ...args) {
  const child = spawn(process.execPath, [join(project, 'bin/deckwright.js'), 'preview', ...args], { cwd })
  // Whatever becomes of the check that started it.
  process.on('exit', () => child.kill('SIGKILL'))
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
      const [address] = /http:\S+/.exec(said) ?? []
      if (address === undefined) return
      resolve({
        address,
        said: () => said,
        end: () =>
          new Promise((done) => {
            child.once('exit', () => done())
            child.kill('SIGINT')
          }),
      })
    })
    child.on('exit', (code) => reject(new Error(`the preview ended with ${code}: ${said}`)))
  })
}

/**
 * Runs deckwright to its end.
 * @param {string} cwd
 * @param {string[]} args
 */
export function deckwright(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'bin/deckwright.js'), ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}
