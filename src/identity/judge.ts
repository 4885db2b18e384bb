import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { saidOf } from './lock-columns.js'
import type { Matching } from './matching.js'
import type { Numbering } from './numbering.js'
import * as problems from './problems.js'

/** What a writer must know of how today's notes were matched with the lock, and of numbers that changed hands. */
export function judgeIdentity(
  matching: Matching,
  numberings: readonly Numbering[],
  accepts: (guid: string) => boolean = () => false,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const { match, candidate, reason } of matching.unclear) {
    const why = {
      alike: 'it is like it, but not enough to be sure',
      rivals: 'another note is about as much like it',
      unread: 'that one may still stand in its file, which this build did not read',
    }
    diagnostics.push(
      diagnose(problems.unclearIdentity, {
        message: `This may be \`${saidOf(candidate).words}\` of ${candidate.file}, edited (${why[reason]}): \`<!-- id: ${candidate.guid} -->\` above it would say so`,
        span: match.facts.note.head,
        hint: 'put the line there if it is the same note; it is taken for a new one otherwise',
      }),
    )
  }
  for (const { match, before, stuck } of matching.retyped) {
    const { note, type } = match.facts
    const message = stuck
      ? `This id belongs to a note of the type \`${before.type}\`, and this one is of \`${type}\``
      : `This note was of the type \`${before.type}\`; as \`${type}\` it is a new one`
    const span = stuck ? (note.id?.span ?? note.head) : note.head
    diagnostics.push(diagnose(stuck ? problems.stuckType : problems.changedType, { message, span }))
  }
  for (const [index, { handed, full }] of numberings.entries()) {
    const { facts, guid } = matching.matches[index]!
    for (const { number, before, now, from } of accepts(guid) ? [] : handed) {
      diagnostics.push(
        diagnose(problems.numberChangedHands, {
          message: `Number ${number} hid \`${before.answer}\` and hides \`${now.answer}\` now`,
          span: facts.note.head,
          hint:
            (from === undefined ? 'give the new answer a new number' : `\`${now.answer}\` was number ${from}`) +
            `, or accept it with \`--accept ${guid}\``,
        }),
      )
    }
    if (full) {
      const message = 'Every cloze number up to 499 is or was in use in this note'
      diagnostics.push(diagnose(problems.numbersUsedUp, { message, span: facts.note.head, hint: 'split the note' }))
    }
  }
  return diagnostics
}
