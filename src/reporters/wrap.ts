import { sourceFile } from '../text/source-file.js'
import { frameOf } from './frame.js'

/** What is quoted and stays in one line: a command that someone may copy, blanks that matter. */
const quoted = /`[^`\n]{1,40}`/g

/** A text in lines of no more than so many columns, broken at blanks; a word that is longer stays whole. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  let line: string | undefined
  for (const part of text.replace(quoted, (code) => code.replaceAll(' ', '\0')).split(' ')) {
    const word = part.replaceAll('\0', ' ')
    if (line === undefined) line = word
    else if (columnsOf(`${line} ${word}`) <= columns) line += ` ${word}`
    else {
      lines.push(line.trimEnd())
      line = word
    }
  }
  return [...lines, (line ?? '').trimEnd()]
}

/** A text in lines of which all but the first begin with as many blanks as its beginning has columns. */
export function hanging(beginning: string, text: string, columns: number): string {
  const indent = ' '.repeat(columnsOf(beginning))
  return beginning + wrapped(text, Math.max(20, columns - indent.length)).join(`\n${indent}`)
}

/** How many columns a text takes on a screen. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  const end = text.length
  return frameOf({ file: sourceFile('', text), start: end, end }, 1, Number.POSITIVE_INFINITY).before
}
