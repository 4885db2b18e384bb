import type { Problem } from './problem.js'
import type { WrittenSeverity } from './severity.js'

/** What a run asks for. */
export interface Request {
  /** The codes that `--only` names. */
  readonly only?: readonly string[] | undefined
  /** What the project says of severities. */
  readonly severities?: readonly WrittenSeverity[] | undefined
  /** What the project says of rules, by their codes: who gives a rule its options wants it. */
  readonly rules?: object | undefined
}

/** Tells whether a problem is looked for: always, unless it is one on request that nobody asked for. */
export function requested({ only = [], severities = [], rules = {} }: Request): (problem: Problem) => boolean {
  const levels = severities.filter(({ level }) => level !== 'off').map(({ code }) => code)
  const asked = new Set([...only, ...levels, ...Object.keys(rules)])
  return ({ onRequest, code }) => onRequest !== true || asked.has(code)
}
