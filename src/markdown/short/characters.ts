/** The entities that notes mostly use; of the two thousand others remark knows the rest. */
const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', copy: '©', deg: '°', micro: 'µ', middot: '·', para: '¶' },
  ...{ times: '×', divide: '÷', plusmn: '±', sup2: '²', sup3: '³', ndash: '–', mdash: '—', hellip: '…', euro: '€' },
  ...{ larr: '←', rarr: '→', harr: '↔', ne: '≠', le: '≤', ge: '≥', infin: '∞', alpha: 'α', beta: 'β', pi: 'π' },
}
const entity = /&(?:(\w+)|#(\d+)|#x([\da-f]+));/iy

/** Characters that are written in another way, and where the text goes on. */
export interface Characters {
  readonly characters: string
  readonly end: number
}

/** What the backslash at an offset stands for, where no line ends behind it. */
export function escapeAt(text: string, at: number): Characters {
  const next = text.charAt(at + 1)
  return /[!-/:-@[-`{-~]/.test(next) ? { characters: next, end: at + 2 } : { characters: '\\', end: at + 1 }
}

/** What the ampersand at an offset stands for; undefined where it begins an entity that is not surely known. */
export function entityAt(text: string, at: number): Characters | undefined {
  entity.lastIndex = at
  const [whole, name, decimal, hexadecimal] = entity.exec(text) ?? []
  if (whole === undefined) return { characters: '&', end: at + 1 }
  const number = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  // Of controls, blanks and what lies beyond the first plane remark makes something else.
  const isUsual = (number > 0x20 && number < 0x7f) || (number > 0xa0 && number < 0xd800)
  const characters =
    name !== undefined
      ? Object.hasOwn(named, name)
        ? named[name]
        : undefined
      : isUsual
        ? String.fromCharCode(number)
        : undefined
  return characters === undefined || whole.length > 8 ? undefined : { characters, end: at + whole.length }
}
