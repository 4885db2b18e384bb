import type { Region } from '../cloze/regions.js'
import { escapeText } from './escape.js'
import type { Mark } from './marks.js'
import type { Chunk } from './placeholder.js'

/** Math as MathJax reads it in Anki, with the braces of the deletions that lie in it. */
export function mathChunks(text: string, region: Region, marks: readonly Mark[]): Chunk[] {
  const [open, close] = region.block ? ['\\[', '\\]'] : ['\\(', '\\)']
  const chunks: Chunk[] = [{ html: open, live: false }]
  const quoted = standsInQuote(text, region)
  let from = region.contentStart
  const tex = (to: number) => {
    const written = text.slice(from, to)
    const lines = quoted ? written.replace(/\n(?: {0,3}> ?)+/g, '\n') : written
    if (lines !== '') chunks.push({ html: escapeText(lines), live: false })
  }
  for (const { kind, start, end, deletion } of marks) {
    tex(start)
    from = end
    // A deletion that ends behind the math was opened before it.
    if (deletion.end > region.contentEnd) continue
    if (kind === 'open') chunks.push({ html: `{{c${deletion.numbers.join(',')}::`, live: true })
    if (kind === 'close') chunks.push({ html: '}}', live: true })
  }
  tex(region.contentEnd)
  chunks.push({ html: close, live: false })
  return chunks
}

/** Whether the lines of a region begin with the marks of a quote. */
function standsInQuote(text: string, region: Region): boolean {
  const newline = text.indexOf('\n', region.start)
  if (newline === -1 || newline >= region.contentEnd) return false
  return /^ {0,3}>/.test(text.slice(text.lastIndexOf('\n', region.start) + 1, region.start))
}
