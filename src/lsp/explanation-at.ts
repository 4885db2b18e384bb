import { catalog } from '../catalog.js'
import { ruleText } from '../reporters/rules-page.js'
import { keyNamed } from '../syntax/apy-notes/keys.js'
import { keyIn } from '../syntax/apy-notes/lines.js'
import type { ApyKeyName } from '../syntax/apy-notes/nodes.js'
import { type CommentKey, commentIn } from '../syntax/comment.js'
import { deckLineIn } from '../syntax/dash-cloze/lines.js'
import { frontMatterIn } from '../syntax/front-matter.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'
import { type CheckedFile, sourceOf } from './checked-file.js'

const keyTexts: Readonly<Record<ApyKeyName, string>> = {
  model: 'The **note type**: which fields the note has, and which cards are made of it. `Basic` where nothing is said.',
  deck: 'The **deck** that the cards go to. `A::B` is a deck inside of another.',
  tags: 'The **tags** of the note, with blanks or commas between them. Those at the top of the file hold for all its notes.',
  markdown: 'Whether the fields are **Markdown** (`true`, as without this line) or HTML already (`false`).',
  nid: 'The note’s **number in Anki**: a key by which it is known again, build after build.',
  id: 'The note’s **identity**: its guid in Anki, by which it is known again whatever else changes.',
  'external-ids': 'A file of apy’s in which it keeps identities. With it, `id` is a key and no guid.',
}

const commentTexts: Readonly<Record<CommentKey, string>> = {
  id: keyTexts.id,
  type: 'The **note type** of the note below, or of all notes of a deck where it stands right under the deck’s line.',
  tags: 'The **tags** of the note below, or of all notes of a deck where it stands right under the deck’s line.',
  deckwright:
    'What **warnings** are not to be told: `disable-next-line`, or `disable` up to `enable`. Errors are always told.',
}

/** What a key, a deck line, or a code in a comment means, if one stands at an offset. */
export function explanationAt(checked: CheckedFile, offset: number): { text: string; span: Span } | undefined {
  const { file } = checked
  const line = lineAt(file, offset)
  const comment = commentIn(file, line)
  if (comment !== undefined) {
    const code = comment.key === 'deckwright' ? wordAt(file, comment.valueSpan, offset) : undefined
    const problem = code && catalog.get(code.text)
    if (code !== undefined && problem !== undefined) {
      return { text: `### \`${problem.code}\`\n\n${ruleText(problem)}`, span: code.span }
    }
    const { start, end } = comment.valueSpan
    if (comment.key !== 'deckwright' && start <= offset && offset <= end) return undefined
    return { text: commentTexts[comment.key], span: comment.span }
  }
  const deck = deckLineIn(line.text)
  if (deck !== undefined && offset < line.start + deck.at) {
    return { text: `A **deck** begins here. ${keyTexts.deck}`, span: spanOf(file, line.start, line.start + deck.at) }
  }
  const key = keyIn(line.text)
  const name = key && keyNamed(key.word)
  if (key === undefined || name === undefined || offset > line.start + key.word.length) return undefined
  if (!mayBeKey(checked, line.start)) return undefined
  return { text: keyTexts[name], span: spanOf(file, line.start, line.start + key.word.length) }
}

/** The line in which an offset lies. */
export function lineAt({ text }: SourceFile, offset: number): { start: number; end: number; text: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const newline = text.indexOf('\n', offset)
  const end = newline === -1 ? text.length : newline
  return { start, end, text: text.slice(start, end) }
}

/** Whether a line of the form of a key is one: in front matter, and in apy notes above the first field of a note. */
export function mayBeKey(checked: CheckedFile, start: number): boolean {
  const { file } = checked
  if (start < (frontMatterIn(file.text)?.[0].length ?? 0)) return true
  if (sourceOf(checked) !== 'apy-notes') return false
  const headings = [...file.text.slice(0, start).matchAll(/^##?(?=[ \t]|$)/gm)]
  return headings.at(-1)?.[0] !== '##'
}

function wordAt({ text }: SourceFile, within: Span, offset: number): { text: string; span: Span } | undefined {
  for (const { 0: word, index } of text.slice(within.start, within.end).matchAll(/[^\s,]+/g)) {
    const span = spanOf(within.file, within.start + index, within.start + index + word.length)
    if (span.start <= offset && offset <= span.end) return { text: word, span }
  }
  return undefined
}
