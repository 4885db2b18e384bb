import type { Region } from '../cloze/regions.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'
import { bracesWithin, withNested, writtenTags } from './written-tags.js'

/** What of a link or picture is not its text: an address and a title, and of a picture its description. */
const address =
  /(?<!\\)(?:!\[[^\]]*)?\]\(\s*(?:<[^<>\n]*>|[^\s()<][^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g

/** A deletion in Markdown hides words, not the address of a link or the description of a picture. */
export const clozeInAttribute: Rule = {
  problem: defineProblem({
    code: 'cloze-in-attribute',
    severity: 'warning',
    summary: 'A deletion stands in an address, a title or a description',
    why: 'Anki can only hide what a card shows, so all of the link, picture or element is hidden, and the words in the deletion are not what it asks for.',
    remedy: 'Put the deletion around the whole link or picture, or around the text that it shows.',
    wrong: clozeNote('The [capital](https://example.org/{{c1::Lima}}) of Peru'),
    right: clozeNote('The [{{c1::capital}}](https://example.org/Lima) of Peru'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      if (note.format === 'html') return
      for (const { field, clozes, hides } of fields) {
        const { text } = field
        if (!hides || clozes.deletions.length === 0 || !(text.includes('](') || text.includes('<'))) continue
        const deletions = withNested(clozes.deletions)
        for (const { deletion, stretch } of bracesWithin(deletions, hiddenStretches(text, clozes.regions))) {
          const { start, end, textStart } = deletion
          report({
            message: `\`${text.slice(start, textStart)}\` in ${stretch.place} hides the whole ${stretch.thing}`,
            span: sourceSpan(field, start, end),
            hint: 'put it around the whole, or around the text that is shown',
          })
        }
      }
    },
  }),
}

/** The stretches of a Markdown text that a card does not show, in their order. */
function hiddenStretches(text: string, regions: readonly Region[]) {
  const tags = writtenTags(text, 'markdown', regions).map(({ start, end, name }) => {
    return { start, end, place: `the tag \`<${name}>\``, thing: 'element' }
  })
  if (!text.includes('](')) return tags
  const addresses = [...text.matchAll(address)]
    .filter(({ index }) => !regions.some(({ start, end }) => start <= index && index < end))
    .map(({ 0: written, index }) => ({
      start: index,
      end: index + written.length,
      ...(written.startsWith('!')
        ? { place: 'the description or address of a picture', thing: 'picture' }
        : { place: 'the address or title of a link', thing: 'link' }),
    }))
  return [...tags, ...addresses].sort((a, b) => a.start - b.start)
}
