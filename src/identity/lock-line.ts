import type { LockedNote, LockedPart, LockedType } from './lock.js'
import { escaped, unescaped } from './lock-columns.js'
import { isTime, linesReadFrom } from './locked-lines.js'

/** The line of a note: its columns parted by tabs, then a column for each card. */
export function noteLine(note: LockedNote): string {
  const known = linesReadFrom(note)
  if (known !== undefined) return known
  const { guid, key = '', gone = '', mod, place, shown, text, said, cards } = note
  // A line must not look like one of another kind.
  const mark = /^[@#<=>|]/.test(guid) ? '\\' : ''
  const type = escaped(note.type)
  const [deck, file] = [escaped(note.deck), escaped(note.file)]
  const own = `${mark}${escaped(guid)}\t${type}\t${mod}\t${deck}\t${file}\t${place}\t${escaped(key)}\t${gone}`
  return `${own}\t${shown}\t${text}\t${said}${cards === '' ? '' : '\t'}${cards}`
}

/** The line of a note type. */
export function typeLine({ name, id, mod, kind, shown, fields, templates }: LockedType): string {
  const parts = (list: readonly LockedPart[]) => JSON.stringify(list.map((part) => [part.id, part.name]))
  return ['@type', escaped(name), id, mod, kind, shown, parts(fields), parts(templates)].join('\t')
}

/** A note type as its line has it. */
export function typeIn(line: string): LockedType | undefined {
  const [, name = '', id = '', mod = '', kind, shown = '', fields = '', templates, ...more] = line.split('\t')
  if (!/^\d{1,15}$/.test(id) || !isTime(mod) || templates === undefined || more.length > 0) return undefined
  if (kind !== 'standard' && kind !== 'cloze') return undefined
  const [fieldParts, templateParts] = [partsIn(fields), partsIn(templates)]
  if (fieldParts === undefined || templateParts === undefined) return undefined
  const parts = { fields: fieldParts, templates: templateParts }
  return { name: unescaped(name), id: Number(id), mod: Number(mod), kind, shown, ...parts }
}

function partsIn(json: string): LockedPart[] | undefined {
  try {
    const read: unknown = JSON.parse(json)
    if (!Array.isArray(read)) return undefined
    const parts = read.map((part) => ({ id: part?.[0], name: part?.[1] }))
    return parts.every(({ id, name }) => Number.isSafeInteger(id) && typeof name === 'string') ? parts : undefined
  } catch {
    return undefined
  }
}
