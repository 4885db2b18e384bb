import { type CompletionItem, InsertTextFormat, type Position } from 'vscode-languageserver'
import { spanOf } from '../text/span.js'
import type { CheckedFile } from './checked-file.js'
import { clozeCompletions, groupCompletions } from './cloze-completion.js'
import { codeCompletions, commentCompletions } from './comment-completion.js'
import { lineAt } from './explanation-at.js'
import { fieldCompletions, keyCompletions, valueCompletions } from './key-completion.js'
import { offsetAt, rangeOf } from './positions.js'

/** Each gives what it knows for a place, or nothing where it has no say. */
const completers = [
  clozeCompletions,
  commentCompletions,
  codeCompletions,
  valueCompletions,
  fieldCompletions,
  keyCompletions,
  groupCompletions,
]

/** What may stand at a place: cloze numbers, note types, fields, decks, tags, codes. */
export function completionsAt(checked: CheckedFile, position: Position, snippets: boolean): CompletionItem[] {
  const { file } = checked
  const offset = offsetAt(file, position)
  const line = lineAt(file, offset)
  const before = line.text.slice(0, offset - line.start)
  const completing = { checked, offset, line, before, after: line.text.slice(before.length) }
  for (const completer of completers) {
    const offers = completer(completing)
    if (offers !== undefined) {
      return offers.map((offer, index) => {
        const span = spanOf(file, offset - offer.before, offset + offer.after)
        const written = file.text.slice(span.start, offset)
        return {
          label: offer.label,
          kind: offer.kind,
          ...(offer.detail === undefined ? {} : { detail: offer.detail }),
          sortText: String(index).padStart(4, '0'),
          // What is typed already is a part of every offer, whatever it looks like.
          filterText: `${written}${offer.text.startsWith(written) ? offer.text.slice(written.length) : offer.text}`,
          insertTextFormat:
            snippets && offer.snippet !== undefined ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
          textEdit: {
            range: rangeOf(span),
            newText: snippets && offer.snippet !== undefined ? offer.snippet : offer.text,
          },
        }
      })
    }
  }
  return []
}
