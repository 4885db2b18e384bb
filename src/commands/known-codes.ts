import { failure } from '../io/system-error.js'
import { nearest } from '../text/nearest.js'

/** Throws if a code is none, naming those that were probably meant. */
export function refuseUnknownCodes(written: readonly string[], known: ReadonlySet<string>): void {
  const lines = written
    .filter((code) => !known.has(code))
    .map((code) => {
      const near = nearestCodes(code, known)
      const guess = near.length === 0 ? '' : `: did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`
      return `there is no code \`${code}\`${guess}`
    })
  if (lines.length > 0) throw failure(`${lines.join('\ndeckwright: ')}\n  deckwright rules lists them all`)
}

/** The codes that a misspelt one was probably meant to be, the likeliest first, three at most. */
export function nearestCodes(written: string, known: ReadonlySet<string>): string[] {
  const wanted = written.toLowerCase()
  const found: string[] = []
  const add = (code: string | undefined) => {
    if (code !== undefined && !found.includes(code)) found.push(code)
  }
  const left = new Set(known)
  for (let near = nearest(wanted, left); near !== undefined && found.length < 3; near = nearest(wanted, left)) {
    add(near)
    left.delete(near)
  }
  // The room in front of a code is easily left out, and so is a word of it.
  const names = new Map([...known].map((code) => [code.slice(code.lastIndexOf('/') + 1), code]))
  const name = nearest(wanted.slice(wanted.lastIndexOf('/') + 1), names.keys())
  add(name === undefined ? undefined : names.get(name))
  if (wanted.length > 2) for (const code of known) if (code.includes(wanted)) add(code)
  return found.slice(0, 3)
}
