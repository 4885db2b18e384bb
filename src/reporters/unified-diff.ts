import { inkFor } from './ink.js'
import { lineMatches, type Match } from './line-matches.js'
import { visible } from './visible.js'

/** How many unchanged lines are shown around what changes. */
const context = 3

/**
 * How a file would change, as `patch` and `git apply` read it; nothing where it would not. The texts are those of the
 * file, with its own line endings and its byte order mark.
 *
 * With colours it is for a person's eyes: what cannot be seen, or would act upon a terminal, is made visible.
 */
export function unifiedDiff(path: string, before: string, after: string, color = false): string {
  if (before === after) return ''
  const ink = inkFor(color)
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const [from, to] = namesOf(path)
  let text = `${ink.bold(`--- ${from}`)}\n${ink.bold(`+++ ${to}`)}\n`
  for (const { start, end, at, until, kept } of hunksOf(lineMatches(old, fresh), old.length, fresh.length)) {
    text += `${ink.cyan(`@@ -${range(start, end)} +${range(at, until)} @@`)}\n`
    let [here, there] = [start, at]
    for (const [index, other] of [...kept, [end, until] as const]) {
      while (here < index) text += shown('-', old[here++] ?? '', ink.red, color)
      while (there < other) text += shown('+', fresh[there++] ?? '', ink.green, color)
      if (index < end) text += shown(' ', old[here++] ?? '', String, color)
      there++
    }
  }
  return text
}

/** Lines that change, with those around them, in the one text and in the other. */
interface Hunk {
  readonly start: number
  readonly end: number
  readonly at: number
  readonly until: number
  /** The lines in it that stay. */
  readonly kept: readonly Match[]
}

function hunksOf(matches: readonly Match[], length: number, otherLength: number): Hunk[] {
  const hunks: Hunk[] = []
  // Unchanged lines in a row; a hunk begins at the end of one run and ends in the beginning of another that is long.
  let kept: Match[] = []
  let run = 0
  let changed = false
  let [here, there] = [0, 0]
  const close = (after: number) => {
    const inside = kept.slice(0, kept.length - after)
    const [start, at] = [here, there]
    const last = kept[kept.length - after]
    const [end, until] = last ?? [length, otherLength]
    hunks.push({ start, end, at, until, kept: inside })
  }
  let [next, nextOther] = [0, 0]
  for (const [index, other] of [...matches, [length, otherLength] as const]) {
    if (index > next || other > nextOther) {
      if (changed && run > 2 * context) {
        close(run - context)
        changed = false
      }
      if (!changed) {
        kept = kept.slice(kept.length - Math.min(run, context))
        ;[here, there] = kept[0] ?? [next, nextOther]
      }
      changed = true
      run = 0
    }
    if (index < length) {
      kept.push([index, other])
      run++
    }
    next = index + 1
    nextOther = other + 1
  }
  if (changed) close(Math.max(0, run - context))
  return hunks
}

/** A text's lines with what ends them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function range(start: number, end: number): string {
  // A stretch of no lines is named by the line before it.
  return end === start ? `${start},0` : end === start + 1 ? `${end}` : `${start + 1},${end - start}`
}

function shown(sign: string, line: string, paint: (text: string) => string, color: boolean): string {
  const ended = line.endsWith('\n')
  const text = ended ? line.slice(0, -1) : line
  const seen = color ? visible(text.replace(/\r$/, '')).replace('\ufeff', '<U+FEFF>') : text
  return `${paint(sign + seen)}\n${ended ? '' : '\\ No newline at end of file\n'}`
}

/** A path in both headers; below the current folder with the `a/` and `b/` that other tools take off again. */
function namesOf(path: string): [string, string] {
  if (/^(?:\/|[A-Za-z]:|\.\.\/|<)/.test(path)) return [quoted(path), quoted(path)]
  return [quoted(`a/${path}`), quoted(`b/${path}`)]
}

function quoted(path: string): string {
  return /[\u0000-\u001f\u007f"\\]/.test(path) ? JSON.stringify(path) : path
}
