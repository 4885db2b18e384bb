import { isFailure, systemReason } from '../io/system-error.js'

/** What stopped the program, in words for people. */
export function sentenceOf(error: unknown): string {
  if (isFailure(error)) return error.message
  const reason = systemReason(error)
  if (reason !== undefined) {
    const { path } = error as NodeJS.ErrnoException
    return path === undefined ? reason : `\`${path}\`: ${reason}`
  }
  const message = error instanceof Error ? error.message : String(error)
  return `stopped at something it did not expect: ${message}\n  This is a fault of deckwright. DECKWRIGHT_DEBUG=1 shows where it happened.`
}
