import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { WrittenText } from '../model/written-note-type.js'
import { sourceOffset } from '../text/origin.js'
import { fileLeftBehind } from './note-type-problems.js'

const inCss = /url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/gi

const inHtml =
  /<(?:img|audio|video|source|script|link|object|embed)\b[^>]*?\s(?:src|href|data)\s*=\s*["']?([^"'\s>]+)|\[sound:([^\]]+)\]/gi

/** The files that styling or a template names: packages carry only those that notes name. */
export function checkFiles(written: WrittenText, kind: 'css' | 'html'): Diagnostic[] {
  const matches = [...written.text.matchAll(kind === 'css' ? inCss : inHtml)]
  return matches.flatMap((match) => {
    const name = (match[1] ?? match[2] ?? '').trim()
    // What lies on the web or stands in the text itself needs no file; what a field says is a note's.
    if (name === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(name) || name.includes('{{')) return []
    const at = match.index + match[0].lastIndexOf(name)
    const start = sourceOffset(written.origin, at)
    const span = { ...written.span, start, end: sourceOffset(written.origin, at + name.length - 1) + 1 }
    const message = `\`${name}\` does not come along: a package carries the files that notes name`
    return [diagnose(fileLeftBehind, { message, span, hint: 'write the file into the text itself, as `data:…`' })]
  })
}
