import { readClozes } from '../cloze/reading.js'
import { regionsOf } from '../cloze/regions.js'
import { marksOf } from './marks.js'
import type { Chunk } from './placeholder.js'

const kept =
  /<!--[\s\S]*?-->|<(script|style|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>|\n/gi

/**
 * A field that is HTML already, as Anki is to have it: a line break is `<br>`, but a blank in a tag, and stays what it is
 * in math, where tags are no good.
 */
export function htmlFieldChunks(text: string, cloze: boolean): Chunk[] {
  const broken = withBreaks(text)
  if (!cloze) return [{ html: broken, live: false }]
  const chunks: Chunk[] = []
  let from = 0
  const verbatim = (to: number) => {
    if (to > from) chunks.push({ html: broken.slice(from, to), live: false })
    from = to
  }
  for (const { kind, start, end, deletion } of marksOf(readClozes(broken, 'html').deletions)) {
    verbatim(start)
    if (kind === 'open') chunks.push({ html: `{{c${deletion.numbers.join(',')}::`, live: true })
    if (kind === 'close') chunks.push({ html: '}}', live: true })
    if (kind === 'hint') chunks.push({ html: '::', live: true }, { html: broken.slice(start + 2, end), live: false })
    from = end
  }
  verbatim(broken.length)
  return chunks
}

function withBreaks(text: string): string {
  if (!text.includes('\n')) return text
  const math = regionsOf(text, 'html')
  let next = 0
  return text.replace(kept, (written: string, special: string | undefined, at: number) => {
    if (special !== undefined || written.startsWith('<!')) return written
    while ((math[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    if (written === '\n') return (math[next]?.start ?? Number.POSITIVE_INFINITY) < at ? '\n' : '<br>'
    return written.replaceAll('\n', ' ')
  })
}
