import { safeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { Note } from '../model/note.js'
import { type Span, textOf } from '../text/span.js'
import type { Rule } from './rule.js'
import { tagPlaces } from './tag-place.js'

const example = (tag: string) =>
  `{ "version": 1, "notes": [{ "type": "Basic", "deck": "Peru", "tags": ["${tag}"], "fields": { "Front": "Capital of Peru?", "Back": "Lima" } }] }\n`

/** A tag is one word. */
export const spacedTag: Rule = {
  problem: defineProblem({
    code: 'spaced-tag',
    severity: 'warning',
    summary: 'A tag with a blank or a control character in it',
    why: 'Anki parts tags at blanks, so the tag is written with `_` in their place, and control characters are taken out.',
    remedy: 'Write the tag as one word.',
    fix: 'safe',
    wrong: example('South America'),
    right: example('South-America'),
  }),
  start(report) {
    const placeOf = tagPlaces()
    return {
      note({ note }) {
        for (const tag of note.tags) {
          if (!/[\s\0-\x1f\x7f\u3000]/.test(tag)) continue
          const span = placeOf(note, tag)
          if (span === undefined) continue
          const become = tag
            .replace(/[\0-\x1f\x7f]/g, '')
            .trim()
            .replace(/\s+/g, '_')
          report({
            message: /\s/.test(tag)
              ? `The tag \`${tag}\` is more than one word`
              : `The tag \`${become}\` has a control character in it`,
            span,
            hint: become === '' ? 'take it out' : `write \`${become}\``,
            fix:
              become !== '' && isTag(note, span, tag)
                ? safeFix(`write \`${become}\``, { span, text: become })
                : undefined,
          })
        }
      },
    }
  },
}

/** Whether a place is that of a tag in JSON, and not of the same words elsewhere; and Anki would write the tag like that. */
function isTag({ span: { file, start } }: Note, place: Span, tag: string): boolean {
  if (textOf(place) !== tag || /[^\S \u3000]/.test(tag)) return false
  const before = file.text.slice(start, place.start)
  return /(?<!\\)"tags"\s*:\s*\[(?:\s*"(?:[^"\\]|\\.)*"\s*,)*\s*"$/.test(before) && file.text[place.end] === '"'
}
