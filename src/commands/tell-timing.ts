import type { Terminal } from '../io/terminal.js'
import type { Stopwatch } from '../model/stopwatch.js'

/** What stands before the code of a rule in the name of its time. */
export const ruleTime = 'rules/'

/** The rules that took less than this, in milliseconds, share a line. */
const shortest = 0.1

/** Says where the time of a run went, in milliseconds: each stage, of the rules each one, and the whole. */
export function tellTiming({ times }: Stopwatch, started: number, terminal: Terminal): void {
  const whole = performance.now() - started
  const stages = [...times].filter(([what]) => !what.startsWith(ruleTime))
  const rules = [...times]
    .filter(([what]) => what.startsWith(ruleTime))
    .map(([what, time]) => [what.slice(ruleTime.length), time] as const)
    .sort(([, a], [, b]) => b - a)
  const long = rules.filter(([, time]) => time >= shortest)
  const short = rules.slice(long.length)
  const counted = sum(stages) + sum(rules)
  const rows: (readonly [string, number])[] = stages.flatMap(([what, time]) => {
    if (what !== 'rules') return [[what, time]]
    const others = short.length === 0 ? [] : [[`  ${short.length} others`, sum(short)] as const]
    return [[what, time + sum(rules)], ...long.map(([code, one]) => [`  ${code}`, one] as const), ...others]
  })
  const width = Math.max(...rows.map(([what]) => what.length), 'everything'.length)
  terminal.say('where the time went, in milliseconds:')
  for (const [what, time] of [...rows, ['the rest', whole - counted] as const, ['everything', whole] as const])
    terminal.say(`  ${what.padEnd(width)}  ${time.toFixed(1).padStart(9)}`)
}

function sum(rows: readonly (readonly [string, number])[]): number {
  return rows.reduce((total, [, time]) => total + time, 0)
}
