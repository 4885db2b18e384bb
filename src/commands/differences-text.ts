import { plainText } from '../model/plain-text.js'
import type { PackedMedia, PackedNote } from '../packages/package-contents.js'
import type { CardChange, CardFace, NoteChange, NoteTypeChange, PackageDiff } from '../packages/package-diff.js'
import { cutText, textChange } from '../reporters/text-change.js'
import { visible } from '../reporters/visible.js'
import { counted } from './counted.js'

/**
 * What differs between two packages, for people: grouped, no more than `most` of a kind, no line wider than `columns`.
 * Nothing where nothing differs.
 */
export function differencesText(
  [before, after]: readonly [string, string],
  diff: PackageDiff,
  columns: number,
  most: number,
): string {
  const group = (title: string, entries: readonly (() => readonly string[])[]): string => {
    if (entries.length === 0) return ''
    const shown = entries.slice(0, most).flatMap((entry) => entry())
    const left = entries.length - most
    const rest = left > 0 ? [`… and ${left} more (--verbose says which)`] : []
    return [`\n${title}\n`, ...[...shown, ...rest].map((line) => `  ${line}`.trimEnd().concat('\n'))].join('')
  }
  const inner = columns - 2
  const noteLine = (sign: string) => (note: PackedNote) => () => [`${sign} ${headOf(note, inner - 2)}`]
  const [edited, moved] = [diff.edited, diff.moved].map((list) => list.map((change) => () => noteLines(change, inner)))
  const groups = [
    group(`${counted(diff.gone.length, 'note')} only in the first`, diff.gone.map(noteLine('-'))),
    group(`${counted(diff.added.length, 'note')} only in the second`, diff.added.map(noteLine('+'))),
    group(differ(diff.edited.length, 'note'), edited ?? []),
    group(`${counted(diff.moved.length, 'note')} in another deck`, moved ?? []),
    group(
      `${counted(diff.repositioned.length, 'note')} at another position, in ${diff.sameOrder ? 'the same' : 'another'} order`,
      positionLines(diff, inner, most),
    ),
    group(
      differ(diff.noteTypes.length, 'note type'),
      diff.noteTypes.map((change) => () => typeLines(change, inner)),
    ),
    group(
      `the description of ${counted(diff.decks.length, 'deck')} differs`,
      diff.decks.map(({ name, ...texts }) => () => [
        cutText(name, inner),
        ...indented(textChange(texts.before, texts.after, inner - 2)),
      ]),
    ),
    group(
      differ(diff.media.length, 'media file'),
      diff.media.map(
        ({ name, before, after }) =>
          () =>
            mediaLines(cutText(name, inner - 40), before, after),
      ),
    ),
  ].join('')
  return groups === '' ? '' : `- ${visible(before)}\n+ ${visible(after)}\n${groups}\n`
}

/** The notes that are studied at another place: all of them, or none where nothing but their number says much. */
function positionLines({ repositioned, sameOrder }: PackageDiff, columns: number, most: number) {
  if (sameOrder && repositioned.length > most) return [() => ['(--verbose says which)']]
  return repositioned.map(({ after, from, to }) => () => {
    const places = `${from} → ${to}  `
    return [`${places}${headOf(after, columns - places.length)}`]
  })
}

function differ(count: number, noun: string): string {
  return `${counted(count, noun)} ${count === 1 ? 'differs' : 'differ'}`
}

function noteLines(change: NoteChange, columns: number): string[] {
  const { before, after, retyped, fields, tags, cards } = change
  const lines = [headOf(after, columns)]
  if (retyped) lines.push('  note type', ...typeNames(before, after, columns - 6))
  for (const field of fields) {
    lines.push(`  ${cutText(field.name, columns - 2)}`)
    lines.push(...indented(indented(textChange(field.before, field.after, columns - 4))))
  }
  const signed = (sign: string, list: readonly string[]) => list.map((tag) => `${sign} ${cutText(tag, columns - 6)}`)
  const tagLines = [...signed('-', tags.gone), ...signed('+', tags.added)]
  if (tagLines.length > 0) lines.push('  tags', ...indented(indented(tagLines)))
  return [...lines, ...indented(deckLines(cards, columns - 2)), ...indented(cardLines(cards, columns - 2))]
}

function typeNames(before: PackedNote, after: PackedNote, columns: number): string[] {
  return [`    - ${cutText(before.type.name, columns)}`, `    + ${cutText(after.type.name, columns)}`]
}

/** The decks from which cards went elsewhere, each with where to, once for all cards. */
function deckLines(cards: readonly CardChange[], columns: number): string[] {
  const ways = new Set<string>()
  for (const { before, after } of cards) {
    if (before === undefined || after === undefined || before.deck === after.deck) continue
    ways.add([`- ${cutText(before.deck, columns - 4)}`, `+ ${cutText(after.deck, columns - 4)}`].join('\n'))
  }
  return [...ways].flatMap((way) => ['deck', ...indented(way.split('\n'))])
}

/** The cards that only one side has, and those that hide something else. */
function cardLines(cards: readonly CardChange[], columns: number): string[] {
  const lines = cards.flatMap(({ ordinal, before, after }) => {
    if (before !== undefined && after !== undefined) return []
    const line = (sign: string, face: CardFace) => {
      const says = face.says.length === 0 ? '' : ` (${face.says.join(' … ')})`
      return `${sign} ${cutText(`card ${ordinal + 1}${says}`, columns - 4)}`
    }
    return [...(before === undefined ? [] : [line('-', before)]), ...(after === undefined ? [] : [line('+', after)])]
  })
  return lines.length === 0 ? [] : ['cards', ...indented(lines)]
}

function typeLines({ before, after, parts }: NoteTypeChange, columns: number): string[] {
  const name = cutText(after?.name ?? before?.name ?? '', columns - 2)
  if (before === undefined) return [`+ ${name}`]
  if (after === undefined) return [`- ${name}`]
  return [
    name,
    ...parts.flatMap((part) => [
      `  ${part.name}`,
      ...indented(indented(textChange(part.before, part.after, columns - 4))),
    ]),
  ]
}

function mediaLines(shown: string, before: PackedMedia | undefined, after: PackedMedia | undefined): string[] {
  if (before === undefined) return [`+ ${shown}`]
  if (after === undefined) return [`- ${shown}`]
  const sizes = before.size === after.size ? `both ${before.size} bytes` : `${before.size} → ${after.size} bytes`
  return [`${shown}: other content (${sizes})`]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

/** A note by its first field, without markup; one that shows nothing there by its guid. */
function headOf({ guid, fields }: PackedNote, columns: number): string {
  const text = plainText(fields[0] ?? '', (name) => name).replace(/\s+/g, ' ')
  return cutText(text.trim() || `guid ${guid}`, columns)
}
