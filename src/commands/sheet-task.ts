import type { Emitter } from '../emitters/emitter.js'
import { failure } from '../io/system-error.js'
import type { Config } from '../project/config.js'
import { cardGrid, cardSizeOf } from '../sheets/card-size.js'
import type { Choice } from '../sheets/choose.js'
import { paperSizes, type SheetSettings, usualSheet } from '../sheets/settings.js'

/** What the command line says of sheets, as it is written. */
export interface WrittenSheet {
  readonly kind: SheetSettings['kind'] | undefined
  readonly paper: SheetSettings['paper'] | undefined
  readonly shuffle: string | undefined
  readonly flip: SheetSettings['flip'] | undefined
  readonly columns: string | undefined
  readonly fontSize: string | undefined
  readonly cardSize: string | undefined
  readonly browser: string | undefined
  readonly onlyDecks: readonly string[]
  readonly onlyTags: readonly string[]
}

/** What sheets are to be made, and of which notes. */
export interface SheetTask {
  readonly settings: SheetSettings
  readonly choice: Choice
}

/** The formats that are sheets. */
export const sheetFormats = ['html', 'pdf'] as const

/** Whether what an emitter writes is a sheet. */
export function isSheet({ name }: Emitter): boolean {
  return name === 'html' || name === 'pdf'
}

/** The sheets that the command line asks for, and the project where it says nothing. Throws where both make no sense. */
export function sheetTask(written: WrittenSheet, inProject: Config['sheet'] = {}): SheetTask {
  const { onlyDecks, onlyTags } = written
  const { decks = [], tags = [], columns = usualSheet.columns, fontSize } = inProject
  const size = written.cardSize ?? inProject.cardSize
  const settings: SheetSettings = {
    kind: written.kind ?? inProject.kind ?? usualSheet.kind,
    paper: written.paper ?? inProject.paper ?? usualSheet.paper,
    columns: numberOf('--columns', written.columns, 1, mostColumns) ?? columns,
    fontSize: numberOf('--font-size', written.fontSize, 4, 40) ?? fontSize,
    shuffle: written.shuffle ?? inProject.shuffle,
    cardSize: size === undefined ? usualSheet.cardSize : readCardSize(size),
    flip: written.flip ?? inProject.flip ?? usualSheet.flip,
  }
  if (cardGrid(settings.cardSize, paperSizes[settings.paper]) === undefined) {
    throw failure(`cards of \`${size}\` are too small for text or too large for the paper: 2x4 and 85x55mm are usual`)
  }
  refuseForKind(written, settings.kind)
  // What the command line chooses is a choice of its own, not one among what the project chooses.
  const chosen = onlyDecks.length + onlyTags.length > 0
  return { settings, choice: chosen ? { decks: onlyDecks, tags: onlyTags } : { decks, tags } }
}

/** The most columns of text on a page. */
export const mostColumns = 4

/** The first option of sheets that is given; undefined where none is. */
export function firstSheetOption(written: WrittenSheet): string | undefined {
  const names: Readonly<Record<keyof WrittenSheet, string>> = {
    kind: '--sheet',
    paper: '--paper',
    columns: '--columns',
    fontSize: '--font-size',
    shuffle: '--shuffle',
    cardSize: '--card-size',
    flip: '--flip',
    onlyDecks: '--only-deck',
    onlyTags: '--only-tag',
    browser: '--browser',
  }
  const keys = Object.keys(names) as (keyof WrittenSheet)[]
  const first = keys.find((key) => written[key] !== undefined && written[key].length > 0)
  return first && names[first]
}

function refuseForKind({ columns, shuffle, cardSize, flip }: WrittenSheet, kind: SheetSettings['kind']): void {
  if (kind === 'cards') {
    if (columns !== undefined) throw failure('--columns is for text: how many cards a page has, --card-size says')
    return
  }
  const [idle] = [cardSize !== undefined && '--card-size', flip !== undefined && '--flip'].filter(Boolean)
  if (idle) throw failure(`${idle} is for cards, and this is a ${kind} sheet: add --sheet cards`)
  if (kind === 'handout' && shuffle !== undefined) {
    throw failure('--shuffle is for questions, worksheets and cards: a handout keeps the order of its notes')
  }
}

function numberOf(option: string, written: string | undefined, least: number, most: number): number | undefined {
  if (written === undefined) return undefined
  const [, digits] = /^(\d+(?:\.\d+)?)(?:pt)?$/.exec(written) ?? []
  const number = Number(digits)
  const isWhole = option === '--columns'
  if (digits === undefined || (isWhole && !Number.isInteger(number)) || number < least || number > most) {
    const kind = isWhole ? 'whole number' : 'number'
    throw failure(`${option} takes a ${kind} from ${least} to ${most}, not \`${written}\``)
  }
  return number
}

function readCardSize(written: string): SheetSettings['cardSize'] {
  const size = cardSizeOf(written)
  if (size !== undefined) return size
  throw failure(`--card-size takes columns and rows such as 2x4, or a size such as 85x55mm, not \`${written}\``)
}
