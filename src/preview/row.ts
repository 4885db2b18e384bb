import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { hash } from '../text/hash.js'
import { positionAt } from '../text/position.js'
import type { FileRows, Row } from './page-data.js'
import type { Entry, PreviewedFile } from './previewed.js'

/** The rows of a file. */
export function rowsOf({ file, entries }: PreviewedFile): FileRows {
  return { path: file.path, rows: entries.map(rowOf) }
}

/** The keys of notes with nothing wrong in them, by their fields: most are as they were. */
const keys = new WeakMap<readonly string[], { readonly beside: string; readonly key: string }>()

function rowOf({ note, findings }: Entry): Row {
  const said = findings.map(({ problem: { code, severity } }) => ({ code, severity }))
  const [first] = findings
  const { span } = note === undefined ? (first as Diagnostic) : { span: note.note.head }
  const { line, column } = positionAt(span.file, span.start)
  const told = findings.map(({ problem, message, hint, related }) =>
    [problem.code, problem.severity, message, hint, ...related.map((one) => one.message)].join('\x1f'),
  )
  if (note === undefined) {
    const text = first?.message ?? ''
    const key = keyOf([...told, textAround(first)])
    return {
      kind: 'finding',
      key,
      line,
      column,
      deck: '',
      type: '',
      tags: [],
      text,
      cards: 0,
      leftOut: true,
      findings: said,
    }
  }
  const { type, deck, tags, fields, cards, text, leftOut } = note
  const quiet = findings.length === 0
  const known = quiet ? keys.get(fields) : undefined
  const beside = [type?.name ?? '', deck, ...tags].join('\x1e')
  const key = known?.beside === beside ? known.key : keyOf([beside, ...fields, ...told, ...findings.map(textAround)])
  if (quiet) keys.set(fields, { beside, key })
  return {
    kind: 'note',
    key,
    line,
    column,
    deck,
    type: note.note.type,
    tags,
    text,
    cards: cards.length,
    leftOut,
    findings: said,
  }
}

/** What stands in the line of a finding: its frame shows it. */
function textAround(diagnostic: Diagnostic | undefined): string {
  if (diagnostic === undefined) return ''
  const { file, start, end } = diagnostic.span
  return file.text.slice(Math.max(0, start - 200), Math.min(end, start + 200) + 200)
}

function keyOf(parts: readonly string[]): string {
  return hash('sha1', parts.join('\x1e'), 'base64url').slice(0, 12)
}
