import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { writePictures } from './decks.js'
import { notes } from './notes.js'
import { root } from './root.js'

/**
 * Another tool that can be measured: its version, and the Python that runs it if it is one of Python's.
 * @typedef {{ version: string, python?: string, program?: string }} Peer
 * @typedef {Map<string, Peer>} Peers
 */

/**
 * The tools that are there or can be fetched, and why the others are not.
 * @returns {{ peers: Peers, absent: { name: string, why: string }[] }}
 */
export function findPeers() {
  /** @type {Peers} */
  const peers = new Map()
  const absent = []
  const load = createRequire(import.meta.url)
  const manifest = join(root, 'node_modules/anki-apkg-export/package.json')
  peers.set('anki-apkg-export', { version: JSON.parse(readFileSync(load.resolve(manifest), 'utf8')).version })
  for (const name of ['genanki', 'ankcompiler']) {
    const environment = join(root, 'node_modules/.cache/deckwright-bench', name)
    const python = join(environment, 'bin/python')
    const steps = existsSync(join(environment, 'installed'))
      ? []
      : [
          ['python3', '-m', 'venv', environment],
          [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', name],
        ]
    const why = steps.map(fault).find((reason) => reason !== undefined)
    if (why !== undefined) {
      absent.push({ name, why })
      continue
    }
    writeFileSync(join(environment, 'installed'), '')
    const ask = `from importlib.metadata import version; print(version('${name}'))`
    const version = spawnSync(python, ['-c', ask], { encoding: 'utf8' }).stdout.trim()
    peers.set(name, { version, python, program: join(environment, 'bin/ankc') })
  }
  return { peers, absent }
}

/** @param {readonly string[]} step */
function fault([command = '', ...args]) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status === 0) return undefined
  const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? ''
  return `it could not be installed: ${reason.slice(0, 120)}`
}

/**
 * Writes the notes as those need them who take finished HTML: an array of [kind, front, back].
 * @param {string} path
 * @param {number} count
 */
export function writeFinished(path, count) {
  const all = []
  for (const { kind, front, back } of notes(count)) {
    all.push([kind, withNumbers(front).replaceAll('\n', '<br>'), back.join('').replaceAll('\n', '<br>')])
  }
  writeFileSync(path, JSON.stringify(all))
}

/**
 * Writes the notes in ankcompiler's notation, each in a block of its own.
 * @param {string} folder
 * @param {number} count
 */
export function writeBlocks(folder, count) {
  writePictures(folder)
  let text = '---\ndeck: Bench\n---\n\n'
  for (const { kind, front, back } of notes(count)) {
    const rest = back.length === 0 ? '' : `${kind === 'cloze' ? '\n' : ' ::: '}${back.join('')}`
    text += `---\n\n${withNumbers(front)}${rest}\n\n---\n\n`
  }
  writeFileSync(join(folder, 'bench.md'), text)
}

/** @param {readonly import('./notes.js').Piece[]} pieces */
function withNumbers(pieces) {
  let number = 0
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      return `{{c${++number}::${piece.hidden}${piece.hint === undefined ? '' : `::${piece.hint}`}}}`
    })
    .join('')
}
