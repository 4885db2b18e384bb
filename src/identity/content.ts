import { type NoteFacts, textsOf } from './facts.js'
import { foldedText } from './folded-text.js'
import type { Said } from './lock-columns.js'
import { shortHash } from './short-hash.js'
import { kindFor, type Sketch, type SketchKind, sketchOf, wordsOf, writtenSketch } from './sketch.js'

/** What a note says, markup and clozes aside. */
export interface NoteContent {
  /** Hashes, as the lock keeps them. */
  readonly content: string
  readonly first: string
  readonly rest: string
  readonly words: readonly string[]
  readonly firstWords: readonly string[]
  readonly sketch: Sketch
  /** The first words of the note as they are. */
  readonly beginning: string
}

const known = new WeakMap<NoteFacts, NoteContent>()

/** How long the beginning of a note is that the lock keeps for people. */
const beginningLength = 32

/** What a note says. Found once for each note, and only for those that are not known by their text as it is. */
export function contentOf(facts: NoteFacts): NoteContent {
  let content = known.get(facts)
  if (content === undefined) {
    content = readContent(facts)
    known.set(facts, content)
  }
  return content
}

function readContent(facts: NoteFacts): NoteContent {
  const [first = '', ...others] = textsOf(facts).map(foldedText)
  const rest = others.join('\x1f').replace(/\x1f+$/, '')
  const firstWords = wordsOf(first)
  const words = rest === '' ? firstWords : firstWords.concat(wordsOf(rest))
  return {
    content: shortHash(`${first}\x1f${rest}`, 11),
    first: shortHash(first, 6),
    rest: rest === '' ? '' : shortHash(rest, 6),
    words,
    firstWords,
    sketch: sketchOf(words, kindFor(words)),
    beginning: beginningOf(first || rest),
  }
}

/** The sketch of a note in the kind of another one, so that the two can be compared. */
export function sketchIn(facts: NoteFacts, kind: SketchKind): Sketch {
  const { sketch, words } = contentOf(facts)
  return sketch.kind === kind ? sketch : sketchOf(words, kind)
}

/** What the lock remembers of what a note says. */
export function saidNow(facts: NoteFacts): Said {
  // Kept by nobody: of a first build, all that every note says would be in memory at once.
  const { content, first, rest, sketch, beginning } = known.get(facts) ?? readContent(facts)
  return { content, first, rest, sketch: writtenSketch(sketch), words: beginning }
}

function beginningOf(text: string): string {
  if (text.length <= beginningLength) return text
  const cut = text.slice(0, beginningLength).replace(/[\ud800-\udbff]$/, '')
  // A lock of plain Latin text is held and written in half the space, which one ellipsis would undo.
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}...`
}
