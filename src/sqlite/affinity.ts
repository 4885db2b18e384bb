/** A number as SQLite reads it in text: https://www.sqlite.org/datatype3.html, section 3. Blanks around it do not count. */
const numeral = /^[ \t\n\v\f\r]*([+-]?)(?:(\d+)|(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[+-]?\d+)?)[ \t\n\v\f\r]*$/i

/** What SQLite stores when it is given text for a column that is declared as a number: the number, if it is one. */
export function asNumber(text: string): string | number | bigint {
  // Most texts are told at a glance.
  if (!/^[ \t\n\v\f\r]*[+-.\d]/.test(text)) return text
  const match = numeral.exec(text)
  if (match === null) return text
  if (match[2] !== undefined) {
    const whole = BigInt(match[2]) * (match[1] === '-' ? -1n : 1n)
    if (BigInt.asIntN(64, whole) === whole) return whole
  }
  const real = Number(text)
  return Number.isInteger(real) && Math.abs(real) < 2 ** 63 ? BigInt(real) : real
}
