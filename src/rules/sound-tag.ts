import { regionsOf } from '../cloze/regions.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

const ending = '\\.(?:mp3|ogg|oga|opus|wav|flac|m4a|aac|3gp|spx|mp4|webm|mkv|avi|mov)'

/** What looks like a sound and is none, and the name of its file where it has one. */
const almost = new RegExp(
  [
    `\\[(?:sound|audio|video)(?:\\s*[:=]\\s*|\\s+)([^[\\]\\n]*?${ending})\\s*(?:\\]|$)`,
    '\\[sound:\\s*\\]',
    '\\[sound:[^[\\]\\n]+$',
  ].join('|'),
  'gim',
)

/** A sound is named as Anki names it. */
export const soundTag: Rule = {
  problem: defineProblem({
    code: 'sound-tag',
    severity: 'warning',
    summary: 'What looks like a sound is not written as Anki reads it',
    why: 'The card plays nothing and shows the brackets.',
    remedy: 'Write `[sound:name.mp3]`, in small letters and with both brackets. What is about the tag stands as code.',
    fix: 'unsafe',
    wrong: basicNote('How does a cow say it?', '[sound cow.mp3]'),
    right: basicNote('How does a cow say it?', '[sound:cow.mp3]'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const { field } of fields) {
        const { text } = field
        if (!text.includes('[') || !/\[(?:sound|audio|video)/i.test(text)) continue
        const code = regionsOf(text, note.format).filter(({ kind }) => kind === 'code')
        for (const { 0: written, 1: name, index } of text.matchAll(almost)) {
          if (/^\[sound:[^\]]+\]$/.test(written) || text[index - 1] === '\\') continue
          if (code.some(({ start, end }) => start <= index && index < end)) continue
          const span = sourceSpan(field, index, index + written.trimEnd().length)
          report({
            message: `\`${written.trimEnd()}\` plays nothing`,
            span,
            hint: name === undefined ? 'write `[sound:name.mp3]`' : `write \`[sound:${name}]\``,
            fix:
              name === undefined
                ? undefined
                : { title: `write \`[sound:${name}]\``, edits: [{ span, text: `[sound:${name}]` }], safe: false },
          })
        }
      }
    },
  }),
}
