import { failure } from '../io/system-error.js'

/** The time of a build in seconds: as told, else by `SOURCE_DATE_EPOCH`, else now. */
export function timestampOf(told: string | undefined): number {
  if (told !== undefined) return secondsOf(told, '--timestamp')
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && epoch !== '') return secondsOf(epoch, 'SOURCE_DATE_EPOCH')
  return Math.floor(Date.now() / 1000)
}

/** 9999-12-31: Anki holds times in seconds, and nobody means a later one. */
const latest = 253_402_300_799

function secondsOf(written: string, where: string): number {
  const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(written)
  const seconds = date ? Math.floor(Date.parse(written) / 1000) : /^\d+$/.test(written) ? Number(written) : Number.NaN
  if (Number.isNaN(seconds) || seconds < 0 || seconds > latest) {
    throw failure(`${where} takes seconds since 1970 or a date such as 2026-01-31T12:00Z, not \`${written}\``)
  }
  return seconds
}
