import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js'
import { linesOf } from '../../text/lines.js'
import { sourceOffset } from '../../text/origin.js'
import type { SourceFile } from '../../text/source-file.js'
import { spanOf } from '../../text/span.js'
import { fencedCode } from '../fenced-code.js'
import { apyFence, commaTags, deepHeading, reorderedField } from './apy-problems.js'
import type { ApyField, ApyFile, ApyKey, ApyNote } from './nodes.js'

/**
 * What apy itself would lose or misread in a file that is well read here, as its `note.py` reads line by line.
 * `fieldsOf` gives the fields of a note's type; undefined where nobody knows the type.
 */
export function lostInApy(
  file: SourceFile,
  tree: ApyFile,
  fieldsOf: (note: ApyNote) => readonly string[] | undefined,
): Diagnostic[] {
  return [
    ...tree.keys.flatMap((key) => tagsRunTogether(file, key)),
    ...tree.notes.flatMap((note) => [
      ...note.keys.flatMap((key) => tagsRunTogether(file, key)),
      ...outOfOrder(note, fieldsOf(note)),
      ...note.fields.flatMap((field) => lostLines(file, field)),
    ]),
  ]
}

function tagsRunTogether(file: SourceFile, { name, value, valueSpan }: ApyKey): Diagnostic[] {
  if (name !== 'tags' || !/,\S|^\[.*\]$/.test(value)) return []
  const meant = value
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/[\s,\u3000]+/g, ' ')
    .trim()
  const becomes = value
    .replaceAll(',', '')
    .split(/\s+/)
    .map((tag) => `\`${tag}\``)
    .join(' and ')
  const span = spanOf(file, valueSpan.start, valueSpan.end)
  const message = `apy makes ${becomes} of \`${value}\``
  const hint = `write \`${meant}\` if you share this file with apy`
  const fix = /["']/.test(value)
    ? undefined
    : { title: 'part the tags by blanks', edits: [{ span, text: meant }], safe: true }
  return [diagnose(commaTags, { message, span, hint, fix })]
}

function outOfOrder({ fields }: ApyNote, names: readonly string[] | undefined): Diagnostic[] {
  if (names === undefined) return []
  const places = fields.map(({ name }) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()))
  const at = places.findIndex(
    (place, index) => place !== -1 && index > 0 && place < Math.max(...places.slice(0, index)),
  )
  const field = fields[at]
  if (field === undefined) return []
  const message = `\`${field.name}\` stands behind \`${fields[at - 1]?.name}\`, and apy goes by the order`
  const hint = `write the fields as ${names.map((name) => `\`${name}\``).join(', ')} if you share this file with apy`
  return [diagnose(reorderedField, { message, span: field.nameSpan, hint })]
}

/** Lines that apy leaves out or takes for something else. */
function lostLines(file: SourceFile, { text, origin }: ApyField): Diagnostic[] {
  if (!/^#|^[ \t>*+\-\d.)]*(?:```|~~~)/m.test(text)) return []
  const lines = linesOf(text)
  const codeAt = fencedCode(lines)
  const found: Diagnostic[] = []
  for (let at = 0; at < lines.length; at++) {
    const { start, end, text: line } = lines[at] as (typeof lines)[number]
    const code = codeAt(0, at)
    const span = spanOf(file, sourceOffset(origin, start), sourceOffset(origin, start) + end - start)
    if (code?.end !== undefined) {
      const inside = lines.slice(at + 1, code.end).map((one) => one.text)
      const seen = misseen(line, inside, lines[code.end]?.text ?? '')
      const hint = 'fence it by three backticks at the beginning of a line if you share this file with apy'
      if (seen !== undefined) found.push(diagnose(apyFence, { message: seen, span, hint }))
      at = code.end
    } else if (/^#{3,}/.test(line)) {
      const hint = 'write it in bold if you share this file with apy'
      found.push(diagnose(deepHeading, { message: 'apy leaves this line out', span, hint }))
    }
  }
  return found
}

/** What apy makes of a code block, if it is something else. */
function misseen(opener: string, inside: readonly string[], closer: string): string | undefined {
  const opens = (line: string) => /^```\w*\s*$/.test(line)
  const closes = (line: string) => /^```\s*$/.test(line)
  if (opens(opener))
    return closes(closer) ? undefined : 'apy does not see where this code ends, and takes all below for code'
  if (closes(closer)) return 'apy does not see that code begins here, and takes what stands below it for code'
  // What lies open inside is told by nothing else.
  let open = false
  let loses = false
  for (const line of inside) {
    if (open) open = !closes(line)
    else if (opens(line)) open = true
    else if (line.startsWith('#')) loses = true
  }
  if (open) return 'apy takes a line of this code for the beginning of another one, and all below for code'
  return loses ? 'apy does not see that this is code, and takes lines with a hash for headings' : undefined
}
