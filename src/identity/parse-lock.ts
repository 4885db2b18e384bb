import { type Lock, type LockedNote, type LockedType, lockVersion } from './lock.js'
import { typeIn } from './lock-line.js'
import { lineReader } from './locked-lines.js'
import { type NumberClash, united } from './unite.js'

/** Something in the lock that keeps it from being read. */
export interface LockFault {
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint: string
}

/** What a lock's text holds. */
export interface LockReading {
  /** Undefined where there is a fault: to go on without what is damaged would lose it. */
  readonly lock: Lock | undefined
  readonly faults: readonly LockFault[]
  /** Numbers that two branches gave to two deletions. */
  readonly clashes: readonly NumberClash[]
}

/** How many faults are told: one bad merge makes thousands. */
const mostFaults = 20

const restore = 'Take the lock back from version control'
const hints = {
  conflict: 'Keep the lines of both sides and remove the markers: lines of one note are united',
  damaged: `${restore}, or remove this line: the note is then taken for a new one where its first field has changed`,
  newer: 'Update deckwright, or take back the lock of the version that this one wrote',
  header: `${restore}: it begins with “@deckwright-lock ${lockVersion}”`,
}

/** The lock that a text holds. Lines of one note are united. */
export function parseLock(text: string): LockReading {
  const faults: LockFault[] = []
  const clashes: NumberClash[] = []
  const notes = new Map<string, LockedNote>()
  const types = new Map<string, LockedType>()
  let namespace: string | undefined
  let headed = false
  let line = 0
  const fault = (column: number, message: string, hint: string) => {
    if (faults.length < mostFaults) faults.push({ line: Math.max(1, line), column, message, hint })
  }

  const noteIn = lineReader(text)
  const noteOf = (from: number, end: number) => {
    const note = noteIn(from, end)
    if ('message' in note) return fault(note.column, note.message, hints.damaged)
    const { guid } = note
    const before = notes.get(guid)
    notes.set(guid, before === undefined ? note : united(before, note, clashes))
  }
  const typeOf = (written: string) => {
    const type = typeIn(written)
    if (type === undefined) return fault(1, 'This line of a note type is damaged', restore)
    const before = types.get(type.name)
    if (before === undefined || isNewer(type, before)) types.set(type.name, type)
  }
  const keywordOf = (written: string) => {
    const version = /^@deckwright-lock (\d{1,9})$/.exec(written)?.[1]
    const space = /^@namespace (\S+)$/.exec(written)?.[1]
    if (version !== undefined) {
      headed = true
      if (Number(version) > lockVersion)
        fault(18, `The lock was written by a newer deckwright: version ${version}`, hints.newer)
    } else if (space !== undefined) {
      if (namespace !== undefined && namespace !== space)
        fault(
          12,
          `The lock has two namespaces, “${namespace}” and “${space}”`,
          'Keep the one line that was there first',
        )
      namespace ??= space
    } else if (written.startsWith('@type\t')) typeOf(written)
    else fault(1, 'This line says nothing that deckwright knows', hints.damaged)
  }

  for (let from = text.charCodeAt(0) === 0xfeff ? 1 : 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const lineEnd = newline === -1 ? text.length : newline
    const end = text.charCodeAt(lineEnd - 1) === 13 && lineEnd > from ? lineEnd - 1 : lineEnd
    const start = from
    line++
    from = lineEnd + 1
    const opening = end > start ? text.charCodeAt(start) : undefined
    // No note's line begins so: its guid would be escaped.
    if (opening === 60 || opening === 61 || opening === 62 || opening === 124)
      if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text.slice(start, end)))
        fault(1, 'A merge left its conflict markers here', hints.conflict)
      else fault(1, 'This line says nothing that deckwright knows', hints.damaged)
    else if (!headed && opening !== 64) {
      fault(1, 'This is no lock of deckwright', hints.header)
      break
    } else if (opening === 64) keywordOf(text.slice(start, end))
    else if (newline === -1) fault(end - start + 1, 'The lock breaks off in this line', restore)
    else if (opening !== undefined && opening !== 35) noteOf(start, end)
    // Nothing more will be told.
    if (faults.length === mostFaults || faults.some(({ hint }) => hint === hints.newer)) break
  }
  if (text === '') fault(1, 'The lock is empty', `${restore}, or remove the file to begin a new one`)
  return { lock: faults.length > 0 ? undefined : { namespace, types, notes }, faults, clashes }
}

function isNewer(type: LockedType, before: LockedType): boolean {
  return type.mod === before.mod ? type.shown > before.shown : type.mod > before.mod
}
