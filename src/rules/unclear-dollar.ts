import { type Region, regionsOf } from '../cloze/regions.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import { defineProblem } from '../diagnostics/problem.js'
import { type Field, sourceSpan } from '../model/note.js'
import { letterPattern } from '../text/letter-pattern.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'

/** Marks of TeX that no sum of money has. */
const tex = /\\[a-zA-Z]+|\^|_\{|_[a-zA-Z0-9](?![a-zA-Z0-9])/

const sum = letterPattern(
  String.raw`^\d[\d.,]*(?:[kKmM]|bn)?(?:[)\]/,;:–—-]?\s+(?=\S*\p{L}{2})|[/–—-]\p{L}{2,}\s)`,
  'u',
)
const currencies = letterPattern(String.raw`^/\p{Lu}{1,3}$|^\p{Lu}{2,}[/(]$`, 'u')
const priced = letterPattern(String.raw`^\d[\d.,]*\s+\p{L}{2}`, 'u')

/** Dollars are either money or math. */
export const unclearDollar: Rule = {
  problem: defineProblem({
    code: 'unclear-dollar',
    severity: 'warning',
    summary: 'Dollars that are math in one reading and money in another',
    why: 'A sum of money that is read as math loses its blanks and its dollars; a formula that is not shows its backslashes.',
    remedy: 'Write `\\$` for money. Write math as `$x^2$`: no blank inside the dollars, no digit behind them.',
    fix: 'unsafe',
    wrong: clozeNote('The ticket costs $5 and the meal 10$, so {{c1::15}} in all.'),
    right: clozeNote('The ticket costs $5 and the meal $10, so {{c1::15}} in all.'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const { field } of fields) {
        const { text } = field
        const first = text.indexOf('$')
        if (first === -1 || text.indexOf('$', first + 1) === -1) continue
        if (note.format === 'html') {
          for (const found of inHtml(field)) report(found)
          continue
        }
        const regions = regionsOf(text, note.format)
        for (const region of regions) {
          const found = region.kind === 'math' ? money(region, field) : undefined
          if (found !== undefined) report(found)
        }
        for (const found of almostMath(regions, field)) report(found)
      }
    },
  }),
}

/** Math that reads like a sum of money and words behind it, or like one end of `A$/US$`. */
function money({ block, start, end, contentStart, contentEnd }: Region, field: Field): Finding | undefined {
  const { text } = field
  const inside = text.slice(contentStart, contentEnd)
  if (block || text[start] !== '$' || tex.test(inside) || /[{}=<>]/.test(inside)) return undefined
  if (!sum(inside).test(inside) && !currencies(inside).test(inside)) return undefined
  const dollars = [start, end - 1]
  return {
    message: `\`${shortened(text.slice(start, end))}\` is read as math, and looks like money`,
    span: sourceSpan(field, start, end),
    hint: 'write `\\$` where a dollar is money',
    fix: {
      title: 'write `\\$` for both dollars',
      edits: dollars.map((at) => ({ span: sourceSpan(field, at, at + 1), text: '\\$' })),
      safe: false,
    },
  }
}

/** Dollars around TeX that are no math, for a blank inside them or a digit behind them. */
function almostMath(regions: readonly Region[], field: Field): Finding[] {
  const { text } = field
  const found: Finding[] = []
  const free = (at: number) => !regions.some(({ start, end }) => start <= at && at < end)
  for (const { 0: written, 1: inside = '', index } of text.matchAll(/(?<![\\$])\$(?!\$)([^$\n]+)(?<!\\)\$(?!\$)/g)) {
    const end = index + written.length
    if (!free(index) || !free(end - 1) || !tex.test(inside)) continue
    const trimmed = inside.trim()
    const blank = trimmed !== inside
    // Money on both sides: `$5 for x^2 and $6`.
    if (priced(trimmed).test(trimmed) || (!blank && !/\d/.test(text[end] ?? ''))) continue
    found.push({
      message: `\`${shortened(written)}\` is no math, because a ${blank ? 'blank stands inside its dollars' : 'digit follows it'}`,
      span: sourceSpan(field, index, end),
      hint: blank ? `write \`${shortened(`$${trimmed}$`)}\`` : 'put a blank behind it, or write it as `\\(…\\)`',
      fix: blank
        ? {
            title: 'take the blanks out',
            edits: [{ span: sourceSpan(field, index, end), text: `$${trimmed}$` }],
            safe: false,
          }
        : undefined,
    })
  }
  return found
}

/** In HTML no dollar is math. */
function inHtml(field: Field): Finding[] {
  const { text } = field
  const code = /<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/gi
  const shown = text.replace(code, (block) => ' '.repeat(block.length))
  return [...shown.matchAll(/(?<![\\$])(\$\$?)(?![\s$])([^$\n]+?)(?<!\s)\1(?![\d$])/g)].flatMap(
    ({ 0: written, 1: dollars = '$', 2: inside = '', index }) => {
      if (!tex.test(inside) || /<[a-z/]/i.test(inside)) return []
      const meant = dollars === '$' ? `\\(${inside}\\)` : `\\[${inside}\\]`
      const span = sourceSpan(field, index, index + written.length)
      const title = `write \`${shortened(meant)}\``
      return [
        {
          message: `\`${shortened(written)}\` stays as it is: in HTML dollars are no math`,
          span,
          hint: title,
          fix: { title, edits: [{ span, text: meant }], safe: false },
        },
      ]
    },
  )
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat
}
