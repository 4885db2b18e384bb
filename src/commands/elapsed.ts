/** The seconds since a time in milliseconds, as a person wants them: `0.3 s`, `12 s`. */
export function elapsed(started: number): string {
  const seconds = (Date.now() - started) / 1000
  return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`
}
