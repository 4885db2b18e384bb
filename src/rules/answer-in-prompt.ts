import type { Deletion } from '../cloze/reading.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { littleWords } from '../text/joining-words.js'
import { letterPattern } from '../text/letter-pattern.js'
import { allDeletions } from './all-deletions.js'
import { clozeNote } from './examples.js'
import type { JudgedField, JudgedNote, Rule } from './rule.js'

/** What is asked for cannot be read off the card. */
export const answerInPrompt: Rule = {
  problem: defineProblem({
    code: 'answer-in-prompt',
    severity: 'warning',
    onRequest: true,
    summary: 'The answer can be read in the question',
    why: 'The card is answered by looking, so it teaches nothing and comes back ever more rarely.',
    remedy: 'Hide the word wherever it stands, under the same number, or say it in other words.',
    wrong: clozeNote('{{c1::Lima}} is the capital of Peru; in Lima lives a third of its people.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru; in {{c1::Lima}} lives a third of its people.'),
  }),
  start: (report) => ({
    note(judged) {
      const found = judged.type.kind === 'cloze' ? judged.fields.flatMap(inClozes) : inQuestion(judged)
      for (const finding of found) report(finding)
    },
  }),
}

/** Answers of a field that stand in the open while they are asked for, each told once. */
function inClozes({ field, clozes, hides }: JudgedField): Finding[] {
  if (!hides || clozes.deletions.length === 0) return []
  const deletions = allDeletions(clozes.deletions)
  const told = new Set<string>()
  const prompts = new Map<string, string>()
  return deletions.flatMap((deletion) => {
    const answer = wordsOf(
      blanked(field.text, deletions, (inner) => inner === deletion, deletion.textStart, deletion.textEnd),
    )
    if (answer === undefined || told.has(answer)) return []
    const numbers = deletion.numbers.join()
    const prompt =
      prompts.get(numbers) ??
      blanked(field.text, deletions, ({ numbers }) => !numbers.some((number) => deletion.numbers.includes(number)))
    prompts.set(numbers, prompt)
    const place = placeOf(answer, prompt)
    if (place === undefined) return []
    told.add(answer)
    const { textStart, textEnd } = deletion
    return [
      {
        message: `\`${field.text.slice(textStart, textEnd)}\` can be read elsewhere on its card`,
        span: sourceSpan(field, textStart, textEnd),
        hint: 'hide it there, too, under the same number',
        related: [{ message: 'here', span: sourceSpan(field, place.start, place.end) }],
      },
    ]
  })
}

/** What offers several answers to choose from. */
const offer = letterPattern(String.raw`(?<!\p{L})(?:or|oder|ou|o|u|или|vs)(?!\p{L})`, 'iu')

/** A short answer that stands in its question, unless the question offers several to choose from. */
function inQuestion({ fields: [front, back], type }: JudgedNote): Finding[] {
  if (front === undefined || back === undefined || front.field.name !== type.fields[0]) return []
  const answer = wordsOf(back.field.text.trim())
  if (answer === undefined || answer.split(' ').length > 4) return []
  const question = front.field.text
  if (/\n/.test(question) || offer(question).test(question)) return []
  const place = placeOf(answer, question)
  if (place === undefined) return []
  const start = back.field.text.length - back.field.text.trimStart().length
  return [
    {
      message: `\`${back.field.text.trim()}\` can be read in the question`,
      span: sourceSpan(back.field, start, back.field.text.trimEnd().length),
      hint: 'ask for it in other words',
      related: [{ message: 'here', span: sourceSpan(front.field, place.start, place.end) }],
    },
  ]
}

/**
 * A stretch of a text with blanks, as many as there were characters, for what its card does not show: the marks of
 * deletions, and all of those that are not open.
 */
function blanked(
  text: string,
  deletions: readonly Deletion[],
  isOpen: (deletion: Deletion) => boolean,
  from = 0,
  to = text.length,
): string {
  const characters = text.slice(from, to).split('')
  const blank = (start: number, end: number) => {
    for (let at = Math.max(start, from); at < Math.min(end, to); at++) characters[at - from] = '\0'
  }
  for (const deletion of deletions) {
    const { start, end, textStart, textEnd, hint } = deletion
    if (isOpen(deletion) || (start < from && end > to)) {
      blank(start, textStart)
      blank(textEnd, end)
    } else {
      // Of a hidden one the hint is shown.
      blank(start, hint?.start ?? end)
      blank(hint?.end ?? end, end)
    }
  }
  return characters.join('')
}

const answerWords = letterPattern(String.raw`[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}]+)*`, 'gu')
const eastern = letterPattern(String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`, 'u')
const easternFirst = letterPattern(String.raw`^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`, 'u')

/** The words of an answer that could be looked for; undefined where they say too little. */
function wordsOf(answer: string): string | undefined {
  const lower = answer.toLowerCase()
  const words = lower.match(answerWords(lower)) ?? []
  const said = words.filter((word) => !littleWords.has(word)).join('')
  const enough = eastern(said).test(said) ? 2 : 3
  // Part of a word, or code, is more than its words.
  if (said.length < enough || words.length > 8 || /[`$\\<]/.test(answer)) return undefined
  return words.join(' ')
}

function placeOf(words: string, text: string): { readonly start: number; readonly end: number } | undefined {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return undefined
  const pattern = words
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s,;*_]+')
  const unspaced = easternFirst(words).test(words)
  const whole = letterPattern(unspaced ? pattern : `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u')
  const match = whole(lower).exec(lower)
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length }
}
