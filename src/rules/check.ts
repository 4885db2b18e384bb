import { type Diagnostic, diagnose, isError, movedAlong } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import { type CheckedCollection, type Collection, noteTypeNamed } from '../model/collection.js'
import { countCardsOf } from '../model/count-cards.js'
import { forgetful, type Memory } from '../model/memory.js'
import type { Note } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import type { TellProgress } from '../model/progress.js'
import { noStopwatch, type Stopwatch } from '../model/stopwatch.js'
import { clozeFields } from './cloze-fields.js'
import { type JudgedField, judgedField } from './judged-field.js'
import { notesWithErrors } from './notes-with-errors.js'
import { rules } from './registry.js'
import type { JudgedNote, Rule, RuleOptions, RuleRun, RuleSetting } from './rule.js'
import { saidAlready } from './said-already.js'

/** What the rules must know besides the notes. */
export interface CheckOptions {
  /** The deck of a note, whether or not its source names one. */
  readonly deckOf: (note: Note) => string
  /** Note types in which an error is: notes of them are broken too. */
  readonly unsound?: ReadonlySet<NoteType>
  /** Whether a problem is looked for. */
  readonly isRequested: (problem: Problem) => boolean
  /** Sets TeX, where a rule that is requested needs it. */
  readonly typeset?: RuleSetting['typeset']
  /** What the project says of single rules. */
  readonly options?: RuleOptions | undefined
  /** What earlier checks found in the same notes. */
  readonly memory?: Memory
  /** Counts what each rule takes, as `rules/CODE`. */
  readonly stopwatch?: Stopwatch
  /** Is told how many notes have been looked at. */
  readonly tellProgress?: TellProgress | undefined
}

/** A collection after the rules have seen it. */
export interface Checked {
  /** The notes in which nothing is wrong that would spoil a card. */
  readonly checked: CheckedCollection
  /** What the rules found, in the order of the rules. */
  readonly diagnostics: readonly Diagnostic[]
  /** The notes with an error in them, which the checked collection is without. */
  readonly leftOut: readonly Note[]
  /** How many cards the checked collection makes. */
  readonly cards: number
}

/**
 * Runs the rules over a collection, all of them in one walk, and parts the sound notes from the broken ones. Nothing
 * else makes a `CheckedCollection`.
 *
 * @param said What was found in the notes before: an error of it breaks the note that it stands in, as one of ours does.
 */
export function check(collection: Collection, given: CheckOptions, said: readonly Diagnostic[]): Checked {
  const { deckOf, unsound, isRequested, options, typeset, memory = forgetful, stopwatch, tellProgress } = given
  const { notes, noteTypes } = collection
  const broken = notesWithErrors(notes, said)
  const misread = notesWithErrors(notes, said.filter(isOfNotation))
  const diagnostics: Diagnostic[] = []
  const once = firstTime()
  let cards = 0
  const wanted = rules.filter(({ problem }) => isRequested(problem))
  const setting = { noteTypes, options: options ?? {}, typeset }
  const alone = memory.of(rules, 'alone', [...wanted, ...noteTypes, options], () =>
    judging(({ between }) => between !== true, wanted, setting, stopwatch),
  )
  const together = judging(({ between }) => between === true, wanted, setting, stopwatch)
  const typeOf = typeLookup(collection)
  const saidBefore = saidAlready()
  const remembers = memory !== forgetful
  for (const [index, note] of notes.entries()) {
    if (index % 1024 === 0) tellProgress?.({ what: 'checking', done: index, of: notes.length, things: 'notes' })
    const type = typeOf(note)
    if (type === undefined || unsound?.has(type)) broken.add(note)
    if (type === undefined) {
      tell(note, alone.stranger(note), together.stranger(note))
      continue
    }
    const kept = remembers
      ? memory.of(
          note,
          'judged',
          [type],
          () => unjudged(note, type),
          (before, old) => succeeded(before, note, old as Note),
        )
      : unjudged(note, type)
    const { fields } = kept
    const judged: JudgedNote = {
      note,
      type,
      deck: deckOf(note),
      fields,
      misread: misread.has(note),
      said: saidBefore(type, note, fields),
    }
    if (kept.by !== alone || kept.deck !== judged.deck || kept.misread !== judged.misread) {
      kept.found = alone.note(judged)
      kept.by = alone
      kept.deck = judged.deck
      kept.misread = judged.misread
    }
    tell(note, kept.found, together.note(judged))
    if (broken.has(note)) continue
    kept.cards ??= countCardsOf(note, type, () => fields.map(({ clozes }) => clozes.deletions))
    cards += kept.cards
  }

  function tell(note: Note, some: readonly Found[], others: readonly Found[]) {
    if (some.length + others.length === 0) return
    for (const { diagnostic } of [...some, ...others].sort((a, b) => a.rule - b.rule)) {
      if (isError(diagnostic)) broken.add(note)
      if (once(diagnostic)) diagnostics.push(diagnostic)
    }
  }

  const sound = broken.size === 0 ? notes : notes.filter((note) => !broken.has(note))
  const leftOut = broken.size === 0 ? [] : notes.filter((note) => broken.has(note))
  return { checked: { ...collection, notes: sound } as Collection as CheckedCollection, diagnostics, leftOut, cards }
}

