import { CompletionItemKind } from 'vscode-languageserver'
import { problems } from '../catalog.js'
import { suppressProblems } from '../diagnostics/suppress-problems.js'
import type { Completing, Offer } from './offer.js'

const comments: readonly (readonly [text: string, detail: string])[] = [
  ['deckwright-disable-next-line', 'silence warnings of the next line'],
  ['deckwright-disable', 'silence warnings from here on'],
  ['deckwright-enable', 'tell them again'],
  ['type:', 'the note type of the note below'],
  ['tags:', 'tags of the note below'],
  ['id:', 'the identity of the note below'],
]

/**
 * What a comment for deckwright begins with.
 *
 *     > | <!-- deck
 *              ^^^^
 */
export function commentCompletions({ before, after }: Completing): Offer[] | undefined {
  const typed = /^[ \t]*<!--[ \t]*([a-z-]*)$/i.exec(before)?.[1]
  if (typed === undefined) return undefined
  const isClosed = after.includes('-->')
  return comments.map(([text, detail]) => ({
    label: text,
    detail,
    text: isClosed ? `${text} ` : `${text}  -->`,
    snippet: isClosed ? `${text} $0` : `${text} $0 -->`,
    kind: CompletionItemKind.Keyword,
    before: typed.length,
    after: 0,
  }))
}

/**
 * The codes that a comment may name: those of warnings.
 *
 *     > | <!-- deckwright-disable-next-line same-note, sp
 *                                                      ^^
 */
export function codeCompletions({ before, after }: Completing): Offer[] | undefined {
  const match = /^[ \t]*<!--[ \t]*deckwright-(?:disable-next-line|disable|enable)[ \t]+(.*)$/i.exec(before)
  const listed = match?.[1]
  if (listed === undefined || /(?:^|\s)(?:--|[–—])/.test(listed)) return undefined
  const written = /[^\s,]*$/.exec(listed)?.[0] ?? ''
  const named = new Set(listed.slice(0, listed.length - written.length).split(/[\s,]+/))
  const rest = /^[^\s,>]*/.exec(after)?.[0].replace(/-+$/, '').length ?? 0
  return problems
    .filter(({ code, severity }) => severity === 'warning' && !named.has(code))
    .filter((problem) => !suppressProblems.includes(problem))
    .map(({ code, summary }) => ({
      label: code,
      detail: summary,
      text: code,
      kind: CompletionItemKind.EnumMember,
      before: written.length,
      after: rest,
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
}
