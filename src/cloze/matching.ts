import type { Format } from '../model/note.js'
import type { Deletion, Fault } from './deletion.js'
import { evenCloses } from './even-closes.js'
import { nearMisses } from './near-misses.js'
import { openerNumbers, openerPattern } from './opener.js'
import type { Region } from './regions.js'

/** A deletion that may still be changed. */
export interface DeletionDraft extends Deletion {
  readonly nested: DeletionDraft[]
}

/** The braces of a field, brought together: the deletions they make, and what is wrong with them. */
export interface MatchedBraces {
  readonly deletions: DeletionDraft[]
  readonly faults: readonly Fault[]
}

/** A deletion that was opened and is not closed yet. */
interface Opened {
  readonly numbers: readonly number[]
  readonly start: number
  readonly textStart: number
  /** The code or math in which it was opened. */
  readonly region: Region | undefined
  readonly nested: DeletionDraft[]
  readonly separators: number[]
  /** How many deletions opened in the same code or math are open, this one included. */
  readonly inRegion: number
  /** Braces of the text directly inside it that are open. */
  depth: number
  /** The first closing braces that were taken to belong to code or math. */
  passedOver: { readonly start: number; readonly end: number } | undefined
}

/** Brings the braces of a field together, in one walk from its start to its end. */
export function matchBraces(text: string, format: Format, regions: readonly Region[]): MatchedBraces {
  const tokens = new RegExp(`\\\\[\\s\\S]|${openerPattern.source}|\\{|\\}+|::`, 'g')
  const deletions: DeletionDraft[] = []
  const faults: Fault[] = []
  const strays: Fault[] = []
  const stack: Opened[] = []
  const even = new Map<Region, Map<number, number>>()
  let opened = false
  let plainDepth = 0
  let cutShort: number | undefined
  let next = 0

  const regionAt = (at: number) => {
    while ((regions[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    const region = regions[next]
    return region !== undefined && region.start <= at ? region : undefined
  }

  const evenClose = (region: Region, start: number) => {
    const known = even.get(region) ?? evenCloses(text, region)
    even.set(region, known)
    return known.get(start)
  }

  const close = (one: Opened, at: number) => {
    stack.pop()
    const second = one.separators[1]
    if (second !== undefined) faults.push({ kind: 'second-separator', start: second, end: second + 2 })
    ;(stack.at(-1)?.nested ?? deletions).push(draft(one, at))
  }

  /** The braces from `at` to `end`, an unbroken run. */
  const closeRun = (from: number, end: number, region: Region | undefined) => {
    let balanced = true
    for (let at = from; at < end; ) {
      const top = stack.at(-1)
      const left = end - at
      if (left === 1 || top === undefined) {
        if (top === undefined) {
          if (left > 1 && region === undefined && plainDepth < 2 && balanced) {
            // Braces that a deletion left open are why these seem to close nothing.
            if (cutShort === undefined) strays.push({ kind: 'stray-close', start: at, end })
            else faults.push({ kind: 'unbalanced-braces', start: cutShort, end: cutShort + 2 })
            cutShort = undefined
          }
          plainDepth = Math.max(0, plainDepth - left)
        } else if (top.region === region) top.depth = Math.max(0, top.depth - 1)
        return
      }
      if (region !== undefined && top.region !== region) {
        top.passedOver ??= { start: at, end }
        faults.push({ kind: 'early-close', start: at, end })
        return
      }
      if (region?.kind === 'math') {
        const target = evenClose(region, top.start)
        if (target !== undefined && at < target) {
          top.passedOver ??= { start: at, end: at + 2 }
          at = Math.min(target, end)
          continue
        }
        if (target !== at) faults.push({ kind: 'unbalanced-braces', start: at, end: at + 2 })
      } else if (region?.kind === 'code') {
        const shared = left === 2 * top.inRegion
        if (top.depth > 0 && top.depth <= left - 2 && !shared) {
          top.passedOver ??= { start: at, end: at + 2 }
          at += top.depth
        }
      } else if (top.region !== undefined) {
        faults.push({ kind: 'region-split', start: top.start, end: at + 2 })
      } else if (top.depth > 0 && left > 2 && (left % 2 === 1 || left > 2 * stack.length)) {
        faults.push({ kind: 'unbalanced-braces', start: at, end })
        balanced = false
      } else if (top.depth > 1) cutShort = at
      if (top.region === region && region !== undefined && top.passedOver !== undefined) {
        faults.push({ kind: 'early-close', ...top.passedOver })
      }
      close(top, at)
      at += 2
    }
  }

  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    const at = token.index
    const [written] = token
    const region = regionAt(at)
    const top = stack.at(-1)
    if (written.startsWith('\\')) {
      if (region !== undefined || format === 'html') tokens.lastIndex = at + 1
      // `\\{{c1::x}}` is no deletion, and its closing braces belong to the escaped ones.
      else if (written === '\\{' && top === undefined) plainDepth++
    } else if (written === '::') {
      if (region === undefined) top?.separators.push(at)
    } else if (written.startsWith('}')) {
      closeRun(at, at + written.length, region)
    } else {
      const numbers = written === '{' ? [] : openerNumbers(written)
      if (numbers.length > 0) {
        opened = true
        const textStart = at + written.length
        const inRegion = top !== undefined && top.region === region ? top.inRegion + 1 : 1
        const empty = { nested: [], separators: [], depth: 0, passedOver: undefined }
        stack.push({ numbers, start: at, textStart, region, inRegion, ...empty })
      } else {
        if (/\d/.test(written)) faults.push({ kind: 'number-too-high', start: at, end: at + written.length })
        tokens.lastIndex = at + 1
        if (top === undefined) plainDepth++
        else if (top.region === region) top.depth++
      }
    }
  }

  // What was never closed swallows nothing: the deletions inside it stand for themselves.
  for (const { start, textStart, nested, passedOver } of stack) {
    for (const deletion of nested) deletions.push(deletion)
    const fault = { kind: 'unclosed', start, end: textStart } as const
    faults.push(passedOver === undefined ? fault : { ...fault, related: passedOver })
  }
  const hasClozes = opened || (strays.length > 0 && nearMisses(text, format).length > 0)
  return { deletions, faults: hasClozes ? [...faults, ...strays] : faults }
}

function draft(one: Opened, closeAt: number): DeletionDraft {
  const { numbers, start, textStart, nested, region } = one
  const separator = one.separators[0]
  const end = closeAt + 2
  const within = region?.kind ?? 'text'
  if (separator === undefined)
    return { numbers, start, end, textStart, textEnd: closeAt, hint: undefined, nested, within }
  // As in Anki the hint ends where a nested deletion begins, and what comes after that is text again.
  const after = nested.find((inner) => inner.start > separator)
  const hint = { start: separator + 2, end: after?.start ?? closeAt }
  const textEnd = after === undefined ? separator : closeAt
  return { numbers, start, end, textStart, textEnd, hint, nested, within }
}
