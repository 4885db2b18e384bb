import type { Progress } from '../model/progress.js'

/** A line for each step of long work: how far it has come, how fast, and how long it will take. */
export type ProgressLine = (step: string | Progress, width: number, now: number) => string

/** Milliseconds of a stage after which its rate means something. */
const firstRate = 500

/** Columns of the bar between its brackets. */
const barWidth = 20

/** Lines for steps in their order: the rate is that of the stage which they belong to. With `bar`, one is drawn. */
export function progressLines(bar: boolean): ProgressLine {
  let stage = ''
  let began = 0
  let before = 0
  return (step, width, now) => {
    if (typeof step === 'string') return step.slice(0, width)
    const { what, done, of, things, about } = step
    if (what !== stage) [stage, began, before] = [what, now, done]
    const rate = (done - before) / (now - began)
    const speed = now - began < firstRate || rate <= 0 ? [] : [rateOf(rate), `${timeOf((of - done) / rate)} left`]
    const drawn = bar ? ` ${barOf(of === 0 ? 1 : done / of)} ` : ' '
    const parts = [`${what}${drawn}${grouped(done)} of ${grouped(of)}${things === undefined ? '' : ` ${things}`}`]
    return [...parts, ...speed, ...(about === undefined || !bar ? [] : [about])].join(' · ').slice(0, width)
  }
}

function barOf(part: number): string {
  const full = Math.round(Math.min(1, part) * barWidth)
  return `[${'='.repeat(full)}${' '.repeat(barWidth - full)}]`
}

/** A rate, given for a millisecond: `340/s`, or where that is less than one, `20/min`. */
function rateOf(rate: number): string {
  const inSecond = rate * 1000
  if (inSecond >= 1) return `${grouped(Math.round(inSecond))}/s`
  return `${Math.max(1, Math.round(inSecond * 60))}/min`
}

/** Milliseconds as a person wants them: `3 s`, `4 min`, `2 h`. */
function timeOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 100) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
