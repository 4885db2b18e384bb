import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { replaced, unsafeFix } from '../diagnostics/fix.js'
import type { Directive } from '../diagnostics/suppress.js'
import { unknownDirective } from '../diagnostics/suppress-problems.js'
import { type Line, linesOf } from '../text/lines.js'
import { nearest } from '../text/nearest.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'
import { type Comment, commentIn } from './comment.js'

/** What the comments of a file say about findings. */
export interface Directives {
  /** In the order of their places. */
  readonly directives: readonly Directive[]
  readonly diagnostics: readonly Diagnostic[]
}

const kinds: readonly Directive['kind'][] = ['disable-next-line', 'disable', 'enable']

/**
 * The comments of a file that silence findings. `isText` tells those that are only shown, in a code block.
 *
 *     > | <!-- deckwright-disable-next-line same-note, spaced-tag -- as the song has it -->
 */
export function directivesIn(file: SourceFile, isText: (comment: Comment) => boolean): Directives {
  const directives: Directive[] = []
  const diagnostics: Diagnostic[] = []
  const lines = linesOf(file.text)
  for (const [at, line] of lines.entries()) {
    const comment = commentIn(file, line)
    if (comment?.key !== 'deckwright' || isText(comment)) continue
    const word = /^\S*/.exec(comment.value)?.[0] ?? ''
    const kind = kinds.find((one) => one === word.toLowerCase())
    if (kind === undefined) {
      diagnostics.push(strange(word, comment))
      continue
    }
    const codes = codesIn(comment, word.length)
    const until = kind === 'disable-next-line' ? endOfNext(file, lines, at) : comment.span.end
    directives.push({ kind, codes, span: comment.span, until })
  }
  return { directives, diagnostics }
}

function strange(word: string, { span, valueSpan }: Comment): Diagnostic {
  const message = word === '' ? 'This comment says nothing to deckwright' : `\`deckwright-${word}\` means nothing`
  const meant = nearest(word, kinds)
  const known = kinds.map((kind) => `\`deckwright-${kind}\``).join(', ')
  const place = { ...valueSpan, end: valueSpan.start + word.length }
  return diagnose(unknownDirective, {
    message,
    span: word === '' ? span : place,
    fix: meant === undefined ? undefined : unsafeFix(`write \`deckwright-${meant}\``, replaced(place, meant)),
    hint: meant === undefined ? `there are ${known}` : `did you mean \`deckwright-${meant}\`?`,
  })
}

/** The codes behind the word: parted by commas, ended by ` -- `. Words that follow a code without a comma stand together. */
function codesIn({ value, valueSpan }: Comment, from: number): { code: string; span: Span }[] {
  const reason = value.slice(from).search(/(?:^|\s)(?:--|[–—])(?:\s|$)/)
  const listed = reason === -1 ? value : value.slice(0, from + reason)
  const codes: { code: string; span: Span }[] = []
  for (const { 0: code, index } of listed.slice(from).matchAll(/[^\s,]+(?:[^\S\n]+[^\s,]+)*/g)) {
    const start = valueSpan.start + from + index
    const [first = '', ...rest] = code.split(/\s+/)
    codes.push({ code: first, span: spanOf(valueSpan.file, start, start + first.length) })
    if (rest.length === 0) continue
    const words = code.slice(first.length).trimStart()
    const behind = start + code.length - words.length
    codes.push({ code: words, span: spanOf(valueSpan.file, behind, start + code.length) })
  }
  return codes
}

/** The end of the next line that says something: neither blank nor a comment for deckwright, which it covers, too. */
function endOfNext(file: SourceFile, lines: readonly Line[], at: number): number {
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] as Line
    if (line.text.trim() !== '' && commentIn(file, line) === undefined) return line.end
  }
  return file.text.length
}
