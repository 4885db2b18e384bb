/** The highest number that Anki reads at all. */
const readableNumber = 65_535

/** What opens a deletion in Anki, once a number among those that stand there is one it can read. */
export const openerPattern = /\{\{c[\d,]+::/

/** The numbers of an opening such as `{{c1,2::` that Anki reads; none where it takes the opening for text. */
export function openerNumbers(opener: string): number[] {
  const written = opener.slice(3, -2).split(',')
  const numbers = written.filter((number) => number !== '').map(Number)
  return [...new Set(numbers)].filter((number) => number <= readableNumber)
}
