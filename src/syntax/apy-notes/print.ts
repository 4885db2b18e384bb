import { linesOf } from '../../text/lines.js'
import { fencedCode } from '../fenced-code.js'

/** What is printed of a note: its title, its keys in order, and its fields as name and text. */
export interface PrintedNote {
  readonly title: string
  readonly keys: readonly (readonly [key: string, value: string])[]
  readonly fields: readonly (readonly [name: string, text: string])[]
  readonly format: 'markdown' | 'html'
}

/** Notes as canonical text: keys, fields and notes each set apart by blank lines; two stand after every note. */
export function printApyNotes(defaults: PrintedNote['keys'], notes: readonly PrintedNote[]): string {
  const head = defaults.length === 0 ? '' : `${printKeys(defaults)}\n`
  return head + notes.map(printNote).join('')
}

function printNote({ title, keys, fields, format }: PrintedNote): string {
  const body = fields.map(([name, text]) => {
    const safe = text === '' ? '' : `${format === 'markdown' ? withoutHeadings(text) : withoutHtmlHeadings(text)}\n\n`
    return `## ${name}\n\n${safe}`
  })
  return `# ${title}\n${printKeys(keys)}\n${body.join('')}\n`
}

function printKeys(keys: PrintedNote['keys']): string {
  return keys.map(([key, value]) => `${key}: ${value}\n`).join('')
}

/** Markdown in which no line outside fenced code opens a note or a field, and no fence stays open. */
function withoutHeadings(text: string): string {
  if (!/^#|```|~~~/m.test(text)) return text
  const lines = linesOf(text)
  const codeAt = fencedCode(lines)
  const printed: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]?.text ?? ''
    const code = codeAt(0, at)
    const last = code === undefined ? at : (code.end ?? code.item?.end ?? lines.length - 1)
    printed.push(/^##?(?:[ \t]|$)/.test(line) ? `\\${line}` : line)
    while (at < last) printed.push(lines[++at]?.text ?? '')
    if (code !== undefined && code.end === undefined) {
      printed.push(' '.repeat(code.item?.column ?? 0) + code.fence.mark.repeat(code.fence.length))
    }
  }
  return printed.join('\n')
}

/** HTML in which no line begins with a heading's hashes: a blank there is not seen on the card. */
function withoutHtmlHeadings(text: string): string {
  return text.replace(/^(?=##?(?:[ \t]|$))/gm, ' ')
}
