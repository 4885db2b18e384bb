import type { Finding } from '../../diagnostics/diagnostic.js'
import type { Problem } from '../../diagnostics/problem.js'
import type { Line } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { spanOf } from '../../text/span.js'
import { fencedCode } from '../fenced-code.js'
import { closedFence } from './fixes.js'
import { type Heading, headingIn } from './lines.js'
import { unclosedFence } from './problems.js'

/** A heading or a file's top, and the lines up to the next heading. */
export interface Section {
  readonly heading: Heading | undefined
  readonly line: Line | undefined
  readonly lines: Line[]
  /** Offsets of the lines that stand inside a fenced code block. */
  readonly fenced: Set<number>
}

/** Cut the lines at the headings; those inside fenced code are text. The first section is the file's top. */
export function sectionsOf(
  file: SourceFile,
  lines: readonly Line[],
  say: (problem: Problem, finding: Finding) => void,
): [Section, ...Section[]] {
  const sections: [Section, ...Section[]] = [{ heading: undefined, line: undefined, lines: [], fenced: new Set() }]
  let current: Section = sections[0]
  const codeAt = fencedCode(lines)
  let begin = 0
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line
    const heading = headingIn(line.text)
    if (heading !== undefined) {
      current = { heading, line, lines: [], fenced: new Set() }
      sections.push(current)
      begin = at + 1
      continue
    }
    current.lines.push(line)
    const code = codeAt(begin, at)
    if (code === undefined) continue
    const { fence, end } = code
    if (end === undefined) {
      // Read on as if it were closed, so that the notes below are not swallowed and get their own findings.
      say(unclosedFence, {
        message: 'This code block is never closed',
        span: spanOf(file, line.start, line.end),
        hint: `close it with \`${fence.mark.repeat(fence.length)}\` on a line of its own`,
        fix: closedFence(file, lines, at, code),
      })
      continue
    }
    for (const inside of lines.slice(at, end + 1)) current.fenced.add(inside.start)
    current.lines.push(...lines.slice(at + 1, end + 1))
    at = end
  }
  return sections
}
