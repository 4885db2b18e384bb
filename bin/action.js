import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

// What the step of action.yml does on GitHub's runner: installs deckwright, checks, and says what was found in the
// step's outputs. No input passes through a shell, and nothing that stands in a note or a file's name is a command.

const action = dirname(dirname(fileURLToPath(import.meta.url)))
const { env } = process
const windows = process.platform === 'win32'
const temporary = env.RUNNER_TEMP ?? fail('there is no RUNNER_TEMP: this runs on a runner of GitHub Actions')
const workspace = env.GITHUB_WORKSPACE ?? process.cwd()

const folder = resolve(workspace, env.INPUT_WORKING_DIRECTORY || '.')
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) fail(`there is no folder \`${folder}\``)
const strict = env.INPUT_STRICT || 'false'
if (strict !== 'true' && strict !== 'false') fail(`\`strict\` is true or false, and not \`${strict}\``)

const reports = mkdtempSync(join(temporary, 'deckwright-'))
const json = join(reports, 'findings.json')
const sarif = join(reports, 'findings.sarif')
const written = lines(env.INPUT_FORMAT)
const shown = written.length === 0 ? ['github'] : written
const baseline = env.INPUT_BASELINE ? ['--baseline', env.INPUT_BASELINE] : []

const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [
    install(env.INPUT_VERSION || ownVersion()),
    'check',
    ...[...shown, `json=${json}`, `sarif=${sarif}`].flatMap((format) => ['--format', format]),
    ...(strict === 'true' ? ['--strict'] : []),
    ...baseline,
    ...lines(env.INPUT_ARGS),
    '--',
    ...lines(env.INPUT_PATHS),
  ],
  // Of the two, findings have the first word in the step's log: without a limit, so that none is cut off.
  { cwd: folder, encoding: 'utf8', maxBuffer: Number.MAX_SAFE_INTEGER, stdio: ['ignore', 'pipe', 'pipe'] },
)
// Only the format for GitHub escapes what it tells, so that it alone may speak to the runner.
if (shown.includes('github')) process.stdout.write(stdout)
else {
  const matched = shown.includes('concise')
  if (matched) process.stdout.write(`::add-matcher::${data(join(action, 'docs/problem-matcher.json'))}\n`)
  process.stdout.write(asText(stdout))
  if (matched) process.stdout.write('::remove-matcher owner=deckwright::\n')
}
process.stdout.write(asText(stderr))

if (existsSync(json)) {
  const { errors, warnings } = JSON.parse(readFileSync(json, 'utf8')).summary
  output({ findings: errors + warnings, errors, warnings, sarif, json })
}
process.exitCode = status ?? 2

/**
 * The lines of an input that hold something.
 * @param {string | undefined} input
 */
function lines(input = '') {
  return input.split(/\r?\n/).filter((line) => line.trim() !== '')
}

function ownVersion() {
  return JSON.parse(readFileSync(join(action, 'package.json'), 'utf8')).version
}

/**
 * Installs deckwright, unless an earlier step did, and gives its program.
 * @param {string} version
 */
function install(version) {
  const prefix = join(temporary, `deckwright-${createHash('sha256').update(version).digest('hex').slice(0, 16)}`)
  const program = join(prefix, windows ? '' : 'lib', 'node_modules/deckwright/bin/deckwright.js')
  if (existsSync(program)) return program
  let what = `deckwright@${version}`
  if (version === 'source') {
    if (!existsSync(join(action, 'node_modules'))) npm(action, 'ci', '--include=dev')
    what = join(temporary, npm(action, 'pack', '--pack-destination', temporary).trim().split('\n').pop() ?? '')
  } else if (version.endsWith('.tgz')) what = resolve(workspace, version)
  else if (!/^[\w.^~+-]+$/.test(version) || version.startsWith('-')) fail(`\`${version}\` is no version of deckwright`)
  npm(folder, 'install', '--global', '--prefix', prefix, '--ignore-scripts', '--', what)
  return program
}

/**
 * Runs npm, and gives what it printed.
 * @param {string} cwd
 * @param {readonly string[]} args
 */
function npm(cwd, ...args) {
  // On Windows npm is a script for its shell, to which a path is one word between quotation marks.
  const words = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier', ...args].map((one) =>
    windows ? `"${one}"` : one,
  )
  const { status, stdout } = spawnSync('npm', words, {
    cwd,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 2],
  })
  if (status !== 0) fail(`npm could not do what was asked of it: npm ${args.join(' ')}`)
  return stdout
}

/**
 * A text for the step's log in which the runner finds no commands.
 * @param {string} text
 */
function asText(text) {
  if (text === '') return ''
  const token = randomUUID()
  return `::stop-commands::${token}\n${text}${text.endsWith('\n') ? '' : '\n'}::${token}::\n`
}

/** @param {Readonly<Record<string, string | number>>} values */
function output(values) {
  if (env.GITHUB_OUTPUT === undefined) return
  const mark = randomUUID()
  for (const [name, value] of Object.entries(values)) {
    appendFileSync(env.GITHUB_OUTPUT, `${name}<<${mark}\n${value}\n${mark}\n`)
  }
}

/** @param {string} text */
function data(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  process.stdout.write(`::error title=deckwright::${data(reason)}\n`)
  process.exit(2)
}
