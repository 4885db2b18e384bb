import type { Finding } from '../../diagnostics/diagnostic.js'
import { inserted, linesOut, replaced, safeFix, unsafeFix } from '../../diagnostics/fix.js'
import type { Problem } from '../../diagnostics/problem.js'
import type { Line } from '../../text/lines.js'
import { nearest } from '../../text/nearest.js'
import type { SourceFile } from '../../text/source-file.js'
import { spanOf } from '../../text/span.js'
import type { KeyLine } from './lines.js'
import { type ApyKey, type ApyKeyName, apyKeys } from './nodes.js'
import * as problems from './problems.js'

const names = new Map<string, ApyKeyName>([
  ...apyKeys.map((name) => [name, name] as const),
  ['tag', 'tags'],
  ['md', 'markdown'],
])

/** The name of a key as written, in any letter case; undefined for a word that is no key. */
export function keyNamed(word: string): ApyKeyName | undefined {
  return names.get(word.toLowerCase())
}

/** The key that a line gives, with a word about what is wrong with it. */
export function readKey(
  file: SourceFile,
  line: Line,
  written: KeyLine,
  say: (problem: Problem, finding: Finding) => void = () => undefined,
): ApyKey | undefined {
  const name = keyNamed(written.word)
  const wordSpan = spanOf(file, line.start, line.start + written.word.length)
  if (name === undefined) {
    const meant = nearest(written.word, names.keys())
    say(problems.unknownKey, {
      message: `\`${written.word}\` is no key`,
      span: wordSpan,
      hint:
        meant === undefined
          ? 'known are `model`, `deck`, `tags`, `markdown`, `nid` and `id`; text stands below a `## Field`'
          : `did you mean \`${meant}\`?`,
      fix: meant === undefined ? undefined : unsafeFix(`write \`${meant}\``, replaced(wordSpan, meant)),
    })
    return undefined
  }
  if (!written.spaced) {
    say(problems.keyWithoutBlank, {
      message: `apy does not read \`${written.word}:\` without a blank behind the colon`,
      span: spanOf(file, line.start, line.start + written.at),
      hint: `write \`${written.word}: ${written.value}\``,
      fix: safeFix('put a blank behind the colon', inserted(file, line.start + written.at, ' ')),
    })
  }
  if (written.value === '') {
    const fix = safeFix('take the line out', linesOut(wordSpan))
    say(problems.emptyValue, { message: `\`${written.word}\` has no value`, span: wordSpan, fix })
    return undefined
  }
  const valueSpan = spanOf(file, line.start + written.at, line.start + written.at + written.value.length)
  if (name === 'markdown' && markdownValue(written.value) === undefined) {
    const meant = nearest(written.value, ['true', 'false'])
    say(problems.badValue, {
      message: `\`${written.value}\` is neither true nor false`,
      span: valueSpan,
      hint: 'write `true` for Markdown, `false` for HTML',
      fix: meant === undefined ? undefined : unsafeFix(`write \`${meant}\``, replaced(valueSpan, meant)),
    })
    return undefined
  }
  return { name, value: written.value, span: spanOf(file, line.start, line.end), valueSpan }
}

/** What `markdown: …` says: true, false, or undefined for neither. */
export function markdownValue(value: string): boolean | undefined {
  if (/^(?:true|yes)$/i.test(value)) return true
  return /^(?:false|no)$/i.test(value) ? false : undefined
}
