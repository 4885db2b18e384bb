import { readClozes } from '../../cloze/reading.js'
import { type Diagnostic, diagnose, type Finding } from '../../diagnostics/diagnostic.js'
import type { Problem } from '../../diagnostics/problem.js'
import { sourceOffset, type TracedText } from '../../text/origin.js'
import type { SourceFile } from '../../text/source-file.js'
import { type Span, spanOf } from '../../text/span.js'
import { delimitersIn } from './delimiters.js'
import { closedFence } from './fixes.js'
import { isQuestion, isSilent } from './lines.js'
import type { DashDeletion, DashParagraph } from './nodes.js'
import * as problems from './problems.js'
import { blankInside, closingLongDash, hidesOnlyJoiningWords } from './slips.js'

/** What is wrong with the dashes of a paragraph. One slip is told once, where it began. */
export function judgeParagraph(file: SourceFile, paragraph: DashParagraph): Diagnostic[] {
  const { main, extra, inlines, kind, head } = paragraph
  const { deletions, idle } = inlines
  const diagnostics: Diagnostic[] = []
  const say = (problem: Problem, finding: Finding) => void diagnostics.push(diagnose(problem, finding))
  const at = (start: number, end = start + 1): Span =>
    spanOf(file, sourceOffset(main.origin, start), sourceOffset(main.origin, end - 1) + 1)

  const asks = isQuestion(firstLine(main))
  // In a question that hides nothing dashes are flags: `git push -f`.
  const unclosed = kind === 'fields' && deletions.length === 0 ? [] : inlines.unclosed
  for (const dash of unclosed) {
    const long = closingLongDash(main.text, dash)
    const word = /^\S{0,24}/.exec(main.text.slice(dash))?.[0] ?? '-'
    if (long === undefined) {
      say(problems.unclosedDash, {
        message: `Nothing closes the deletion that \`${word}\` opens`,
        span: at(dash),
        hint: 'close it with `-` behind its last word, or write `\\-` where a dash is only a dash',
      })
    } else {
      const related = [{ message: 'the deletion opens here', span: at(dash) }]
      const message = `\`${main.text[long]}\` does not close a deletion`
      say(problems.longDash, { message, span: at(long), hint: 'write a plain `-`', related })
    }
  }

  if (unclosed.length === 0) {
    for (const dash of blankInside(main.text, idle)) {
      say(problems.blankInside, {
        message: 'A blank follows this dash, so it opens nothing',
        span: at(dash),
        hint: 'take the blank out, or write `\\-`',
      })
    }
    const joining = deletions.find(
      (deletion) => idle.some((dash) => dash < deletion.open) && hidesOnlyJoiningWords(main.text, deletion),
    )
    if (joining !== undefined) {
      const hidden = main.text.slice(joining.open + 1, joining.close)
      const slip = idle.findLast((dash) => dash < joining.open) ?? joining.open
      say(problems.invertedRun, {
        message: `This hides only \`${hidden}\``,
        span: at(joining.start, joining.close + 1),
        hint: 'look at the dash before it: one too many or too few turns the blanks inside out',
        related: [{ message: 'this dash closes nothing', span: at(slip) }],
      })
    }
  }

  for (const key of loneKeys(deletions)) {
    say(problems.loneGroupKey, {
      message: `Only one deletion of this note has the key \`${key.group}.\``,
      span: at(key.start, key.open),
      hint: 'take it out, or give it to the others of the group',
    })
  }
  for (const deletion of deletions) {
    // Most deletions have no full stop before the blank before them.
    if (main.text.charAt(deletion.open - 1) !== ' ' || main.text.charAt(deletion.open - 2) !== '.') continue
    const key = /(?<![\p{L}\p{N}_.,:/-])\d+\. $/u.exec(main.text.slice(Math.max(0, deletion.open - 12), deletion.open))
    const start = deletion.open - (key?.[0].length ?? 0)
    if (key === null || deletion.group !== undefined || !/\S/.test(lineUpTo(main.text, start))) continue
    say(problems.spacedGroupKey, {
      message: `\`${key[0].trim()}\` is no group key, because a blank follows it`,
      span: at(start, deletion.open),
      hint: 'take the blank out, or the number',
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
    })
  }

  const slipped = () => unclosed.length > 0 || blankInside(main.text, idle).length > 0
  if (kind === 'none' && !slipped() && !isSilent(main.text)) {
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
