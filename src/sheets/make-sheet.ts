import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { PackedMedia } from '../media/pack-media.js'
import { cards } from './cards.js'
import { handout } from './handout.js'
import { commonBeginning } from './outline.js'
import { pageOf } from './page.js'
import type { PaperSettings } from './paper.js'
import { embeddedPictures } from './pictures.js'
import { fieldNotShown } from './problems.js'
import { questions } from './questions.js'
import type { SheetKind, SheetMaking } from './settings.js'
import type { PlacedNote, Sheet } from './sheet.js'
import { askingCards, fieldsOnCard, fieldUse, filledFields, type SheetNote } from './sheet-note.js'
import { lineColumns, withWideFitted } from './wide.js'
import { worksheet } from './worksheet.js'

const sheets: Readonly<Record<SheetKind, Sheet>> = { handout, questions, worksheet, cards }

/** A sheet as a page of HTML that needs nothing else. */
export interface MadeSheet {
  readonly html: string
  readonly title: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes the sheet of notes. */
export function makeSheet(notes: readonly SheetNote[], media: readonly PackedMedia[], making: SheetMaking): MadeSheet {
  const { kind } = making.settings
  const pictures = embeddedPictures(media, notes)
  const paper: PaperSettings = {
    isMedia: pictures.isMedia,
    typeset: making.typeset,
    picture: pictures.picture,
    keepsClasses: kind === 'cards',
  }
  const decks = notes.map(({ deck }) => deck.split('::'))
  const common = commonBeginning(decks)
  const placed = notes.map((note): PlacedNote => {
    const path = [...note.deck.split('::').slice(common.length), ...(note.note.section ?? [])]
    return { ...note, path }
  })
  const { nodes: made, styles, diagnostics } = sheets[kind](placed, making, paper)
  const nodes = kind === 'cards' ? made : withWideFitted(made, lineColumns(making))
  const names = common.length > 0 ? common : [making.name]
  const html = pageOf({ nodes, styles, names, making })
  const unseen = kind === 'handout' ? [] : fieldsOnNoCard(notes, kind)
  return { html, title: names.join(' › '), diagnostics: [...unseen, ...diagnostics, ...pictures.diagnostics()] }
}

/** Fields that are filled and that no card shows: said once for each field of a type. */
function fieldsOnNoCard(notes: readonly SheetNote[], kind: SheetKind): Diagnostic[] {
  const found = new Map<string, { readonly note: SheetNote; readonly field: string; count: number }>()
  for (const note of notes) {
    const { switches } = fieldUse(note.type)
    const ordinals = kind === 'cards' ? note.cards : askingCards(note)
    const shown = new Set(ordinals.flatMap((ordinal) => [...fieldsOnCard(note, ordinal)]))
    for (const field of filledFields(note)) {
      if (switches.has(field) || shown.has(field)) continue
      const key = `${note.type.name}\0${field}`
      const known = found.get(key) ?? { note, field, count: 0 }
      known.count++
      found.set(key, known)
    }
  }
  const sheet = kind === 'cards' ? 'these cards' : kind === 'questions' ? 'this sheet' : 'this worksheet'
  return [...found.values()].map(({ note, field, count }) => {
    const { name } = note.type
    const why = fieldUse(note.type).shown.has(field)
      ? `\`${name}\` shows \`${field}\` under a condition that is not met`
      : `No card of \`${name}\` shows \`${field}\``
    return diagnose(fieldNotShown, {
      message: `${why}: what ${count === 1 ? 'a note says' : `${count} notes say`} there is not on ${sheet}`,
      span: note.note.fields.find((one) => one.name === field)?.span ?? note.note.head,
      hint: 'show the field in a template, or print a handout',
    })
  })
}
