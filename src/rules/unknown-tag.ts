import { regionsOf } from '../cloze/regions.js'
import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { rewritten } from './written-edit.js'

/** Names that browsers know: HTML, and what of SVG and MathML one meets in notes. */
const known = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center ' +
    'cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure ' +
    'font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label ' +
    'legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param ' +
    'picture pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr ' +
    'circle clippath defs desc ellipse fecolormatrix filter foreignobject g image line lineargradient marker mask path ' +
    'pattern polygon polyline radialgradient rect stop symbol text textpath tspan use view ' +
    'annotation math menclose mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms ' +
    'mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics anki-mathjax'
  ).split(' '),
)

/** Nothing that was meant as text is written as a tag. */
export const unknownTag: Rule = {
  problem: defineProblem({
    code: 'unknown-tag',
    severity: 'error',
    summary: 'Words in angle brackets that the card would not show',
    why: 'A browser takes `<int>` for a tag that it does not know, and shows nothing in its place.',
    remedy: 'Write it as code, or write `&lt;` for the angle bracket.',
    fix: 'unsafe',
    wrong: basicNote('Which type holds numbers that grow in count?', 'List<int>'),
    right: basicNote('Which type holds numbers that grow in count?', '`List<int>`'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const { field } of fields) {
        const { text } = field
        if (!text.includes('<')) continue
        const tags = [...text.matchAll(/(?<!\\)<\/?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?\/?>/g)].filter(
          ([, name = '']) => !known.has(name.toLowerCase()),
        )
        const regions = tags.length === 0 ? [] : regionsOf(text, note.format)
        for (const { 0: tag, index } of tags) {
          if (regions.some(({ start, end }) => start <= index && index < end)) continue
          report({
            message: `\`${tag}\` is read as a tag, so the card does not show it`,
            span: sourceSpan(field, index, index + tag.length),
            hint: `write it as code, or \`&lt;${tag.slice(1)}\``,
            fix: unsafeFix('write `&lt;`', rewritten(field, index, index + 1, '&lt;')),
          })
        }
      }
    },
  }),
}
