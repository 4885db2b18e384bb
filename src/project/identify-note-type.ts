import { changedAt, type TypeInUse } from '../identity/after.js'
import type { Lock, LockedPart, LockedType } from '../identity/lock.js'
import { shortHash } from '../identity/short-hash.js'
import { builtinNoteTypes } from '../model/builtin-note-types.js'
import { cardRequirements } from '../model/card-requirements.js'
import { cardStyling } from '../model/card-styling.js'
import { lastingName, type NoteType } from '../model/note-type.js'
import type { AnkiSide, PackagedNoteType } from '../model/packaged-note-type.js'
import { stableId, takeId } from '../model/stable-id.js'
import { noteTypeOf, type WrittenNoteType } from '../model/written-note-type.js'
import { hash } from '../text/hash.js'
import { formerName, nameInLock } from './frozen-faults.js'

/** What gives note types their identity. */
export interface Identities {
  /** What earlier builds gave out; undefined where there is no lock. */
  readonly lock: Lock | undefined
  /** The time of the build, in seconds; undefined where nothing is built. */
  readonly time: number | undefined
}

/** A note type that was written, with its identity in Anki: from the lock where it was built before, else from its name. */
export function identifyNoteType(written: WrittenNoteType, identities: Identities): PackagedNoteType {
  const type = noteTypeOf(written)
  const locked = lockedAs(type, identities.lock)
  const parts = {
    fields: written.fields.map((field) => nameInLock(field, namesOf(locked?.fields))),
    templates: written.templates.map((template) => nameInLock(template, namesOf(locked?.templates))),
  }
  const first = {
    fields: written.fields.map(formerName),
    templates: written.templates.map(formerName),
  }
  return identified(
    type,
    locked,
    { name: type.name, styling: written.css?.text ?? cardStyling, parts, first },
    identities,
  )
}

/** A built-in type with styling of the project's own behind ours: in Anki it is another type, under another name. */
export function restyled(builtin: PackagedNoteType, css: string, identities: Identities): PackagedNoteType {
  const type = { ...builtin, knownAs: restyledName(builtin.name) }
  const locked = lockedAs(type, identities.lock)
  const parts = { fields: builtin.fields, templates: builtin.templates.map(({ name }) => name) }
  const name = `${builtin.anki.name} (${identities.lock?.namespace ?? 'own styling'})`
  return identified(type, locked, { name, styling: `${cardStyling}${css}`, parts, first: parts }, identities)
}

/** The name by which the lock knows a built-in type with styling of the project's own. */
export function restyledName(name: string): string {
  return `${name} (own styling)`
}

/** A note type as the lock is to remember it. */
export function typeInUse(type: PackagedNoteType): TypeInUse {
  const { anki, kind } = type
  const part = (ids: readonly number[]) => (name: string, index: number) => ({ id: ids[index] ?? 0, name })
  return {
    name: lastingName(type),
    id: anki.id,
    mod: builtinNoteTypes.includes(type) ? anki.modified : undefined,
    kind,
    shown: shownBy(type, anki),
    fields: type.fields.map(part(anki.fieldIds)),
    templates: type.templates.map(({ name }) => name).map(part(anki.templateIds)),
  }
}

interface Making {
  readonly name: string
  readonly styling: string
  /** The names by which the lock knows the fields and templates. */
  readonly parts: { readonly fields: readonly string[]; readonly templates: readonly string[] }
  /** The names from which those get their ids that the lock does not know. */
  readonly first: { readonly fields: readonly string[]; readonly templates: readonly string[] }
}

function identified(
  type: NoteType,
  locked: LockedType | undefined,
  { name, styling, parts, first }: Making,
  { lock, time }: Identities,
): PackagedNoteType {
  const id = locked?.id ?? stableId(`type\x1f${lock?.namespace ?? ''}\x1f${type.kind}\x1f${lastingName(type)}`)
  const side = {
    id,
    name,
    fieldIds: partIds(parts.fields, first.fields, locked?.fields, `field\x1f${id}`),
    templateIds: partIds(parts.templates, first.templates, locked?.templates, `template\x1f${id}`),
    required: cardRequirements(type.fields, type.templates),
    styling,
  }
  const modified = lock === undefined || time === undefined ? undefined : changedAt(locked, shownBy(type, side), time)
  return { ...type, anki: { ...side, modified } }
}

/** What the lock knows of a type. As another kind of type it would be one that Anki cannot bring together with it. */
function lockedAs(type: NoteType, lock: Lock | undefined): LockedType | undefined {
  const locked = lock?.types.get(lastingName(type))
  return locked?.kind === type.kind ? locked : undefined
}

function partIds(
  names: readonly string[],
  first: readonly string[],
  locked: readonly LockedPart[] | undefined,
  seed: string,
): number[] {
  const known = new Map(locked?.map((part) => [part.name, part.id]))
  // Ids of parts that went are not given out again either.
  const taken = new Set(known.values())
  return names.map((name, index) => known.get(name) ?? takeId(partId(`${seed}\x1f${first[index]}`), taken))
}

/** An id for a field or template: Anki's own are any 64 bits, of which a number of JavaScript holds 53. */
function partId(seed: string): number {
  return Number.parseInt(hash('sha256', seed).slice(0, 13), 16)
}

function namesOf(parts: readonly LockedPart[] | undefined): readonly string[] {
  return parts?.map(({ name }) => name) ?? []
}

/** Hash of what Anki sees of a type. */
function shownBy({ kind, fields, templates }: NoteType, { name, styling }: Pick<AnkiSide, 'name' | 'styling'>): string {
  const cards = templates.map((template) => [template.name, template.front, template.back])
  return shortHash(JSON.stringify([name, kind, fields, cards, styling]), 11)
}
