/** How large cards are: so many on a page, or so many millimetres. */
export type CardSize =
  | { readonly kind: 'grid'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'millimetres'; readonly width: number; readonly height: number }

/** The cards of a page: how many, and the width and height of each in millimetres. */
export interface CardGrid {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

/** The margin around the cards of a page, in millimetres: printers reach no further, and the margin has its text. */
export const cardMargin = 10

/** Cards that are smaller hold no text that can be read. */
const least = 20

/** How a size is written. */
export const cardSizePattern = /^(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)(mm)?$/i

/** The size that is written: `2x4` for columns and rows, `85x55mm` for width and height; undefined for what is none. */
export function cardSizeOf(written: string): CardSize | undefined {
  const [, first, second, unit] = cardSizePattern.exec(written.replace(/\s+/g, '')) ?? []
  if (first === undefined || second === undefined) return undefined
  const [one, two] = [Number(first), Number(second)]
  if (unit !== undefined) return { kind: 'millimetres', width: one, height: two }
  return Number.isInteger(one) && Number.isInteger(two) ? { kind: 'grid', columns: one, rows: two } : undefined
}

/** The cards of a page of paper; undefined where the paper is too small for one, or the cards too small for text. */
export function cardGrid(size: CardSize, [width, height]: readonly [number, number]): CardGrid | undefined {
  // A tenth more than nothing, so that rounding makes no second page.
  const [across, down] = [width - 2 * cardMargin, height - 2 * cardMargin - 0.1]
  const grid =
    size.kind === 'grid'
      ? { ...size, width: across / size.columns, height: down / size.rows }
      : { ...size, columns: Math.floor(across / size.width), rows: Math.floor(down / size.height) }
  const { columns, rows } = grid
  if (columns < 1 || rows < 1 || grid.width < least || grid.height < least) return undefined
  return { columns, rows, width: grid.width, height: grid.height }
}
