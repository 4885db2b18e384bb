import type { Chunk } from './placeholder.js'

/**
 * The chunks as one HTML text in which Anki finds exactly the deletions whose braces are live. Everything else that it
 * would take for braces or colons of a deletion is written as entities, which browsers and MathJax read and Anki does not.
 */
export function clozeSafe(chunks: readonly Chunk[]): string {
  let html = ''
  let depth = 0
  let text = ''
  for (const chunk of chunks) {
    if (!chunk.live) {
      text += chunk.html
      continue
    }
    const closes = chunk.html === '}}'
    html += hidden(text, depth > 0, chunk.html) + chunk.html
    text = ''
    if (closes) depth--
    else if (chunk.html !== '::') depth++
  }
  return html + hidden(text, depth > 0, '')
}

/** A text without the braces and colons that Anki would read, `next` being the live ones that follow it. */
function hidden(text: string, inside: boolean, next: string): string {
  let safe = text
  if (safe.includes('{{c')) safe = safe.replace(/\{\{(?=c[\d,])/g, '&#123;&#123;')
  if (!inside) return safe
  if (safe.includes('}}')) safe = safe.replaceAll('}}', '&#125;&#125;')
  if (safe.includes('::')) safe = safe.replaceAll('::', '&#58;&#58;')
  if (next === '}}' && safe.endsWith('}')) safe = `${safe.slice(0, -1)}&#125;`
  if (next === '::' && safe.endsWith(':')) safe = `${safe.slice(0, -1)}&#58;`
  return safe
}
