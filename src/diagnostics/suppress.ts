import { nearest } from '../text/nearest.js'
import type { SourceFile } from '../text/source-file.js'
import type { Span } from '../text/span.js'
import { type Diagnostic, diagnose, isError } from './diagnostic.js'
import { type Fix, linesOut, replaced, safeFix, unsafeFix } from './fix.js'
import type { Problem } from './problem.js'
import { disabledError, unknownDisabledCode, unusedDisable } from './suppress-problems.js'

/** A comment that silences warnings, or lets them be told again. */
export interface Directive {
  readonly kind: 'disable-next-line' | 'disable' | 'enable'
  /** None where it is about all warnings. */
  readonly codes: readonly { readonly code: string; readonly span: Span }[]
  readonly span: Span
  /** The offset of the last character that `disable-next-line` is about. */
  readonly until: number
}

/** What the silencing must know of the run. */
export interface SuppressOptions {
  readonly catalog: ReadonlyMap<string, Problem>
  /** Whether the run would have found every warning of a code, or of any code: else a comment for it may have its use. */
  readonly sought: (code: string | undefined) => boolean
}

/** Which warnings the comments of some files silence. */
export interface Suppression {
  /** Whether a comment silences a finding. It remembers that it had its use. An error is never silenced. */
  readonly silences: (diagnostic: Diagnostic) => boolean
  /** What is wrong with the comments themselves. */
  readonly faults: readonly Diagnostic[]
  /** The comments that had no use yet, unless an error in their file kept warnings from being found. */
  readonly unused: (found: readonly Diagnostic[]) => Diagnostic[]
}

/** A stretch of a file in which a comment silences one code, or all. */
interface Silence {
  readonly code: string | undefined
  readonly place: Span
  readonly directive: Directive
  readonly from: number
  to: number
  /** Where in a silence of all codes some are told again. */
  readonly told: Map<string, number>
  used: boolean
}

/**
 * What the comments of one file silence, by kind and code. Of one kind and code, what begins later also ends no earlier:
 * an `enable` ends all that are open.
 */
type Silences = Map<string, Silence[]>

/** Reads what comments say, each file's in the order of their places. */
export function suppressing(directives: readonly Directive[], { catalog, sought }: SuppressOptions): Suppression {
  const files = new Map<SourceFile, Silences>()
  const faults: Diagnostic[] = []
  for (const directive of directives) {
    const { kind, span: comment } = directive
    const silences: Silences = files.get(comment.file) ?? new Map()
    files.set(comment.file, silences)
    const codes = directive.codes.filter(({ code, span }) => {
      const fault = codeFault(directive, code, span, catalog)
      if (fault !== undefined) faults.push(fault)
      return fault === undefined
    })
    // A comment whose codes all mean nothing is not one about all warnings.
    const named: { code: string | undefined; span: Span }[] =
      directive.codes.length === 0 ? [{ code: undefined, span: comment }] : codes
    for (const { code, span } of named) {
      if (kind !== 'enable') listOf(silences, kind, code).push(silence(directive, code, span))
      else if (!endSilences(silences, code, comment.start)) faults.push(idleEnable(directive, code, span))
    }
  }
  return {
    silences(diagnostic) {
      const silences = files.get(diagnostic.span.file)
      if (silences === undefined || isError(diagnostic)) return false
      const found = silenceAt(silences, diagnostic.problem.code, diagnostic.span.start)
      if (found !== undefined) found.used = true
      return found !== undefined
    },
    faults,
    unused(found) {
      const failed = new Set(found.filter(isError).map(({ span }) => span.file))
      const idle = [...files].filter(([file]) => !failed.has(file)).flatMap(([, silences]) => [...silences.values()])
      return idle.flatMap((list) => list.filter(({ used, code }) => !used && sought(code)).map(idleDisable))
    },
  }
}

