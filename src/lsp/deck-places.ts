import type { Gathering } from '../commands/gather.js'
import { configName } from '../io/project-files.js'
import { elementsOf, isFault, type JsonNode, jsonTree, memberOf, plainValue, rangeOf } from '../sources/json-tree.js'
import { parseApyNotes } from '../syntax/apy-notes/parse.js'
import { blocksOf } from '../syntax/dash-cloze/blocks.js'
import { frontMatterOf } from '../syntax/front-matter.js'
import { letterPattern } from '../text/letter-pattern.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'

/** A place where a deck is named. */
export interface DeckPlace {
  /** The name as it is meant, without quotes. */
  readonly name: string
  readonly span: Span
  /** Where in the file the name begins, behind a quote. */
  readonly at: number
  /** Whether it stands before the names of all decks: `deckPrefix`. */
  readonly isPrefix: boolean
  /** A name as it must be written there. */
  readonly spelled: (name: string) => string
}

const asItIs = (name: string) => name
const inJson = (name: string) => JSON.stringify(name)

/** All places where the files of a gathering name a deck. */
export async function deckPlaces({ read, sources }: Gathering): Promise<DeckPlace[]> {
  const kinds = new Map(sources.map(({ compiled }) => [compiled.file, compiled.source]))
  const places = await Promise.all(read.map((file) => placesIn(file, kinds.get(file))))
  return places.flat()
}

async function placesIn(file: SourceFile, source: string | undefined): Promise<DeckPlace[]> {
  if (file.path === configName || file.path.endsWith(`/${configName}`)) return inConfig(file)
  if (source === undefined) return []
  if (source === 'json') return inModel(file)
  const matter = await frontMatterOf(file)
  const named = (matter?.keys ?? []).filter(({ name, value }) => name === 'deck' && value !== '')
  const start = matter?.end ?? 0
  const places = named.map(
    ({ value, valueSpan }): DeckPlace => ({
      name: value,
      span: valueSpan,
      at: valueSpan.start + Math.max(0, file.text.slice(valueSpan.start, valueSpan.end).indexOf(value)),
      isPrefix: false,
      spelled: inYaml,
    }),
  )
  const plain = (name: string, span: Span) =>
    places.push({ name, span, at: span.start, isPrefix: false, spelled: asItIs })
  if (source === 'apy-notes') {
    const { keys, notes } = parseApyNotes(file, { start }).tree
    for (const key of [keys, ...notes.map((note) => note.keys)].flat()) {
      if (key.name === 'deck') plain(key.value, key.valueSpan)
    }
  } else {
    for (const { name, nameSpan } of blocksOf(file, start, named.length > 0).decks)
      if (name !== '') plain(name, nameSpan)
  }
  return places
}

function inConfig(file: SourceFile): DeckPlace[] {
  const root = jsonTree(file.text)
  return isFault(root) ? [] : jsonPlace(file, memberOf(root, 'deckPrefix')?.value, true)
}

function inModel(file: SourceFile): DeckPlace[] {
  const root = jsonTree(file.text)
  if (isFault(root)) return []
  const notes = elementsOf(memberOf(root, 'notes')?.value)
  return notes.flatMap((note) => jsonPlace(file, memberOf(note, 'deck')?.value, false))
}

function jsonPlace(file: SourceFile, node: JsonNode | undefined, isPrefix: boolean): DeckPlace[] {
  if (node?.type !== 'String') return []
  const { start, end } = rangeOf(node)
  const span = spanOf(file, start, end)
  return [{ name: String(plainValue(node)), span, at: start + 1, isPrefix, spelled: inJson }]
}

const plainName = letterPattern(String.raw`^[\p{L}\p{N}_/.][^#:]*(?:::?[^\s#:][^#:]*)*$`, 'u')

/** A name as YAML takes it for nothing else. */
function inYaml(name: string): string {
  const plain = plainName(name).test(name) && !/^[\d.+-]|\s$/.test(name)
  return plain && !/^(?:true|false|null|yes|no|on|off|~)$/i.test(name) ? name : JSON.stringify(name)
}
