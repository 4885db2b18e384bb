import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'

/** The project's folder. */
export const project = fileURLToPath(new URL('../../', import.meta.url))

const { outputFiles } = await build({
  entryPoints: [join(project, 'src/io/find-browser.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
})
const program = `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`

/** @type {typeof import('../../src/io/find-browser.js')} */
export const { findBrowser } = await import(program)

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
