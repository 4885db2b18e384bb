import { textsOf } from '../../../src/identity/facts.js'
import { distance } from '../../../src/identity/letters.js'
import { cardsUnder } from '../../../src/identity/number.js'
import type { Build } from './project.js'
import { type Blank, blanksOf, changedPart, type TrueNote, type World, wordsOf } from './world.js'

/** How many of those that were there are known again. */
export interface Recall {
  kept: number
  all: number
}

/** What came of builds, by the truth of the scripts. */
export interface Tally {
  built: number
  edits: number
  heirsOfLiving: number
  heirsOfGone: number
  unclear: number
  recall: Record<'untouched' | 'under40' | 'firstEdited' | 'edited' | 'harsh' | 'returned', Recall>
  cards: Record<'same' | 'alike' | 'replaced', Recall>
  /** Numbers that passed from one deletion to another. */
  passed: number
  /** The misses, for a person to look at. */
  readonly told: string[]
}

/** An empty tally. */
export function tally(): Tally {
  const recall = (): Recall => ({ kept: 0, all: 0 })
  return {
    built: 0,
    edits: 0,
    heirsOfLiving: 0,
    heirsOfGone: 0,
    unclear: 0,
    recall: {
      untouched: recall(),
      under40: recall(),
      firstEdited: recall(),
      edited: recall(),
      harsh: recall(),
      returned: recall(),
    },
    cards: { same: recall(), alike: recall(), replaced: recall() },
    passed: 0,
    told: [],
  }
}

/** Holds builds against the truth, one after the other. */
export interface Judge {
  /** What a build did to a world. `harsh` are the notes of the harshest edits. */
  see(world: World, build: Build, harsh?: ReadonlySet<number>): void
}

interface Seen {
  readonly note: TrueNote
  readonly guid: string
}

/** A judge that adds to a tally. */
export function judge(sums: Tally): Judge {
  const owners = new Map<string, number>()
  const seen = new Map<number, Seen>()
  const numbers = new Map<string, Map<number, Blank>>()
  let last = new Set<number>()

  return {
    see(world, { matching, numberings }, harsh = new Set()) {
      const notes = [...world]
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .flatMap((file) => file.notes.map((note) => ({ note, file })))
      if (notes.length !== matching.matches.length) {
        const lost = notes.find(
          ({ note }, index) =>
            wordsOf(note.front)[0] !== undefined &&
            !textsOf(matching.matches[index]!.facts)[0]?.includes(wordsOf(note.front)[0]!),
        )
        throw new Error(
          `${notes.length} notes were written, ${matching.matches.length} read near:\n${show(lost?.note)}`,
        )
      }
      const living = new Set(notes.map(({ note }) => note.id))
      const guids = notes.map((_, index) => matching.matches[index]!.guid)
      const taken = new Set(guids)
      sums.built += notes.length
      sums.unclear += matching.unclear.length
      const now: Seen[] = []
      for (const [index, { note, file }] of notes.entries()) {
        const guid = guids[index]!
        const given = cardsUnder(numberings[index]!, matching.matches[index]!).cards.map(({ number }) => number)
        const owner = owners.get(guid)
        const before = seen.get(note.id)
        const isOwn = owner === note.id || (owner !== undefined && note.orElse.includes(owner))
        if (owner !== undefined && !isOwn) {
          // Its numbers passed on with it: that is counted already.
          numbers.delete(guid)
          if (living.has(owner)) sums.heirsOfLiving++
          else sums.heirsOfGone++
          tell(
            living.has(owner) ? 'heir of living' : 'heir of gone',
            note,
            seen.get(owner)?.note,
            matching.matches[index]!.by,
            notes.find((one) => one.note.id === owner)?.note,
          )
        }
        // A split note is kept where either half is it.
        const isKept = isOwn || (before !== undefined && note.orElse.length > 0 && taken.has(before.guid))
        if (before !== undefined) count(note, before.note, isKept, harsh)
        if (isOwn && before !== undefined && before.guid === guid && file.notation === 'dash')
          countCards(guid, before.note, note, given)
        now.push({ guid, note })
        trackCards(guid, note, file.notation === 'dash', given)
      }
      for (const one of now) {
        owners.set(one.guid, one.note.id)
        seen.set(one.note.id, one)
      }
      last = living
    },
  }

  function count(note: TrueNote, before: TrueNote, isKept: boolean, harsh: ReadonlySet<number>): void {
    const classes: (keyof Tally['recall'])[] = []
    if (!last.has(note.id)) classes.push('returned')
    else if (harsh.has(note.id)) classes.push('harsh')
    else if (JSON.stringify(note) === JSON.stringify(before)) classes.push('untouched')
    else {
      classes.push('edited')
      const part = changedPart(before, note)
      if (part < 0.4) classes.push('under40')
      if (part < 0.4 && wordsOf(note.front).join(' ') !== wordsOf(before.front).join(' ')) classes.push('firstEdited')
    }
    for (const one of classes) {
      sums.recall[one].all++
      if (isKept) sums.recall[one].kept++
    }
    if (!isKept) tell(`lost ${classes.join(' ')}`, note, before)
  }

  function trackCards(guid: string, note: TrueNote, isDash: boolean, given: readonly number[]): void {
    // Where the writer numbers, the numbers are the writer's.
    if (!isDash || note.braces) numbers.delete(guid)
    else {
      const known = numbers.get(guid) ?? new Map<number, Blank>()
      numbers.set(guid, known)
      for (const [index, blank] of blanksOf(note).entries()) {
        const number = given[index]!
        const holder = known.get(number)
        // An answer that is hidden again gets the card that it had.
        const isAnother = holder !== undefined && holder.blank !== blank.blank
        if (isAnother && holder.words.join(' ') !== blank.words.join(' ')) {
          sums.passed++
          tell(`number ${number} passed`, note, seen.get(note.id)?.note)
        }
        known.set(number, blank)
      }
    }
  }

  function countCards(guid: string, before: TrueNote, note: TrueNote, given: readonly number[]): void {
    if (before.braces || note.braces) return
    const known = new Map([...(numbers.get(guid) ?? [])].map(([number, { blank }]) => [blank, number]))
    const blanksBefore = new Map(blanksOf(before).map((blank) => [blank.blank, blank]))
    for (const [index, { blank, words }] of blanksOf(note).entries()) {
      const then = blanksBefore.get(blank)
      const had = known.get(blank)
      if (then === undefined || had === undefined) continue
      const [answer, answerBefore] = [words.join(note.glue), then.words.join(note.glue)]
      const far = distance(answer, answerBefore)
      const kind = far === 0 ? 'same' : far <= 0.5 ? 'alike' : 'replaced'
      sums.cards[kind].all++
      if (given[index] === had) sums.cards[kind].kept++
      else tell(`card ${kind}: ${had} became ${given[index]}, ${answerBefore} -> ${answer}`, note, before)
    }
  }

  function tell(what: string, note: TrueNote, before: TrueNote | undefined, by = '', owner?: TrueNote): void {
    if (sums.told.length > 2000) return
    const own = owner === undefined ? '' : `\n    but the note that it was is ${show(owner)}`
    sums.told.push(`${what} ${by}\n    was ${show(before)}\n    now ${show(note)}${own}`)
  }
}

/** A note as a person reads it. */
function show(one: TrueNote | undefined): string {
  if (one === undefined) return '-'
  const front = one.front.map((piece) => (typeof piece === 'string' ? piece : `-${piece.words.join(' ')}-`))
  return `${front.join(' ')} | ${one.back.join(' ')}`
}
