import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './measure.js'
import { root } from './root.js'

// What a save costs a program that watches: starts it in a project, edits one note again and again, and waits each time
// until it has said what became of it. Says the medians as JSON.
//     node saving.js check|build PROJECT FILE

/** How often the note is edited. The first times are left out: a program that stays is seldom a new one. */
const saves = { before: 2, counted: 5 }

/** After how many seconds nothing more is waited for. */
const patience = 60

const [, , verb = '', project = '', file = ''] = process.argv
const program = [join(root, 'bin/deckwright.js'), verb, '--watch']
const child = spawn(process.execPath, ['--require', join(root, 'test/bench/meter.cjs'), ...program], {
  cwd: project,
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
})
let said = ''
/** @type {() => void} */
let hear = () => {}
for (const stream of [child.stdout, child.stderr]) {
  stream?.setEncoding('utf8').on('data', (text) => {
    said += text
    hear()
  })
}
child.on('exit', () => fail(`it ended: ${said.trim()}`))

await heard(/watching what is saved/)
const path = join(project, file)
const text = readFileSync(path, 'utf8')
const at = text.indexOf('\n\n', text.length / 2) + 2
/** @type {{ cpu: number, wall: number }[]} */
const costs = []
for (let save = 0; save < saves.before + saves.counted; save++) {
  const before = await usage()
  const start = performance.now()
  writeFileSync(path, `${text.slice(0, at)}${save % 2 === 0 ? 'Indeed: ' : ''}${text.slice(at)}`)
  // What a round ends with begins with what it went through.
  await heard(/changed: [\s\S]*\d files? · .*\n/)
  const wall = (performance.now() - start) / 1000
  costs.push({ cpu: (await usage()).cpu - before.cpu, wall })
}
const counted = costs.slice(saves.before)
const { memory } = await usage()
console.log(
  JSON.stringify({ cpu: median(counted.map(({ cpu }) => cpu)), wall: median(counted.map(({ wall }) => wall)), memory }),
)
child.removeAllListeners('exit').kill('SIGKILL')

/** @param {RegExp} words */
async function heard(words) {
  const late = setTimeout(() => fail(`${words} did not come: ${said.trim()}`), patience * 1000)
  while (!words.test(said)) await new Promise((done) => (hear = () => done(undefined)))
  clearTimeout(late)
  said = ''
}

/** What the program took up to now. @returns {Promise<{ cpu: number, memory: number }>} */
function usage() {
  return new Promise((done) => {
    child.once('message', (/** @type {any} */ message) => done(message))
    child.send('usage')
  })
}

/** @param {string} reason */
function fail(reason) {
  child.removeAllListeners('exit').kill('SIGKILL')
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
