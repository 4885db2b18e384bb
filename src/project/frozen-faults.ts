import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { LockedPart, LockedType } from '../identity/lock.js'
import type { WrittenNoteType, WrittenPart } from '../model/written-note-type.js'
import { frozenType, unknownFormerName } from './note-type-problems.js'

/**
 * What about a note type cannot be changed any more, because people have its notes: which fields and templates it has,
 * in which order, and whether it hides. Names, texts and styling may change.
 */
export function frozenFaults(type: WrittenNoteType, locked: LockedType): Diagnostic[] {
  const faults = [
    ...partFaults('field', type.name.text, type.fields, locked.fields),
    ...partFaults('template', type.name.text, type.templates, locked.templates),
  ]
  if (type.kind !== locked.kind) {
    const message = `\`${type.name.text}\` is in use as a ${locked.kind} type and cannot become a ${type.kind} type`
    faults.unshift(diagnose(frozenType, { message, span: type.name.span, hint: 'give the new type another name' }))
  }
  return faults
}

/** The name under which the lock may know a field or template. */
export function formerName({ name, was }: WrittenPart): string {
  return (was ?? name).text
}

function partFaults(
  what: 'field' | 'template',
  type: string,
  parts: readonly WrittenPart[],
  locked: readonly LockedPart[],
): Diagnostic[] {
  const known = locked.map(({ name }) => name)
  const found = parts.map((part) => known.indexOf(nameInLock(part, known)))
  const faults: Diagnostic[] = []
  const renaming = `write \`{ "name": "…", "was": "…" }\` where one was only renamed`
  const cost =
    `take a spare ${what}, or add a note type under another name (its notes begin anew), or build with ` +
    `\`--accept "${type}"\`: whoever imports it must then tick “Merge note types” and choose “Update notes: always”, ` +
    'which overwrites their own edits'
  for (const [index, part] of parts.entries()) {
    const { was, name } = part
    if (was !== undefined && !known.includes(was.text) && !known.includes(name.text)) {
      const message = `\`${type}\` never had a ${what} \`${was.text}\``
      const hint = `it has ${known.map((one) => `\`${one}\``).join(', ')}`
      faults.push(diagnose(unknownFormerName, { message, span: was.span, hint }))
    } else if (found[index] === -1) {
      const message = `\`${type}\` is in use, and \`${name.text}\` would be a new ${what} of it`
      const hint = found.length > known.length ? cost : `${renaming}; else ${cost}`
      faults.push(diagnose(frozenType, { message, span: name.span, hint }))
    }
  }
  const last = parts.at(-1)?.name.span
  for (const [index, name] of known.entries()) {
    if (found.includes(index) || last === undefined) continue
    const message = `\`${type}\` is in use, and its ${what} \`${name}\` is gone`
    faults.push(diagnose(frozenType, { message, span: last, hint: `put it back, or ${renaming}; else ${cost}` }))
  }
  if (faults.length > 0) return faults
  const moved = parts.find((_, index) => found[index] !== index)
  if (moved === undefined) return []
  const message = `\`${type}\` is in use, and its ${what}s stand in another order`
  const hint = `put them back in their order: ${known.map((name) => `\`${name}\``).join(', ')}; else ${cost}`
  return [diagnose(frozenType, { message, span: moved.name.span, hint })]
}

/** The name by which the lock knows a part: a rename that was built already is known by the new name. */
export function nameInLock(part: WrittenPart, known: readonly string[]): string {
  const former = formerName(part)
  return known.includes(former) ? former : part.name.text
}
