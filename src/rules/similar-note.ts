import { defineProblem } from '../diagnostics/problem.js'
import { withoutClozes } from '../model/identity.js'
import type { Note } from '../model/note.js'
import { allDeletions } from './all-deletions.js'
import { basicNote } from './examples.js'
import { type JudgedField, saidIn } from './judged-field.js'
import type { JudgedNote, Rule } from './rule.js'
import { placeName, saidPlace } from './said-already.js'
import { leavingOneOut, similarWords, wordsIn } from './similar-words.js'

/** A note of which something may be said again: its words, and what it asks for. */
interface Remembered {
  readonly note: Note
  readonly words: readonly string[]
  readonly answers: readonly string[]
}

/** From how many words on one of them may be another one. */
const longQuestion = 6

/** No note says in almost the same words what another one says. */
export const similarNote: Rule = {
  problem: defineProblem({
    code: 'similar-note',
    severity: 'warning',
    // Too slow for every check: it weighs each word of each note.
    onRequest: true,
    summary: 'Two notes that say the same in almost the same words',
    why: 'Whoever studies both is asked the same twice as often, and an edit of the one leaves the other as it was.',
    remedy: 'Take one of them out; of two sentences with different deletions make one that has both.',
    wrong: `${basicNote('What is the capital of Peru?', 'Lima')}\n\n${basicNote('What is the **capital** of Peru', 'lima.')}`,
    right: basicNote('What is the capital of Peru?', 'Lima'),
  }),
  between: true,
  start(report) {
    const byText = new Map<string, Remembered>()
    const byAnswers = new Map<string, Remembered | Similar>()
    return {
      note(judged) {
        const now = remembered(judged)
        if (now === undefined) return
        const kind = judged.type.kind
        const text = `${kind} ${now.words.join(' ')}`
        const answers = `${kind} ${now.answers.join(' · ')}`
        const same = byText.get(text)
        if (same === undefined) byText.set(text, now)
        const others = byAnswers.get(answers)
        // What is told of notes that say quite the same has its own rules.
        const told = judged.said !== undefined
        let earlier =
          same?.answers.join() === now.answers.join() || (kind === 'cloze' && elsewhere(same, now)) ? same : undefined
        if (others === undefined) byAnswers.set(answers, now)
        else {
          const similar = 'keys' in others ? others : startSimilar(others)
          byAnswers.set(answers, similar)
          const found = addSimilar(similar, now)
          earlier ??= found
        }
        if (earlier === undefined || told) return
        const parted = earlier.answers.join() !== now.answers.join()
        report({
          message: parted
            ? `The same sentence stands at ${placeName(earlier.note)} with another deletion`
            : `This says almost the same as the note at ${placeName(earlier.note)}`,
          span: saidPlace(judged.note),
          hint: parted ? 'hide both in one note' : 'take one of the two out',
          related: [{ message: 'the other note', span: saidPlace(earlier.note) }],
        })
      },
    }
  },
}

/** Whether two notes of the same words hide quite different ones, so that one note could hide them all. */
function elsewhere(one: Remembered | undefined, { answers }: Remembered): boolean {
  return (
    one?.answers.every((a) => answers.every((b) => !` ${a} `.includes(` ${b} `) && !` ${b} `.includes(` ${a} `))) ===
    true
  )
}

/** Notes with the same answers, by their words and by their words without one. */
interface Similar {
  readonly keys: Map<number, Remembered>
}

function startSimilar(first: Remembered): Similar {
  const similar: Similar = { keys: new Map() }
  addSimilar(similar, first)
  return similar
}

/** Adds a note. Gives an earlier one that differs from it in one word, and in that only a little. */
function addSimilar({ keys }: Similar, now: Remembered): Remembered | undefined {
  if (now.words.length < longQuestion) return undefined
  let earlier: Remembered | undefined
  for (const key of leavingOneOut(now.words)) {
    const known = keys.get(key)
    if (known === undefined) keys.set(key, now)
    else if (earlier === undefined && similarWords(known.words, now.words)) earlier = known
  }
  return earlier
}

/** What is remembered of a note; nothing of one with code or math, in which each sign matters. */
function remembered({ note, type, fields }: JudgedNote): Remembered | undefined {
  const [first, ...rest] = fields
  if (first === undefined || first.field.name !== type.fields[0]) return undefined
  const words = wordsOf(first)
  if (words === undefined || words.length < 2) return undefined
  const answers = type.kind === 'cloze' ? hiddenIn(first) : rest.map((field) => wordsOf(field)?.join(' '))
  if (answers.length === 0 || answers.some((answer) => answer === undefined) || answers.join('') === '')
    return undefined
  return { note, words, answers: answers as string[] }
}

function hiddenIn({ field, clozes }: JudgedField): string[] {
  return allDeletions(clozes.deletions)
    .map(({ textStart, textEnd }) => wordsIn(withoutClozes(field.text.slice(textStart, textEnd))).join(' '))
    .sort()
}

function wordsOf(judged: JudgedField): string[] | undefined {
  return /[`$\\]/.test(judged.field.text) ? undefined : wordsIn(withoutClozes(saidIn(judged)))
}
