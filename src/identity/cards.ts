import { type Deletion, readClozes } from '../cloze/reading.js'
import { letterPattern, unspaced } from '../text/letter-pattern.js'
import { type NoteFacts, textsOf } from './facts.js'
import { foldedText } from './folded-text.js'
import { sketchOfLine } from './likeness.js'
import { type LockedCard, type LockedNote, parting } from './lock.js'
import type { LockedCards } from './lock-columns.js'
import { shortHash } from './short-hash.js'
import { allHashes, fullSketch, wordsOf } from './sketch.js'

/** How long an answer is that the lock keeps whole. */
const answerLength = 40

/** How far around a deletion its context is looked for. */
const contextReach = 60

/** The cards that a note's clozes make, in the order of the text, under the numbers that stand there. */
export function cardsIn(facts: NoteFacts): LockedCard[] {
  const answers = new Map<number, { readonly context: string; readonly answers: string[] }>()
  for (const text of textsOf(facts)) {
    if (!text.includes('{{c')) continue
    const take = (deletions: readonly Deletion[]) => {
      for (const deletion of deletions) {
        const answer = foldedText(text.slice(deletion.textStart, deletion.textEnd))
        for (const number of deletion.numbers) {
          if (number === 0) continue
          const card = answers.get(number) ?? { context: contextOf(text, deletion), answers: [] }
          card.answers.push(answer)
          answers.set(number, card)
        }
        take(deletion.nested)
      }
    }
    take(readClozes(text, facts.note.format).deletions)
  }
  return [...answers].map(([number, card]) => ({
    number,
    context: card.context,
    answer: cut(card.answers.join(parting)),
  }))
}

function contextOf(text: string, { start, end }: Deletion): string {
  const before = foldedText(text.slice(Math.max(0, start - contextReach), start).replace(/\{\{c[\d,]+::|\}\}/g, ''))
  const behind = foldedText(text.slice(end, end + contextReach).replace(/\{\{c[\d,]+::|\}\}/g, ''))
  return shortHash(wordsOf(before).at(-1) ?? '', 2) + shortHash(wordsOf(behind)[0] ?? '', 2)
}

function cut(answer: string): string {
  if (answer.length <= answerLength) return answer
  return `${answer.slice(0, answerLength - 8).replace(/[\ud800-\udbff]$/, '')}...#${shortHash(answer, 6)}`
}

/** From how many letters on an answer is not found in a text by chance. */
const tellingLength = 3

/** Whether what a card hid stands in a note's text and is not hidden there. */
export function standsUncovered(facts: NoteFacts, { answer }: LockedCard): boolean {
  if (answer.length < tellingLength) return false
  return textsOf(facts).some((text) => {
    let open = ''
    let from = 0
    for (const { start, end } of readClozes(text, facts.note.format).deletions) {
      open += `${text.slice(from, start)} \x1f `
      from = end
    }
    const shown = foldedText(open + text.slice(from))
    return hasNoBlanks(answer) ? shown.includes(answer) : isWordIn(answer, shown)
  })
}

/**
 * Whether what a card hides stood in the note of the lock for all to see. Of its text the lock has only hashes: all of
 * the answer's must be there, and not all of them may have come with answers.
 */
export function stoodUncovered(line: LockedNote, { cards }: LockedCards, { answer }: LockedCard): boolean {
  const { kind, hashes } = sketchOfLine(line)
  // A full sketch does not have them all, and so proves nothing.
  if (hashes.length >= fullSketch) return false
  const hidden = new Set(cards.flatMap((card) => allHashes(wordsOf(card.answer), kind)))
  const sought = allHashes(wordsOf(answer), kind)
  return sought.every((hash) => hashes.includes(hash)) && sought.some((hash) => !hidden.has(hash))
}

const wordCharacter = letterPattern(String.raw`[\p{L}\p{N}]`, 'u')

function isWordIn(answer: string, text: string): boolean {
  for (let at = text.indexOf(answer); at !== -1; at = text.indexOf(answer, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + answer.length] ?? ' '}`
    if (!wordCharacter(around).test(around)) return true
  }
  return false
}

/** Whether a text is of a script that puts no blanks between words. */
function hasNoBlanks(text: string): boolean {
  return unspaced(text).test(text)
}
