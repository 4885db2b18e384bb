import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What a process cost: its processor time (user and system, all threads and children) and the time that went by, in
 * seconds, and the memory that it took at most, in MB.
 * @typedef {{ cpu: number, wall: number, memory: number }} Cost
 * @typedef {{ command: string, args: readonly string[], cwd: string, ends?: readonly number[] }} Run
 *   `ends` are the exit codes of a run that did its work; without it only 0 is.
 */

/** After how many minutes a process is stopped. */
export const patience = 5

const clock = 'TIMEFORMAT="%3U %3S %3R"; exec 3>&2; { time "$@" 2>&3 >/dev/null; } 2>"$BENCH_TIMES"'

/**
 * Runs a process and measures it, from start to end. Says why where it did not do its work.
 * @param {Run} run
 * @returns {Cost | { failed: string }}
 */
export function measure({ command, args, cwd, ends = [0] }) {
  const times = join(tmpdir(), `deckwright-bench-${process.pid}-times`)
  const memory = join(tmpdir(), `deckwright-bench-${process.pid}-memory`)
  rmSync(memory, { force: true })
  const { GITHUB_ACTIONS: _, ...inherited } = process.env
  // bash's own clock sees every thread and child, to the millisecond, on every system that has bash.
  const { status, stderr, error } = spawnSync('bash', ['-c', clock, 'bash', command, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: Number.MAX_SAFE_INTEGER,
    timeout: patience * 60_000,
    env: { ...inherited, BENCH_TIMES: times, BENCH_MEMORY: memory },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (error !== undefined) {
    const late = 'code' in error && error.code === 'ETIMEDOUT'
    return { failed: late ? `stopped after ${patience} minutes` : error.message }
  }
  if (status === null || !ends.includes(status)) return { failed: reasonIn(stderr) ?? `ended with ${status}` }
  const [user = 0, system = 0, wall = 0] = readFileSync(times, 'utf8').trim().split(' ').map(Number)
  return { cpu: user + system, wall, memory: existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0 }
}

/**
 * The line of what a program said that tells why it failed.
 * @param {string} text
 */
function reasonIn(text) {
  const lines = text.split('\n').map((line) => line.trim())
  const short = lines.filter((line) => /\w.*\w/.test(line) && line.length < 1000 && !line.startsWith('at '))
  const reason = short.find((line) => /error\b|cannot/i.test(line)) ?? short.at(-1)
  // The first sentence says enough, and the call that it stands in nothing.
  return reason?.replace(/^\w+\("?/, '').match(/^.{20}[^.:]*|.*/)?.[0]
}

/**
 * The middle one of some values; of an even number, the mean of the two in the middle.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (upper + lower) / 2
}
