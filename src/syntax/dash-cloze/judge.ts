import { readClozes } from '../../cloze/reading.js'
import { type Diagnostic, diagnose, type Finding } from '../../diagnostics/diagnostic.js'
import type { Problem } from '../../diagnostics/problem.js'
import { letterPattern } from '../../text/letter-pattern.js'
import { sourceOffset, type TracedText } from '../../text/origin.js'
import type { SourceFile } from '../../text/source-file.js'
import { type Span, spanOf } from '../../text/span.js'
import { delimitersIn } from './delimiters.js'
import { closedFence, escapedDashes } from './fixes.js'
import { isQuestion, isSilent } from './lines.js'
import type { DashDeletion, DashParagraph } from './nodes.js'
import * as problems from './problems.js'
import { slipsIn } from './slips.js'

const spacedKey = letterPattern(String.raw`(?<![\p{L}\p{N}_.,:/-])\d+\. $`, 'u')

/** What is wrong with the dashes of a paragraph. One slip is told once, where it began. */
export function judgeParagraph(file: SourceFile, paragraph: DashParagraph): Diagnostic[] {
  const { main, extra, inlines, kind, head } = paragraph
  const { deletions } = inlines
  const diagnostics: Diagnostic[] = []
  const say = (problem: Problem, finding: Finding) => void diagnostics.push(diagnose(problem, finding))
  const at = (start: number, end = start + 1): Span =>
    spanOf(file, sourceOffset(main.origin, start), sourceOffset(main.origin, end - 1) + 1)
  /** A place that may have no length. */
  const placeOf = (start: number, end: number): Span => {
    const from = sourceOffset(main.origin, start)
    return end === start ? spanOf(file, from, from) : at(start, end)
  }

  const asks = isQuestion(firstLine(main))
  // In a question that hides nothing dashes are flags: `git push -f`.
  const slips = kind === 'fields' && deletions.length === 0 ? [] : slipsIn(main.text, inlines)
  for (const { problem, message, hint, start, end, related, repair } of slips) {
    say(problem, {
      message,
      hint,
      span: at(start, end),
      related: related.map((other) => ({ message: other.message, span: at(other.start, other.end) })),
      fix: repair && {
        title: repair.title,
        edits: repair.edits.map((edit) => ({ span: placeOf(edit.start, edit.end), text: edit.text })),
        safe: false,
      },
    })
  }

  const lone = loneKeys(deletions)
  const [key, ...others] = lone
  if (key !== undefined) {
    // Several keys of one deletion each are one misunderstanding, or one key that was mistyped.
    const names = lone.map(({ group }) => `\`${group}.\``).join(', ')
    say(problems.loneGroupKey, {
      message:
        others.length === 0
          ? `Only one deletion of this note has the key ${names}`
          : `The keys ${names} have one deletion each`,
      span: at(key.start, key.open),
      hint:
        others.length === 0
          ? 'take it out, or give it to the others of the group'
          : 'give a group one key, or take them out',
      related: others.map(({ start, open }) => ({ message: 'another key of one deletion', span: at(start, open) })),
      // A key alone changes nothing on the card; but without it nobody would ask again what it was for.
      fix: {
        title: others.length === 0 ? 'take the key out' : 'take the keys out',
        edits: lone.map(({ start, open }) => ({ span: at(start, open), text: '' })),
        safe: false,
      },
    })
  }
  for (const deletion of deletions) {
    // Most deletions have no full stop before the blank before them.
    if (main.text.charAt(deletion.open - 1) !== ' ' || main.text.charAt(deletion.open - 2) !== '.') continue
    const before = main.text.slice(Math.max(0, deletion.open - 12), deletion.open)
    const key = spacedKey(before).exec(before)
    const start = deletion.open - (key?.[0].length ?? 0)
    if (key === null || deletion.group !== undefined || !/\S/.test(lineUpTo(main.text, start))) continue
    say(problems.spacedGroupKey, {
      message: `\`${key[0].trim()}\` is no group key, because a blank follows it`,
      span: at(start, deletion.open),
      hint: 'take the blank out, or the number',
      fix: {
        title: 'take the blank out',
        edits: [{ span: at(deletion.open - 1), text: '' }],
        safe: false,
      },
    })
  }
  if (deletions.length > 0 && kind === 'cloze') {
    const [braces] = main.text.includes('{{c') ? readClozes(main.text, 'markdown').deletions : []
    if (braces !== undefined) {
      say(problems.mixedNotations, {
        message: 'This note hides with dashes and with braces',
        span: at(braces.start, braces.end),
        hint: 'use one of the two: the dashes take the numbers that the braces leave',
      })
    }
    const [first] = deletions
    if (asks && first !== undefined && first.open < firstLine(main).length && main.text.includes('\n')) {
      say(problems.deletionInQuestion, {
        message: 'This question hides something, so the lines below it are no answer but part of the text',
        span: at(first.start, first.close + 1),
        hint: 'write `\\-` where a dash is only a dash',
        fix: escapedDashes(
          file,
          deletions.filter(({ open }) => open < firstLine(main).length).map((one) => inFile(main, one)),
        ),
      })
    }
  }
  for (const deletion of extra === undefined ? [] : delimitersIn(extra.text).deletions) {
    say(problems.deletionInExtra, {
      message: 'A `> ` line is shown with the answer only and can hide nothing',
      span: spanOf(
        file,
        sourceOffset(extra?.origin ?? [], deletion.start),
        sourceOffset(extra?.origin ?? [], deletion.close) + 1,
      ),
      hint: 'move it into the text above, or write `\\-`',
      fix: extra && escapedDashes(file, [inFile(extra, deletion)]),
    })
  }

  if (kind === 'none' && slips.length === 0 && !isSilent(main.text)) {
    say(problems.noCard, {
      message: 'This paragraph hides nothing and asks nothing, so no card is made of it',
      span: head,
      hint: /[–—]\S[^–—\n]*\S[–—]/.test(main.text)
        ? 'a deletion stands between plain dashes `-`, not `–` or `—`'
        : 'hide something with `-…-`, or end the first line with `?`',
    })
  }
  if (kind === 'fields' && !main.text.includes('\n')) {
    const message = asks ? 'This question has no answer' : 'This note has a front and no back'
    say(problems.questionWithoutAnswer, { message, span: head, hint: 'write the answer on the line below' })
  }
  return diagnostics
}

/** The dashes of a deletion by their offsets in the file. */
function inFile({ origin }: TracedText, { open, close }: DashDeletion): { open: number; close: number } {
  return { open: sourceOffset(origin, open), close: sourceOffset(origin, close) }
}

function firstLine(text: TracedText): string {
  const newline = text.text.indexOf('\n')
  return newline === -1 ? text.text : text.text.slice(0, newline)
}

function lineUpTo(text: string, end: number): string {
  return text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
}

function loneKeys(deletions: readonly DashDeletion[]): readonly DashDeletion[] {
  if (!deletions.some(({ group }) => group !== undefined)) return []
  const members = new Map<number, number>()
  for (const { group } of deletions)
    if (group !== undefined) members.set(Number(group), (members.get(Number(group)) ?? 0) + 1)
  return deletions.filter(({ group }) => group !== undefined && members.get(Number(group)) === 1)
}

/** A code block that is never closed, said of the line that opens it. */
export function judgeFence(span: Span): Diagnostic {
  const hint = 'close it with the same characters on a line of their own'
  return diagnose(problems.unclosedFence, {
    message: 'This code block is never closed',
    span,
    hint,
    fix: closedFence(span),
  })
}