function codeFault(
  directive: Directive,
  code: string,
  span: Span,
  catalog: SuppressOptions['catalog'],
): Diagnostic | undefined {
  const problem = catalog.get(code)
  if (problem === undefined) {
    const meant = /\s/.test(code) ? undefined : nearest(code, catalog.keys())
    const hint =
      meant !== undefined
        ? `did you mean \`${meant}\`?`
        : 'write the codes as they stand in findings, a comma between them and ` -- ` in front of a reason'
    const fix = meant === undefined ? undefined : unsafeFix(`write \`${meant}\``, replaced(span, meant))
    return diagnose(unknownDisabledCode, { message: `There is no code \`${code}\``, span, hint, fix })
  }
  if (problem.severity === 'warning') return undefined
  return diagnose(disabledError, {
    message: `\`${code}\` is an error, and no comment silences an error`,
    span,
    hint: 'mend what it tells of, and take the code out',
    fix: takenOut(directive, span),
  })
}

function silence(directive: Directive, code: string | undefined, place: Span): Silence {
  const { kind, span, until } = directive
  const to = kind === 'disable-next-line' ? until : Number.POSITIVE_INFINITY
  // What is wrong with a file as a whole is told of its beginning, where the comment itself may stand.
  return { code, place, directive, from: span.start, to, told: new Map(), used: false }
}

function listOf(silences: Silences, kind: Directive['kind'], code: string | undefined): Silence[] {
  const key = `${kind} ${code ?? ''}`
  const list = silences.get(key) ?? []
  silences.set(key, list)
  return list
}

/** What silences a code at a place: of several, what begins last. */
function silenceAt(silences: Silences, code: string, at: number): Silence | undefined {
  const keys = [`disable-next-line ${code}`, 'disable-next-line ', `disable ${code}`, 'disable ']
  const met = keys.flatMap((key) => lastFrom(silences.get(key) ?? [], at) ?? [])
  return met
    .filter(({ to, told }) => at <= to && at < (told.get(code) ?? Number.POSITIVE_INFINITY))
    .reduce<Silence | undefined>((last, one) => (last === undefined || one.from > last.from ? one : last), undefined)
}

/** The last that begins at a place or before. */
function lastFrom(list: readonly Silence[], at: number): Silence | undefined {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return list[low - 1]
}

/** Ends the open blocks that an `enable` means. Gives whether there were any. */
function endSilences(silences: Silences, code: string | undefined, at: number): boolean {
  let ended = false
  for (const [key, list] of silences) {
    if (!key.startsWith('disable ') || (code !== undefined && key !== `disable ${code}` && key !== 'disable ')) continue
    // The open ones come last.
    for (let index = list.length - 1; index >= 0 && (list[index] as Silence).to > at; index--) {
      const open = list[index] as Silence
      if (code === undefined || open.code === code) open.to = at - 1
      else if (open.told.has(code)) continue
      else open.told.set(code, at)
      ended = true
    }
  }
  return ended
}

function idleEnable(directive: Directive, code: string | undefined, span: Span): Diagnostic {
  const message =
    code === undefined
      ? 'Nothing is disabled here, so there is nothing to enable'
      : `\`${code}\` is not disabled here, so there is nothing to enable`
  return diagnose(unusedDisable, { message, span, hint: 'take it out', fix: takenOut(directive, span) })
}

function idleDisable({ code, directive, place }: Silence): Diagnostic {
  const where = directive.kind === 'disable' ? 'From here on' : 'On the next line'
  const what = code === undefined ? 'no warning' : `no \`${code}\``
  const message = `${where} there is ${what} to silence`
  return diagnose(unusedDisable, { message, span: place, hint: 'take it out', fix: takenOut(directive, place) })
}

/** A comment without one of its codes; if that is its only one, the comment itself is taken out, reason and all. */
function takenOut({ codes, span: comment }: Directive, place: Span): Fix | undefined {
  const at = codes.findIndex(({ span }) => span.start === place.start)
  if (at === -1 || codes.length === 1) return safeFix('take the comment out', linesOut(comment))
  const before = codes[at - 1]?.span.end
  const stretch =
    before === undefined ? { ...place, end: codes[1]?.span.start ?? place.end } : { ...place, start: before }
  return safeFix('take the code out', replaced(stretch, ''))
}
