import { failure } from '../io/system-error.js'

/** The time of a build in seconds, and whether the user told it: as an option, or by `SOURCE_DATE_EPOCH`. */
export function timeOf(option: string | undefined): { readonly seconds: number; readonly told: boolean } {
  if (option !== undefined) return { seconds: secondsOf(option, '--timestamp'), told: true }
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && epoch !== '') return { seconds: secondsOf(epoch, 'SOURCE_DATE_EPOCH'), told: true }
  return { seconds: Math.floor(Date.now() / 1000), told: false }
}

/** 9999-12-31: Anki holds times in seconds, and nobody means a later one. */
const latest = 253_402_300_799

function secondsOf(written: string, where: string): number {
  const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(written)
  const seconds =
    date && isDay(written)
      ? Math.floor(Date.parse(written) / 1000)
      : /^\d+$/.test(written)
        ? Number(written)
        : Number.NaN
  if (Number.isNaN(seconds) || seconds < 0 || seconds > latest) {
    throw failure(`${where} takes seconds since 1970 or a date such as 2026-01-31T12:00Z, not \`${written}\``)
  }
  return seconds
}

/** Whether the day that a date begins with is in the calendar: JavaScript takes 30 February for 2 March. */
function isDay(date: string): boolean {
  const day = date.slice(0, 10)
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
