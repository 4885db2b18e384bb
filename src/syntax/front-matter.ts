import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import { replaced, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { nearest } from '../text/nearest.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf, textOf } from '../text/span.js'

/** A key of a file's YAML front matter; lists are joined by blanks. */
export interface FrontMatterKey {
  /** In lower case. */
  readonly name: string
  readonly value: string
  readonly span: Span
  /** Where its value stands, quotes and all. */
  readonly valueSpan: Span
}

/** The YAML between two lines of dashes at the top of a file: the file's defaults. */
export interface FrontMatter {
  readonly keys: readonly FrontMatterKey[]
  /** The offset of the first line below it. */
  readonly end: number
  readonly diagnostics: readonly Diagnostic[]
}

const known = new Set(['deck', 'tags', 'tag', 'model', 'type', 'markdown', 'md'])

const invalid = defineProblem({
  code: 'front-matter/invalid',
  severity: 'error',
  summary: 'The YAML at the top of the file cannot be read',
  why: 'A deck or tags that it names would not reach the notes below it.',
  remedy: 'Mend the line, or take the block out.',
  wrong: '---\ndeck: "Biology\n---\n\nATP is made in the -mitochondria-.\n',
  right: '---\ndeck: "Biology"\n---\n\nATP is made in the -mitochondria-.\n',
})

const unknownKeys = defineProblem({
  code: 'front-matter/unknown-key',
  severity: 'warning',
  summary: 'The front matter has keys that mean nothing here',
  why: 'They are passed over: if one was meant to name the deck or the tags, it does not.',
  remedy: 'Nothing, if they are for another program. Known here: `deck`, `tags`, `model`, `markdown`.',
  fix: 'unsafe',
  wrong: '---\ndeck: Biology\ntagz: cells\n---\n\nATP is made in the -mitochondria-.\n',
  right: '---\ndeck: Biology\ntags: cells\n---\n\nATP is made in the -mitochondria-.\n',
})

/** What can be wrong with front matter. */
export const frontMatterProblems = [invalid, unknownKeys]

/** The text of front matter, with the YAML between its lines of dashes; undefined where a text does not begin with any. */
export function frontMatterIn(text: string): RegExpExecArray | undefined {
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  return match !== null && /^[\w-]+[ \t]*:/m.test(match[1] ?? '') ? match : undefined
}

/** The front matter of a file; undefined where it has none. YAML is loaded only for a file that starts like one. */
export async function frontMatterOf(file: SourceFile): Promise<FrontMatter | undefined> {
  const match = frontMatterIn(file.text)
  const yaml = match?.[1]
  if (match === undefined || yaml === undefined) return undefined
  const { parseDocument, isMap, isScalar, isSeq } = await import('yaml')
  const offset = match[0].indexOf('\n') + 1
  const place = (range: readonly number[] | null | undefined): Span =>
    spanOf(file, offset + (range?.[0] ?? 0), offset + (range?.[1] ?? 0))

  const document = parseDocument(yaml, { prettyErrors: false })
  const diagnostics: Diagnostic[] = document.errors.map((error) =>
    diagnose(invalid, {
      message: `This is not YAML: ${error.message.replace(/\.$/, '')}`,
      span: place(error.pos),
      hint: 'mend the line; a value that holds `: ` or starts with a quote, `[` or `#` stands in quotes',
    }),
  )
  const keys: FrontMatterKey[] = []
  for (const { key, value } of isMap(document.contents) ? document.contents.items : []) {
    if (!isScalar(key)) continue
    const list = isSeq(value) ? value.items.map((item) => (isScalar(item) ? String(item.value ?? '') : '')) : undefined
    const text = list?.join(' ') ?? (isScalar(value) ? String(value.value ?? '') : '')
    const valueSpan = place(isScalar(value) || isSeq(value) ? value.range : key.range)
    keys.push({ name: String(key.value).toLowerCase(), value: text.trim(), span: place(key.range), valueSpan })
  }
  const strangers = keys.filter((key) => !known.has(key.name))
  const [first] = strangers
  if (first !== undefined) {
    // Most of them are for other programs: only of a single one it is plain what it was to be.
    const meant =
      strangers.length === 1 && textOf(first.span).toLowerCase() === first.name ? nearest(first.name, known) : undefined
    const names = strangers.map((key) => `\`${key.name}\``).join(', ')
    diagnostics.push(
      diagnose(unknownKeys, {
        message: `${names} ${strangers.length === 1 ? 'means' : 'mean'} nothing to deckwright`,
        span: first.span,
        hint: meant === undefined ? 'known are `deck`, `tags`, `model` and `markdown`' : `did you mean \`${meant}\`?`,
        fix: meant === undefined ? undefined : unsafeFix(`write \`${meant}\``, replaced(first.span, meant)),
      }),
    )
  }
  return { keys: keys.filter((key) => known.has(key.name)), end: match[0].length, diagnostics }
}
