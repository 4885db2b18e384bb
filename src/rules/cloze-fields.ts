import type { NoteType } from '../model/note-type.js'
import { parseTemplate, type TemplateNode } from '../model/template.js'

const known = new WeakMap<NoteType, ReadonlySet<string>>()

/** The fields of a type whose clozes its cards hide: those that a template shows through `cloze:`. */
export function clozeFields(type: NoteType): ReadonlySet<string> {
  const made = known.get(type)
  if (made !== undefined) return made
  const names = new Set<string>()
  const gather = (nodes: readonly TemplateNode[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      if ('children' in node) gather(node.children)
      else if (node.filters.includes('cloze')) names.add(node.field)
    }
  }
  if (type.kind === 'cloze') for (const { front } of type.templates) gather(parseTemplate(front))
  known.set(type, names)
  return names
}
