import { CompletionItemKind } from 'vscode-languageserver'
import { fencedLines } from '../syntax/dash-cloze/blocks.js'
import { delimitersIn } from '../syntax/dash-cloze/delimiters.js'
import { letterPattern } from '../text/letter-pattern.js'
import { linesOf } from '../text/lines.js'
import { sourceOf } from './checked-file.js'
import type { Completing, Offer } from './offer.js'

/**
 * The next number of a note's deletions, and those that are there to be asked together.
 *
 *     > | The capital is {{c
 *                        ^^^
 */
export function clozeCompletions({ checked, offset, before, after }: Completing): Offer[] | undefined {
  const typed = /\{\{(?:c\d*)?$/i.exec(before)?.[0]
  if (typed === undefined) return undefined
  const note = noteText(checked.file.text, offset, sourceOf(checked))
  const texts = new Map<number, string>()
  for (const [, numbers = '', text = ''] of note.matchAll(/\{\{c(\d+(?:,\d+)*)::([^\n{}]*)/gi)) {
    for (const number of numbers.split(',').map(Number)) if (!texts.has(number)) texts.set(number, text)
  }
  const next = Math.max(0, ...texts.keys()) + 1
  // An editor may have put the closing braces there already.
  const closing = /^\}{0,2}/.exec(after)?.[0].length ?? 0
  return [next, ...[...texts.keys()].sort((a, b) => b - a)].map((number) => ({
    label: `{{c${number}::…}}`,
    detail: number === next ? 'the next card' : `the card of “${short(texts.get(number) ?? '')}”`,
    text: `{{c${number}::}}`,
    snippet: `{{c${number}::$1}}$0`,
    kind: CompletionItemKind.Snippet,
    before: typed.length,
    after: closing,
  }))
}

const typedKey = letterPattern(String.raw`(?<![\p{L}\p{N}_.,:/-])\d{1,3}(?:\.-?)?$`, 'u')

/**
 * The group keys of a paragraph of dash cloze, and the next one.
 *
 *     > | 1.-lack- of 1
 *                     ^
 */
export function groupCompletions({ checked, offset, before, line }: Completing): Offer[] | undefined {
  if (sourceOf(checked) !== 'dash-cloze') return undefined
  const typed = typedKey(before).exec(before)?.[0]
  if (typed === undefined) return undefined
  const lines = linesOf(checked.file.text)
  const inCode = fencedLines(lines)
  if (lines.some((one) => one.start === line.start && inCode.has(one))) return undefined
  const paragraph = noteText(checked.file.text, offset, 'dash-cloze')
  const groups = new Map<number, string>()
  for (const { group, open, close } of delimitersIn(paragraph).deletions) {
    if (group !== undefined && !groups.has(Number(group))) groups.set(Number(group), paragraph.slice(open + 1, close))
  }
  const next = Math.max(0, ...groups.keys()) + 1
  return [...[...groups.keys()].sort((a, b) => b - a), next].map((key) => ({
    label: `${key}.-…-`,
    detail: key === next ? 'the next group' : `asked with “${short(groups.get(key) ?? '')}”`,
    text: `${key}.-`,
    snippet: `${key}.-$1-$0`,
    kind: CompletionItemKind.Snippet,
    before: typed.length,
    after: 0,
  }))
}

/** The text of the note around an offset, as far as it is written: a paragraph, or all below a level-1 heading. */
function noteText(text: string, offset: number, source: string | undefined): string {
  const begins = source === 'apy-notes' ? /^# /gm : /^[ \t]*$/gm
  let start = 0
  for (const match of text.matchAll(begins)) {
    if (match.index >= offset) return text.slice(start, match.index)
    start = match.index + match[0].length
  }
  return text.slice(start)
}

function short(text: string): string {
  const characters = Array.from(text.trim())
  return characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : characters.join('')
}
