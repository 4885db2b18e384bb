import type { Deletion } from '../cloze/deletion.js'
import { type Region, regionsOf } from '../cloze/regions.js'
import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { decodeEntities } from '../model/entities.js'
import { type Field, sourceSpan } from '../model/note.js'
import type { Span } from '../text/span.js'
import type { JudgedField } from './judged-field.js'
import type { Rule } from './rule.js'
import { rewritten } from './written-edit.js'

const example = (formula: string) => `# Note\n\n## Front\n\nThe half of one: $${formula}$\n\n## Back\n\n0.5\n`

/** TeX can be set. */
export const tex: Rule = {
  problem: defineProblem({
    code: 'tex',
    severity: 'warning',
    onRequest: true,
    summary: 'A formula that cannot be set',
    why: 'Anki shows the TeX itself in its place, backslashes and all.',
    remedy:
      'Close what is open and look at how commands are spelled. The preview looks for this by itself; Anki’s MathJax may know a command that is unknown here.',
    fix: 'unsafe',
    wrong: example('\\frac{1}{2'),
    right: example('\\frac{1}{2}'),
  }),
  typesets: true,
  start(report, { typeset }) {
    if (typeset === undefined) return {}
    return {
      note({ fields }) {
        for (const judged of fields) {
          const { field, format } = judged
          for (const region of regionsOf(field.text, format)) {
            if (region.kind !== 'math' || isInCode(judged, region)) continue
            const { written, asIs } = texOf(judged, region)
            const made = typeset(written, region.block)
            if ('mathml' in made) continue
            const at = asIs && made.offset !== undefined ? region.contentStart + made.offset : undefined
            const inner = at === undefined ? undefined : formulaAt(field.text.slice(0, region.contentEnd), at)
            report({
              message: `This formula cannot be set: ${made.fault}`,
              span: asIs ? placeIn(judged, region, made.offset) : sourceSpan(field, region.start, region.end),
              hint:
                inner === undefined
                  ? 'close what is open, and look at how commands are spelled'
                  : 'a formula holds no other: take the inner one’s marks out, or put it among words in `\\text{…}`',
              fix: inner === undefined ? undefined : unmarked(field, inner),
            })
          }
        }
      },
    }
  },
}

/** The TeX of a region, what its deletions hide shown; and whether it stands in the field in just these characters. */
function texOf({ field: { text }, format, clozes, hides }: JudgedField, { contentStart, contentEnd }: Region) {
  const cuts = hides ? clozes.deletions.flatMap(bracesOf) : []
  let written = ''
  let from = contentStart
  for (const [start, end] of cuts.sort(([a], [b]) => a - b)) {
    if (end <= from || start >= contentEnd) continue
    written += text.slice(from, Math.max(from, start))
    from = Math.min(contentEnd, end)
  }
  written += text.slice(from, contentEnd)
  const decoded = format === 'html' ? decodeEntities(written.replace(/<[^>]*>/g, ' ')) : written
  return { written: decoded, asIs: decoded.length === contentEnd - contentStart }
}

/** Whether MathJax passes a region over: in HTML it leaves code alone. */
function isInCode({ field: { text }, format }: JudgedField, { start }: Region): boolean {
  if (format !== 'html' || !/<(?:pre|code)\b/i.test(text.slice(0, start))) return false
  const before = text.slice(0, start).replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
  return /<(?:pre|code)\b/i.test(before)
}

/** Where the braces and hints of a deletion and of those within it stand. */
function bracesOf({ start, textStart, textEnd, end, nested }: Deletion): [start: number, end: number][] {
  return [[start, textStart], ...nested.flatMap(bracesOf), [textEnd, end]]
}

/** The formula that begins at an offset, within the formula that a text ends with. */
function formulaAt(
  text: string,
  at: number,
): { readonly start: number; readonly end: number; readonly width: number } | undefined {
  const [opening = ''] = /^(?:\$|\\[([])/.exec(text.slice(at, at + 2)) ?? []
  if (opening === '') return undefined
  const closing = opening === '\\(' ? '\\)' : opening === '\\[' ? '\\]' : opening
  const close = text.indexOf(closing, at + opening.length)
  return close === -1 ? undefined : { start: at, end: close + closing.length, width: opening.length }
}

/** A formula without the marks around it. */
function unmarked(field: Field, { start, end, width }: NonNullable<ReturnType<typeof formulaAt>>): Fix | undefined {
  return unsafeFix(
    'take the marks of the inner formula out',
    rewritten(field, start, start + width, ''),
    rewritten(field, end - width, end, ''),
  )
}

/** The place of a fault: the command or sign at which TeX stops, or all of the formula. */
function placeIn({ field }: JudgedField, { start, end, contentStart, contentEnd }: Region, offset?: number): Span {
  const at = offset === undefined ? contentEnd : contentStart + offset
  if (at >= contentEnd) return sourceSpan(field, start, end)
  const [sign = ''] = /^(?:\\[a-z]+|\\?.)/isu.exec(field.text.slice(at, contentEnd)) ?? []
  return sourceSpan(field, at, at + Math.max(1, sign.length))
}
