import { CompletionItemKind } from 'vscode-languageserver'
import { noteTypeNamed } from '../model/collection.js'
import { keyNamed } from '../syntax/apy-notes/keys.js'
import { headingIn } from '../syntax/apy-notes/lines.js'
import { apyKeys } from '../syntax/apy-notes/nodes.js'
import { notesIn, sourceOf } from './checked-file.js'
import { mayBeKey } from './explanation-at.js'
import { type Completing, namesOffered, type Offer } from './offer.js'

/**
 * What a key, a deck line or a comment may say: note types, decks and tags of the project.
 *
 *     > | model: Bas
 *     > | # deck: Biology::
 *     > | <!-- tags: exam
 */
export function valueCompletions(completing: Completing): Offer[] | undefined {
  const { checked, before, after, line } = completing
  const comment = /^[ \t]*<!--[ \t]*(type|tags?)[ \t]*:[ \t]*(.*)$/i.exec(before)
  const deckLine = /^#[ \t]+deck[ \t]*:[ \t]*(.*)$/i.exec(before)
  const key = /^([a-z][\w-]*)[ \t]*:[ \t]*(.*)$/i.exec(before)
  const rest = after.replace(/[ \t]*(?:-->.*)?$/, '').length
  const { noteTypes } = checked.gathered.compilation.collection
  const types = (written: string) =>
    namesOffered(
      noteTypes.map(({ name }) => name),
      written,
      rest,
      CompletionItemKind.Class,
    )
  const tags = (written: string) => {
    const last = /[^\s,[\]]*$/.exec(written)?.[0] ?? ''
    const named = new Set(written.slice(0, written.length - last.length).split(/[\s,[\]]+/))
    const others = tagsOf(completing).filter((tag) => !named.has(tag) && tag !== last)
    return namesOffered(others, last, /^[^\s,\]>-]*/.exec(after)?.[0].length ?? 0, CompletionItemKind.Keyword)
  }
  if (comment !== null) {
    const [, word = '', written = ''] = comment
    return word.toLowerCase() === 'type' ? types(written) : tags(written)
  }
  if (deckLine !== null)
    return namesOffered(decksOf(completing, deckLine[1] ?? ''), deckLine[1] ?? '', rest, CompletionItemKind.Module)
  const name = key === null ? undefined : keyNamed(key[1] ?? '')
  if (name === undefined || !mayBeKey(checked, line.start)) return undefined
  const written = key?.[2] ?? ''
  if (name === 'model') return types(written)
  if (name === 'deck') return namesOffered(decksOf(completing, written), written, rest, CompletionItemKind.Module)
  if (name === 'tags') return tags(written)
  return name === 'markdown' ? namesOffered(['true', 'false'], written, rest) : undefined
}

/**
 * The fields of the note's type that it does not have yet.
 *
 *     > | ## Fr
 *            ^^
 */
export function fieldCompletions({ checked, before, line, offset }: Completing): Offer[] | undefined {
  const written = /^##[ \t]+(.*)$/.exec(before)?.[1]
  if (written === undefined || sourceOf(checked) !== 'apy-notes') return undefined
  const { file, gathered } = checked
  const start = file.text.lastIndexOf('\n# ', offset) + 1
  const end = file.text.indexOf('\n# ', offset)
  const text = file.text.slice(start, end === -1 ? undefined : end)
  const note = notesIn(checked).find(({ span }) => span.start <= offset && offset <= span.end + 1)
  const named = /^model:[ \t]*(.*?)[ \t]*$/im
  const typeName = named.exec(text)?.[1] || note?.type || named.exec(file.text.slice(0, start))?.[1] || 'Basic'
  const type = noteTypeNamed(gathered.compilation.collection, typeName)
  if (type === undefined) return undefined
  const others = text
    .split('\n')
    .map((one) => headingIn(one))
    .filter((heading) => heading?.level === 2 && heading.text.toLowerCase() !== written.trim().toLowerCase())
    .map((heading) => heading?.text.toLowerCase())
  const left = type.fields.filter((name) => !others.includes(name.toLowerCase()))
  return namesOffered(left, written, line.end - offset, CompletionItemKind.Field)
}

/** The keys that a note, or a file at its top, may have. */
export function keyCompletions(completing: Completing): Offer[] | undefined {
  const { checked, before, after, line } = completing
  if (!/^[a-z-]+$/i.test(before) || after.trim() !== '') return undefined
  if (sourceOf(checked) !== 'apy-notes' || !mayBeKey(checked, line.start)) return undefined
  return apyKeys.map((name) => ({
    label: name,
    text: `${name}: `,
    kind: CompletionItemKind.Property,
    before: before.length,
    after: after.length,
  }))
}

/** The decks of the project and those above them, without what is being written. */
function decksOf({ checked: { gathered, file }, offset }: Completing, written: string): string[] {
  const { collection, leftOut } = gathered.compilation
  const decks = new Set<string>()
  for (const { deck, places } of [...collection.notes, ...leftOut]) {
    const place = places?.deck
    if (deck === undefined || (place?.file === file && place.start <= offset && offset <= place.end)) continue
    for (let end = deck.indexOf('::'); end !== -1; end = deck.indexOf('::', end + 2)) decks.add(deck.slice(0, end))
    decks.add(deck)
  }
  return [...decks].filter((deck) => deck !== written).sort()
}

/** The tags of the project, the most frequent first. */
function tagsOf({ checked: { gathered } }: Completing): string[] {
  const { collection, leftOut } = gathered.compilation
  const counts = new Map<string, number>()
  for (const { tags } of [...collection.notes, ...leftOut]) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag)
}
