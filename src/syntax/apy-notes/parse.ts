import { type Diagnostic, diagnose, type Finding } from '../../diagnostics/diagnostic.js'
import { linesOut, unsafeFix } from '../../diagnostics/fix.js'
import type { Problem } from '../../diagnostics/problem.js'
import { type Line, linesOf } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { type Span, spanOf } from '../../text/span.js'
import { type Comment, commentIn } from '../comment.js'
import type { Parsed } from '../notation.js'
import { commentedOut, escapedHashtag, headed, lifted, unmarked } from './fixes.js'
import { markdownValue, readKey } from './keys.js'
import { bodyOf, type Heading, isComment, keyIn } from './lines.js'
import type { ApyField, ApyFile, ApyKey, ApyNote } from './nodes.js'
import * as problems from './problems.js'
import { type Section, sectionsOf } from './sections.js'

/** What the parser must know besides the text. */
export interface ApyOptions {
  /** Where the text below the front matter starts. */
  readonly start: number
  /** What the front matter says of `markdown`. */
  readonly markdown?: string | undefined
}

/** Read a file of apy notes. */
export function parseApyNotes(file: SourceFile, options: ApyOptions): Parsed<ApyFile> {
  const diagnostics: Diagnostic[] = []
  const say = (problem: Problem, finding: Finding) => void diagnostics.push(diagnose(problem, finding))
  if (file.marked === true) {
    const span = spanOf(file, 0, 0)
    say(problems.byteOrderMark, { message: 'The file begins with a byte order mark', span, fix: unmarked })
  }

  const lines = linesOf(file.text).filter((line) => line.start >= options.start)
  const [top, ...sections] = sectionsOf(file, lines, say)
  const defaults = readHead(file, top, (span, strayed) => {
    say(problems.textBeforeNote, {
      message: 'This text stands above the first note and would be lost',
      span,
      hint: 'put a `# Note` heading above it',
      fix: commentedOut(file, strayed),
    })
  })

  const notes: ApyNote[] = []
  for (let at = 0; at < sections.length; at++) {
    const section = sections[at] as Section
    if (section.heading?.level !== 1) {
      const line = section.line as Line
      const span = spanOf(file, line.start, line.end)
      say(problems.fieldBeforeNote, {
        message: `The field \`${section.heading?.text}\` stands above the first note and would be lost`,
        span,
        hint: 'put a `# Note` heading above it',
        // Below the first one, the others then stand in a note, too.
        fix: at === 0 ? headed(file, line) : undefined,
      })
      continue
    }
    const fields: Section[] = []
    while (sections[at + 1]?.heading?.level === 2) fields.push(sections[++at] as Section)
    notes.push(readNote(section, fields))
  }
  return { tree: { keys: defaults.keys, notes, comments: defaults.comments }, diagnostics }

  function readNote(section: Section, below: readonly Section[]): ApyNote {
    const line = section.line as Line
    const head = spanOf(file, line.start, line.end)
    if (below.length === 0) {
      say(problems.noField, { message: 'This note has no field', span: head, hint: 'add `## Front` and `## Back`' })
    }
    const { keys, comments } = readHead(file, section, (span) => {
      if (below.length === 0) return
      say(problems.textBeforeField, {
        message: 'This text stands above the first field and would be lost',
        span,
        hint: 'put it below a `## Field` heading',
      })
    })
    const markdown = [...defaults.keys, ...keys].findLast(({ name }) => name === 'markdown')?.value ?? options.markdown
    const isHtml = markdown !== undefined && markdownValue(markdown) === false
    const last = below.at(-1) ?? section
    const end = last.lines.at(-1)?.end ?? last.line?.end ?? head.end
    return {
      title: section.heading?.text ?? '',
      keys,
      comments,
      fields: below.map((one) => readField(one, line, isHtml)),
      head,
      span: spanOf(file, line.start, end),
    }
  }

  function readField(section: Section, head: Line, isHtml: boolean): ApyField {
    const { heading, line } = section as { heading: Heading; line: Line }
    const start = line.start + heading.at
    const nameSpan =
      heading.text === '' ? spanOf(file, line.start, line.end) : spanOf(file, start, start + heading.text.length)
    if (heading.text === '') {
      say(problems.namelessField, { message: 'This field has no name', span: nameSpan, hint: 'write `## Front`, say' })
    }
    for (const inside of section.lines) {
      const comment = section.fenced.has(inside.start) ? undefined : commentIn(file, inside)
      if (comment !== undefined && comment.key !== 'deckwright') {
        say(problems.commentInField, {
          message: `This \`${comment.key}\` stands in a field and goes nowhere`,
          span: comment.span,
          hint: 'put it above the first field of the note',
          fix: lifted(file, head, comment),
        })
      }
      const { start: at, text } = inside
      const hashtag = section.fenced.has(at) ? null : /^##?[^\s#]+/.exec(text)
      if (hashtag === null) continue
      say(problems.hashtag, {
        message: `\`${hashtag[0]}\` is text here, but apy takes it for a heading`,
        span: spanOf(file, at, at + hashtag[0].length),
        hint: `write \`\\${hashtag[0]}\` if you share this file with apy`,
        fix: isHtml ? undefined : escapedHashtag(file, section.lines, at),
      })
    }
    const left = (inside: Line) => !section.fenced.has(inside.start) && commentIn(file, inside)?.key === 'deckwright'
    return { name: heading.text, nameSpan, ...bodyOf(section.lines, left) }
  }

  /** The keys and comments between a heading and the next one, and a word about all other text there. */
  function readHead(file: SourceFile, section: Section, stray: (span: Span, lines: readonly Line[]) => void) {
    const keys: ApyKey[] = []
    const comments: Comment[] = []
    const strayed: Line[] = []
    for (const line of section.lines) {
      const comment = commentIn(file, line)
      const written = section.fenced.has(line.start) ? undefined : keyIn(line.text)
      if (comment !== undefined) comments.push(comment)
      else if (line.text.trim() === '' || isComment(line.text)) continue
      else if (written !== undefined && (strayed.length === 0 || readKey(file, line, written) !== undefined)) {
        const key = readKey(file, line, written, say)
        if (key !== undefined) keys.push(key)
      } else {
        strayed.push(line)
      }
    }
    const [first] = strayed
    if (first !== undefined) stray(spanOf(file, first.start, strayed.at(-1)?.end ?? first.end), strayed)
    for (const [at, key] of keys.entries()) {
      const earlier = keys.slice(0, at).find((other) => other.name === key.name && key.name !== 'tags')
      if (earlier === undefined) continue
      const related = [{ message: 'first given here', span: earlier.span }]
      say(problems.repeatedKey, {
        message: `\`${key.name}\` is given twice; the last one holds`,
        span: key.span,
        related,
        fix: unsafeFix('take the first one out', linesOut(earlier.span)),
      })
    }
    return { keys, comments }
  }
}
