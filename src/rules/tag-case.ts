import type { Edit } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { Note } from '../model/note.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, textOf } from '../text/span.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { placeName } from './said-already.js'
import { tagPlaces } from './tag-place.js'

/** A tag is spelt in one way. */
export const tagCase: Rule = {
  problem: defineProblem({
    code: 'tag-case',
    severity: 'warning',
    summary: 'Two tags that differ only in letter case',
    why: 'Anki takes them for one and spells it as it met it first, so a search or a list shows another name than you wrote.',
    remedy: 'Spell the tag in one way.',
    fix: 'unsafe',
    wrong: `${basicNote('Capital of Peru?', 'Lima', 'tags: Exam')}\n\n${basicNote('Capital of Chile?', 'Santiago', 'tags: exam')}`,
    right: `${basicNote('Capital of Peru?', 'Lima', 'tags: exam')}\n\n${basicNote('Capital of Chile?', 'Santiago', 'tags: exam')}`,
  }),
  between: true,
  start(report) {
    const placeOf = tagPlaces()
    const known = new Set<string>()
    const spellings = new Map<string, Spelling>()
    // All places of a spelling in the file where it was told are mended together.
    const mending = new Map<string, { readonly edits: Edit[]; readonly meant: string; readonly file: SourceFile }>()
    return {
      note({ note }) {
        for (const tag of note.tags) {
          // Of each spelling it is told once, however many notes have it.
          if (known.has(tag)) {
            const open = mending.get(tag)
            const place = open?.file === note.span.file ? placeOf(note, tag) : undefined
            if (open !== undefined && place !== undefined) addEdit(open.edits, place, tag, open.meant)
            continue
          }
          known.add(tag)
          const other = otherSpelling(tag, note, spellings)
          if (other === undefined) continue
          const span = placeOf(note, tag) ?? note.head
          const meant = other.name + tag.slice(other.name.length)
          const edits: Edit[] = []
          addEdit(edits, span, tag, meant)
          mending.set(tag, { edits, meant, file: span.file })
          report({
            message: `The tag \`${tag}\` is \`${other.tag}\` at ${placeName(other.note)}`,
            span,
            hint: 'spell it in one way',
            related: [{ message: 'the other spelling', span: placeOf(other.note, other.tag) ?? other.note.head }],
            // Where the tag stands in the defaults of the file, its place is not known.
            fix: edits.length === 0 ? undefined : { title: `write \`${meant}\``, edits, safe: false },
          })
        }
      },
    }
  },
}

/** How a tag, or a tag above one, was spelt first. */
interface Spelling {
  readonly name: string
  readonly tag: string
  readonly note: Note
}

/** The earlier spelling from which a tag, or one above it, differs; what is new is remembered. */
function otherSpelling(tag: string, note: Note, spellings: Map<string, Spelling>): Spelling | undefined {
  for (let end = tag.indexOf('::'); ; end = tag.indexOf('::', end + 2)) {
    const name = end === -1 ? tag : tag.slice(0, end)
    const known = spellings.get(name.toLowerCase())
    if (known === undefined) spellings.set(name.toLowerCase(), { name, tag, note })
    else if (known.name !== name) return known
    if (end === -1) return undefined
  }
}

/** Adds the place of a tag to those that are mended, unless something else stands there, or it is there already. */
function addEdit(edits: Edit[], span: Span, tag: string, meant: string): void {
  if (textOf(span) === tag && span.start > (edits.at(-1)?.span.start ?? -1)) edits.push({ span, text: meant })
}
