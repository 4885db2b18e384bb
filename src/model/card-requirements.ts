import type { CardTemplate } from './note-type.js'
import { parseTemplate, showsAnything } from './template.js'

/** Which fields a card needs: any of some, or all of some. Clients of Anki that are older than 2.1.28 go by it. */
export type CardRequirement = readonly [template: number, rule: 'any' | 'all' | 'none', fields: readonly number[]]

/** The requirements of a type's cards, found as Anki finds them: by trying the fields one at a time. */
export function cardRequirements(
  fields: readonly string[],
  templates: readonly Pick<CardTemplate, 'front'>[],
): CardRequirement[] {
  return templates.map(({ front }, template) => {
    const nodes = parseTemplate(front)
    const makes = (filled: (field: string) => boolean) =>
      showsAnything(nodes, (field) => fields.includes(field) && filled(field))
    const indexes = (wanted: (field: string) => boolean) =>
      fields.flatMap((field, index) => (wanted(field) ? [index] : []))
    const any = indexes((name) => makes((field) => field === name))
    if (any.length > 0) return [template, 'any', any]
    const all = indexes((name) => !makes((field) => field !== name))
    return all.length > 0 && makes((field) => all.includes(fields.indexOf(field)))
      ? [template, 'all', all]
      : [template, 'none', []]
  })
}