/** A finding, and the place in the list of the rule that found it. */
interface Found {
  readonly rule: number
  readonly diagnostic: Diagnostic
}

const none: readonly Found[] = []

/** What is kept of a note for the next check: what the rules see of it, and what those found that look at it alone. */
interface Kept {
  readonly fields: readonly JudgedField[]
  found: readonly Found[]
  /** The circumstances in which they found it. */
  by: unknown
  deck: string
  misread: boolean
  cards: number | undefined
}

function unjudged(note: Note, type: NoteType): Kept {
  const hiding = clozeFields(type)
  const fields = note.fields.map((field) => judgedField(field, note.format, hiding.has(field.name)))
  return { fields, found: none, by: undefined, deck: '', misread: false, cards: undefined }
}

/** What was kept of a note that stands elsewhere now. */
function succeeded(kept: Kept, note: Note, old: Note): Kept | undefined {
  if (kept.fields.length !== note.fields.length) return undefined
  const fields = kept.fields.map((judged, at) => ({ ...judged, field: note.fields[at]! }))
  const found: Found[] = []
  for (const { rule, diagnostic } of kept.found) {
    const moved = movedAlong(diagnostic, old.span, note.span)
    // What points elsewhere is found again.
    if (moved === undefined) return { ...kept, fields, found: none, by: undefined }
    found.push({ rule, diagnostic: moved })
  }
  return { ...kept, fields, found }
}

/** Some of the rules, made ready for a run: they give what they find in one note after the other. */
function judging(isWanted: (rule: Rule) => boolean, wanted: readonly Rule[], setting: RuleSetting, watch?: Stopwatch) {
  let found: Found[] = []
  const taken = (): readonly Found[] => {
    if (found.length === 0) return none
    const all = found
    found = []
    return all
  }
  const runs = wanted.flatMap((rule, index) => {
    if (!isWanted(rule)) return []
    const run = rule.start((one) => found.push({ rule: index, diagnostic: diagnose(rule.problem, one) }), setting)
    return [watch === undefined || watch === noStopwatch ? run : timed(run, `rules/${rule.problem.code}`, watch)]
  })
  return {
    note(judged: JudgedNote): readonly Found[] {
      const faulty = judged.fields.some(hasFault)
      for (const run of runs) {
        run.note?.(judged)
        if (faulty) run.faulty?.(judged)
      }
      return taken()
    },
    stranger(note: Note): readonly Found[] {
      for (const run of runs) run.stranger?.(note)
      return taken()
    },
  }
}

/** A run of a rule whose time is counted. */
function timed(run: RuleRun, what: string, watch: Stopwatch): RuleRun {
  const { note, faulty, stranger } = run
  return {
    ...(note && { note: (judged) => watch.of(what, () => note(judged)) }),
    ...(faulty && { faulty: (judged) => watch.of(what, () => faulty(judged)) }),
    ...(stranger && { stranger: (one) => watch.of(what, () => stranger(one)) }),
  }
}

function hasFault({ clozes }: JudgedField): boolean {
  return clozes.faults.length > 0
}

/** Whether a finding comes from a notation: the codes of those begin with its name. */
function isOfNotation({ problem }: Diagnostic): boolean {
  return problem.code.includes('/')
}

/** The type of a note, looked up once for each name. */
function typeLookup(collection: Collection): (note: Note) => NoteType | undefined {
  const known = new Map<string, NoteType | undefined>()
  return ({ type }) => {
    if (!known.has(type)) known.set(type, noteTypeNamed(collection, type))
    return known.get(type)
  }
}

/** Whether a finding is new: several notes may share the place that is wrong, a default of their file. */
function firstTime(): (diagnostic: Diagnostic) => boolean {
  const seen = new Map<unknown, Set<string>>()
  return ({ problem, message, span: { file, start, end } }) => {
    const inFile = seen.get(file) ?? new Set()
    seen.set(file, inFile)
    const key = `${problem.code} ${start} ${end} ${message}`
    return inFile.size < inFile.add(key).size
  }
}
