import { cardStyling } from './card-styling.js'
import type { CardTemplate, NoteType } from './note-type.js'
import type { AnkiSide, PackagedNoteType } from './packaged-note-type.js'

/** Raise this when a template, a field or the styling changes; never otherwise. */
const modified = 1_790_000_000

const answerLine = '\n\n<hr id=answer>\n\n'

/** A field in a box of its own that takes the direction of its text. */
function shown(replacement: string, classes = 'field'): string {
  return `<div class="${classes}" dir="auto">${replacement}</div>`
}

function card(number: number, front: string, back: string, condition = ''): CardTemplate {
  const [open, close] = condition === '' ? ['', ''] : [`{{#${condition}}}`, `{{/${condition}}}`]
  return {
    name: `Card ${number}`,
    front: open + shown(front) + close,
    back: `{{FrontSide}}${answerLine}${shown(back)}`,
  }
}

function packaged(id: number, type: NoteType, required: AnkiSide['required']): PackagedNoteType {
  return {
    ...type,
    anki: {
      id,
      name: `Deckwright ${type.name}`,
      modified,
      // Fields and templates are known by these in Anki: they must never be given to another one.
      fieldIds: type.fields.map((_, index) => id * 100 + 1 + index),
      templateIds: type.templates.map((_, index) => id * 100 + 51 + index),
      required,
      styling: cardStyling,
    },
  }
}

const frontToBack = card(1, '{{Front}}', '{{Back}}')

/** The note types that sources may name: Anki's stock types, with cards of our own. */
export const builtinNoteTypes: readonly PackagedNoteType[] = [
  packaged(
    1_316_204_877_101,
    { name: 'Basic', kind: 'standard', fields: ['Front', 'Back'], templates: [frontToBack] },
    [[0, 'any', [0]]],
  ),
  packaged(
    1_316_204_877_102,
    {
      name: 'Basic (and reversed card)',
      kind: 'standard',
      fields: ['Front', 'Back'],
      templates: [frontToBack, card(2, '{{Back}}', '{{Front}}')],
    },
    [
      [0, 'any', [0]],
      [1, 'any', [1]],
    ],
  ),
  packaged(
    1_316_204_877_103,
    {
      name: 'Basic (optional reversed card)',
      kind: 'standard',
      fields: ['Front', 'Back', 'Add Reverse'],
      templates: [frontToBack, card(2, '{{Back}}', '{{Front}}', 'Add Reverse')],
    },
    [
      [0, 'any', [0]],
      [1, 'all', [1, 2]],
    ],
  ),
  packaged(
    1_316_204_877_104,
    {
      name: 'Basic (type in the answer)',
      kind: 'standard',
      fields: ['Front', 'Back'],
      templates: [
        {
          name: 'Card 1',
          front: `${shown('{{Front}}')}\n\n${shown('{{type:Back}}', 'typed')}`,
          back: `${shown('{{Front}}')}${answerLine}${shown('{{type:Back}}', 'typed')}`,
        },
      ],
    },
    [[0, 'any', [0, 1]]],
  ),
  packaged(
    1_316_204_877_105,
    {
      name: 'Cloze',
      kind: 'cloze',
      fields: ['Text', 'Back Extra'],
      templates: [
        {
          name: 'Cloze',
          front: shown('{{cloze:Text}}'),
          back: `${shown('{{cloze:Text}}')}\n{{#Back Extra}}${shown('{{Back Extra}}', 'field extra')}{{/Back Extra}}`,
        },
      ],
    },
    [[0, 'any', [0]]],
  ),
]
