import { letterPattern } from '../../text/letter-pattern.js'

/** Fenced code with the line end before it; of three parts each, the first is text, the second a whole fence. */
const fences =
  /((?:^|\n)(?: {0,3}|[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+)(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)?[ \t]*\2[`~]*[ \t]*(?=\n|$))/

/**
 * Markdown with its hard breaks as line ends, and without what would end the note: blank lines go, headings become
 * bold lines.
 */
export function asLines(markdown: string): string {
  const parts = partsOf(markdown)
  return parts
    .map(({ text, code }, index) => {
      if (code) return text
      const inner = index === 0 ? text : text.replace(/^(?:\n[ \t]*)+(?=\n)/, '')
      return withinParagraph(index === parts.length - 1 ? inner : inner.replace(/(?:\n[ \t]*)+$/, ''))
    })
    .join('')
}

/** Markdown on one line: breaks and code blocks as HTML. */
export function asOneLine(markdown: string): string {
  return partsOf(markdown)
    .map(({ text, code }) =>
      code ? preformatted(text) : withinParagraph(text.replace(/^\n+|\n+$/g, '')).replace(/\n/g, '<br>'),
    )
    .join('')
}

function partsOf(markdown: string): { readonly text: string; readonly code: boolean }[] {
  return markdown
    .split(fences)
    .map((text, index) => ({ text, code: index % 3 === 1, mark: index % 3 === 2 }))
    .filter(({ text, mark }) => !mark && text !== '')
}

function withinParagraph(markdown: string): string {
  return markdown
    .replace(/ {2}\n/g, '\n')
    .replace(/\n(?:[ \t]*\n)+/g, '\n')
    .replace(/^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/gm, '**$1**')
}

const signs = letterPattern(String.raw`[^\p{L}\p{N} ]`, 'gu')

/** A code block as HTML in which nothing is Markdown and no line ends. */
function preformatted(fence: string): string {
  const code = fence.trim().split('\n').slice(1, -1).join('\n')
  return `<pre><code>${code.replace(signs(code), (sign) => `&#${sign.codePointAt(0)};`)}</code></pre>`
}
