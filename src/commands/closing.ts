import { join } from 'node:path'
import { isError } from '../diagnostics/diagnostic.js'
import type { Destination } from '../io/destination.js'
import { defaultFolder } from '../io/outputs.js'
import type { Terminal } from '../io/terminal.js'
import type { Note } from '../model/note.js'
import { positionAt } from '../text/position.js'
import type { BuildOptions } from './build-once.js'
import { counted } from './counted.js'
import { elapsed } from './elapsed.js'
import type { Gathering } from './gather.js'
import type { Made } from './make-outputs.js'

/** What there is to say of a build that is done. */
interface Closing {
  readonly made: readonly Made[]
  readonly destination: Destination
  readonly started: number
  readonly gathered: Gathering
  readonly options: BuildOptions
}

/** Says what a build made, and what its user must know to use it. */
export function tellMade(closing: Closing, terminal: Terminal): void {
  const { made, started, gathered, options } = closing
  if (made.length === 0) {
    const { compilation, failures, unread } = gathered
    const broken = failures.length === 0 && unread === 0 && compilation.diagnostics.some(isError)
    const sound = compilation.collection.notes.length > 0 && !options.keepGoing
    const mend = broken && sound ? ': --keep-going builds the notes that are sound' : ''
    terminal.say(`nothing was written${mend}`)
    return
  }
  terminal.say(`${resultOf(closing)} in ${elapsed(started)}${unchanged(made)}`)
  for (const line of detailsOf(closing)) terminal.say(`  ${line}`)
}

/** What a build made, and where: `1 file · 2 notes · 2 cards → deck.apkg`. */
export function resultOf(closing: Closing): string {
  const { made, options } = closing
  const inputs = new Set(made.flatMap(({ output }) => output.inputs))
  // The same notes in another format are the same notes.
  const first = made.filter(({ output }) => output.emitter === made[0]?.output.emitter)
  const sum = (figure: (one: Made) => number) => first.reduce((total, one) => total + figure(one), 0)
  const figures = [
    counted(inputs.size, 'file'),
    counted(
      sum(({ notes }) => notes.length),
      'note',
    ),
    counted(
      sum(({ cards }) => cards),
      'card',
    ),
  ]
  const would = options.dryRun ? 'would be ' : ''
  return `${figures.join(' · ')} → ${would}${placeOf(closing)}`
}

/** What its user must know to use it, a line each. */
export function* detailsOf(closing: Closing): Generator<string> {
  yield* unnamedDecks(closing)
  yield* notWritten(closing)
  yield* changedNotes(closing)
  yield* beforeImport(closing)
  yield* copying(closing.made)
}

/** How much of it lay there already, byte for byte, and was left alone. */
function unchanged(made: readonly Made[]): string {
  const written = made.filter(({ files }) => files.length > 0)
  const same = written.filter(({ files }) => files.every(({ fate }) => fate === 'unchanged')).length
  if (same === 0) return ''
  return same === written.length ? ', unchanged' : `, ${same} of ${written.length} outputs unchanged`
}

/** Where the outputs lie, and in which formats: `out/ (apkg, csv)`. */
function placeOf({ made, destination }: Closing): string {
  const formats = [...new Set(made.map(({ output }) => output.emitter.name))].join(', ')
  const paths = made.map(({ output }) => output.path)
  if (destination.kind === 'stdout') return `standard output (${formats})`
  if (destination.kind === 'folder') return `${destination.path.replace(/[\\/]*$/, '')}/ (${formats})`
  const [path = ''] = paths
  if (destination.kind === 'file') return `${path} (${formats})`
  return path.includes('/') || path.includes('\\') ? `${defaultFolder}/ (${formats})` : paths.join(', ')
}

function* unnamedDecks({ made, gathered, options }: Closing): Generator<string> {
  if (options.deck !== undefined) return
  const notes = new Set<Note>()
  for (const one of made) for (const note of one.notes) if (note.deck === undefined) notes.add(note)
  if (notes.size === 0) return
  const decks = [...new Set([...notes].map(gathered.compilation.deckOf))].map((deck) => `\`${deck}\``)
  const named =
    decks.length > 3 ? `${decks.length} decks named after their files` : `${decks.join(', ')}, after the file`
  yield `${counted(notes.size, 'note')} without a deck of ${notes.size === 1 ? 'its' : 'their'} own: in ${named} (--deck names another)`
}

function* notWritten({ gathered, options, made }: Closing): Generator<string> {
  const { leftOut } = gathered.compilation
  if (options.keepGoing && leftOut.length > 0) {
    yield `${counted(leftOut.length, 'note')} left out: ${leftOut.slice(0, 10).map(placeOfNote).join(', ')}${leftOut.length > 10 ? ', …' : ''}`
  }
  const written = new Set(made.flatMap(({ output }) => output.inputs))
  const failed = gathered.sources.filter(({ input }) => !written.has(input)).map(({ input }) => `\`${input.path}\``)
  const more = failed.length > 10 ? ` and ${failed.length - 10} more` : ''
  if (failed.length > 0) yield `not written: ${failed.slice(0, 10).join(', ')}${more}`
}

function placeOfNote({ head }: Note): string {
  return `${head.file.path}:${positionAt(head.file, head.start).line}`
}

/**
 * What Anki will hold twice: without a lock a note is known by its type, deck and first field, so that one whose deck or
 * question changed is a new one, and the old one stays.
 */
function* changedNotes({ made }: Closing): Generator<string> {
  const since = made.flatMap(({ since }) => since ?? [])
  const gone = since.reduce((sum, one) => sum + one.gone, 0)
  const fresh = since.reduce((sum, one) => sum + one.fresh, 0)
  if (gone === 0) return
  const are = gone === 1 ? 'is' : 'are'
  const news = fresh === 0 ? '' : `, and ${fresh === 1 ? '1 is' : `${fresh} are`} new`
  yield `${counted(gone, 'note')} of the package that lay here ${are} not in this one${news}: Anki keeps the old ones`
  if (fresh > 0) yield 'a note whose deck, type or first field changed counts as new; an `id` keeps it the same'
}

/** What a text file cannot bring: the note types that it names come only in a package. */
function* beforeImport({ made, options }: Closing): Generator<string> {
  if (options.csvHeader === 'names' || options.noteTypes === 'stock') return
  const text = made.some(({ output }) => output.emitter.name === 'csv' || output.emitter.name === 'tsv')
  if (text) yield 'import the .apkg of these notes once before the text: only a package brings our note types'
}

/** What else a text leaves to its user: pictures and sounds lie beside it. */
function* copying(made: readonly Made[]): Generator<string> {
  const folders = made.flatMap(({ output, mediaFolder }) =>
    mediaFolder === undefined ? [] : [{ output, folder: join(output.folder, mediaFolder) }],
  )
  if (folders.some(({ output }) => output.path === '-')) {
    yield 'the pictures and sounds were not written: name a folder with --output, and they lie beside the text'
    return
  }
  const imported = folders.filter(({ output }) => ['csv', 'tsv'].includes(output.emitter.name))
  const places = new Set((imported.length > 0 ? imported : folders).map(({ folder }) => `\`${folder}/\``))
  if (places.size === 0) return
  const listed = places.size > 3 ? `the ${places.size} folders \`media/\` beside the texts` : [...places].join(', ')
  if (imported.length > 0) yield `copy the files in ${listed} into Anki’s folder \`collection.media\``
  else yield `pictures and sounds lie in ${listed}: keep them beside the text`
}
