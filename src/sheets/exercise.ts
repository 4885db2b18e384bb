import { clozeNumbers } from '../cloze/engine.js'
import { hiddenTexts } from '../cloze/only.js'
import type { Instead } from '../model/cards.js'
import type { NoteType } from '../model/note-type.js'
import { parseTemplate } from '../model/template.js'
import { commandsAround, type Hidden, withGaps } from './hidden.js'
import { element, type HtmlNode, isSeen, textOf } from './html-tree.js'
import { inLine } from './in-line.js'
import { type PaperSettings, paperHtml, type Within } from './paper.js'
import { askingCards, cardSide, type SheetNote, withAnswersAlone } from './sheet-note.js'
import { unsaid } from './unsaid.js'

/** A deletion that is asked for. */
export interface Gap {
  /** `a`, `b` and so on where an exercise has several; undefined where it has one. */
  readonly letter: string | undefined
  /** What fills it. */
  readonly answer: readonly HtmlNode[]
  readonly hint: readonly HtmlNode[] | undefined
  readonly within: Within
}

/** What is asked of a note, without its answer, and the answer. */
export interface Exercise {
  readonly note: SheetNote
  readonly prompt: readonly HtmlNode[]
  /** Empty where a question is asked. */
  readonly gaps: readonly Gap[]
  /** The answer to a question; what a cloze note says besides, when it is answered. */
  readonly answer: readonly HtmlNode[]
  /** What the prompt does not say lest it give the answer away. */
  readonly withheld: readonly HtmlNode[]
}

/** What a sheet shows in place of something hidden. */
export type ShowBlank = (gap: Gap) => readonly HtmlNode[]

/** The exercises of a note: one for a cloze note, all its deletions at once; one for each card that asks for something else. */
export function exercisesOf(
  note: SheetNote,
  number: () => number,
  settings: PaperSettings,
  show: ShowBlank,
): Exercise[] {
  return askingCards(note).map((ordinal) => exerciseOf(note, ordinal, number(), settings, show))
}

function exerciseOf(
  note: SheetNote,
  ordinal: number,
  number: number,
  settings: PaperSettings,
  show: ShowBlank,
): Exercise {
  const hidden: Hidden[] = []
  const question = cardSide(note, ordinal, 'question', asking(hidden, textsWithGaps(note, ordinal)))
  const gaps: Gap[] = []
  const commands = new Map<number, string>()
  const withheld: HtmlNode[] = []
  const asked: PaperSettings = {
    ...settings,
    withhold: (told) => withheld.push(told),
    typeset(tex, block) {
      for (const [index, command] of commandsAround(tex)) commands.set(index, command)
      return settings.typeset(tex, block)
    },
  }
  const gapOf = (index: number, within: Within): Gap => {
    const known = gaps[index]
    if (known !== undefined) return known
    const { html, hint } = hidden[index] as Hidden
    const prefix = `g${number}-${index}-`
    const command = commands.get(index)
    const tex = command === undefined ? html : `${command}{${html}}`
    const answer = paperHtml(within.math ? `\\(${tex}\\)` : html, settings, prefix)
    const gap: Gap = {
      letter: hidden.length > 1 ? letterOf(index) : undefined,
      answer: within.code ? [element('code', {}, answer)] : answer,
      hint: hint === undefined ? undefined : inLine(paperHtml(hint, settings, `${prefix}hint-`)),
      within,
    }
    gaps[index] = gap
    return gap
  }
  const showGap = (index: number, within: Within) => {
    if (hidden[index] === undefined) return undefined
    const gap = gapOf(index, within)
    return within.attribute ? ['…'] : show(gap)
  }
  const prompt = paperHtml(question, asked, `q${number}-`, showGap)
  const told = cardSide(withAnswersAlone(note), ordinal, 'answer', answering(note))
  const answer = paperHtml(told, settings, `a${number}-`)
  // What stands where nothing is seen of it is answered all the same.
  for (const index of hidden.keys()) gapOf(index, outOfSight)
  const whole = isSeen(answer) ? withoutEmpty(answer) : []
  return { note, prompt, gaps, answer: whole, withheld: unsaid(withheld, whole) }
}

const outOfSight: Within = { code: false, math: false, attribute: false }

/** The fields that a question shows with gaps, and not only to be typed. */
function textsWithGaps(note: SheetNote, ordinal: number): ReadonlySet<string> {
  const fields = new Set<string>()
  cardSide(note, ordinal, 'question', ({ field, filters }) => {
    if (filters.includes('cloze') && !filters.includes('type')) fields.add(field)
    return ''
  })
  return fields
}

/** On the question: a sign for each deletion, the same wherever it is shown; nothing for what is to be typed. */
function asking(hidden: Hidden[], elsewhere: ReadonlySet<string>): Instead {
  const known = new Map<string, string>()
  const withSigns = (field: string, text: string) => {
    const signed = known.get(field) ?? withGaps(text, hidden)
    known.set(field, signed)
    return signed
  }
  return ({ field, filters }, text, side) => {
    if (filters.includes('type'))
      return filters.includes('cloze') && !elsewhere.has(field) ? withSigns(field, text) : ''
    if (filters.includes('cloze') && side === 'question') return withSigns(field, text)
    if (filters.includes('cloze-only'))
      return clozeNumbers([text])
        .flatMap((one) => hiddenTexts(text, one, 'question'))
        .join(', ')
    return undefined
  }
}

/** On the answer: nothing of the question, nothing of what the gaps say already. */
function answering({ type }: SheetNote): Instead {
  const asked = type.kind === 'cloze' ? fieldsOnFront(type) : new Set()
  return ({ field, filters }, text) => {
    if (field === 'FrontSide' || filters.includes('cloze') || filters.includes('cloze-only')) return ''
    if (filters.includes('type')) return type.kind === 'cloze' && text.includes('{{c') ? '' : text
    return filters.length === 0 && asked.has(field) ? '' : undefined
  }
}

function fieldsOnFront({ templates }: NoteType): ReadonlySet<string> {
  const nodes = templates.flatMap(({ front }) => parseTemplate(front))
  return new Set(
    nodes.flatMap((node) =>
      typeof node !== 'string' && 'filters' in node && node.filters.length === 0 ? [node.field] : [],
    ),
  )
}

/** What an answer says, without the boxes in which it says nothing. */
function withoutEmpty(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (typeof node === 'string' || node.name === 'pre') return [node]
    const isIdle = isSeen([node]) ? false : /^(?:div|p)$/.test(node.name) || textOf([node]) === ''
    if (isIdle && /^(?:div|p|span|b|i|strong|em)$/.test(node.name)) return []
    return [{ ...node, children: withoutEmpty(node.children) }]
  })
}

/** `a` for the first, `z` for the twenty-sixth, then `aa`. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}
