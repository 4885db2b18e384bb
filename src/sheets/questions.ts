import { answerOf } from './answer.js'
import { entry } from './entry.js'
import { type Exercise, exercisesOf, type Gap } from './exercise.js'
import { headed } from './headed.js'
import { element, type HtmlElement, type HtmlNode } from './html-tree.js'
import { inOutline, type Outline, outlineOf } from './outline.js'
import type { PaperSettings } from './paper.js'
import type { SheetMaking } from './settings.js'
import type { PlacedNote, Sheet } from './sheet.js'
import { shuffled } from './shuffle.js'

/** Prompts first, answers at the end, numbered alike. */
export const questions: Sheet = (notes, making, paper) => {
  const numbered = numberedExercises(notes, making, paper, ask)
  return { nodes: withKey(numbered, ({ exercise }) => exercise.prompt), styles: [], diagnostics: [] }
}

function ask({ letter, hint }: Gap): readonly HtmlNode[] {
  const words = hint ?? (letter === undefined ? ['…'] : [])
  const name = letter === undefined ? [] : [element('b', { dir: 'ltr' }, letter), ...(hint === undefined ? [] : [' '])]
  // A hint may be longer than a line.
  const kind = hint === undefined ? 'dw-ask dw-stay' : 'dw-ask'
  return [element('span', { class: kind }, '[', name, words, ']')]
}

/** An exercise and the number that stands before it and its answer. */
export interface NumberedExercise {
  readonly number: number
  readonly exercise: Exercise
}

/** The exercises of notes under their headings, numbered as they are told. */
export function numberedExercises(
  notes: readonly PlacedNote[],
  { settings }: SheetMaking,
  paper: PaperSettings,
  show: (gap: Gap) => readonly HtmlNode[],
): Outline<NumberedExercise> {
  let names = 0
  const all = notes.flatMap((note) =>
    exercisesOf(note, () => ++names, paper, show).map((exercise) => ({ path: note.path, exercise })),
  )
  // Who mixes the notes of all parts has no parts left.
  const ordered =
    settings.shuffle === undefined ? all : shuffled(all, settings.shuffle).map((one) => ({ ...one, path: [] }))
  return numberedOutline(outlineOf(ordered, ({ path }) => path))
}

function numberedOutline(outline: Outline<{ readonly exercise: Exercise }>): Outline<NumberedExercise> {
  let number = 0
  const numbered = (part: typeof outline): Outline<NumberedExercise> => ({
    title: part.title,
    things: part.things.map(({ exercise }) => ({ number: ++number, exercise })),
    parts: part.parts.map(numbered),
  })
  return numbered(outline)
}

/** Exercises, and behind them their answers; each leads to the other. */
export function withKey(
  outline: Outline<NumberedExercise>,
  asked: (numbered: NumberedExercise) => readonly HtmlNode[],
): HtmlNode[] {
  const list = (some: readonly NumberedExercise[]) =>
    element('ol', { class: 'dw-list' }, ...some.map((one) => item(one.number, 'q', 'a', asked(one))))
  const answers = inOutline(outline).map((one) => item(one.number, 'a', 'q', answerOf(one.exercise)))
  return [
    element('div', { class: 'dw-columns' }, headed(outline, list)),
    element(
      'section',
      { class: 'dw-key' },
      element('h2', {}, 'Answers'),
      element('ol', { class: 'dw-list dw-answers dw-columns' }, ...answers),
    ),
  ]
}

function item(number: number, own: 'q' | 'a', other: 'q' | 'a', nodes: readonly HtmlNode[]): HtmlElement {
  const leads = other === 'a' ? `Question ${number}, to its answer` : `Answer ${number}, to its question`
  const link = element('a', { class: 'dw-number', href: `#${other}${number}`, 'aria-label': leads }, `${number}.`)
  return entry('li', { id: `${own}${number}` }, link, element('div', { class: 'dw-said' }, nodes))
}
