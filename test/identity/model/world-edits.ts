import type { Dice } from './dice.js'
import type { Maker } from './make.js'
import * as edits from './note-edits.js'
import type { TrueFile, TrueNote, World } from './world.js'

/** What a round of edits works on. */
export interface Workbench {
  readonly dice: Dice
  readonly maker: Maker
  files: TrueFile[]
  /** Notes that were deleted, and may come back. */
  readonly attic: { note: TrueNote; path: string }[]
  /** Notes that went through the harshest edits of this round. */
  readonly harsh: Set<number>
  /** Notes that were written or edited in this round: a second harsh edit on top would leave the truth open. */
  readonly touched: Set<number>
  edits: number
}

type WorldEdit = (bench: Workbench, file: number, at: number) => void

const noteEdits: readonly (readonly [weight: number, edit: edits.NoteEdit])[] = [
  [25, edits.markup],
  [22, edits.typo],
  [25, edits.rewrite],
  [4, edits.rewordQuestion],
  [4, edits.hint],
  [3, edits.tags],
  [2, edits.braces],
  [5, edits.addBlank],
  [5, edits.removeBlank],
  [6, edits.editAnswer],
  [2, edits.replaceAnswer],
  [2, edits.shuffle],
  [3, edits.sameAnswerAgain],
]

const worldEdits: readonly (readonly [weight: number, edit: WorldEdit])[] = [
  [70, editNote],
  [9, insert],
  [3, insertAlike],
  [2, replace],
  [8, remove],
  [2, restore],
  [4, move],
  [2, moveElsewhere],
  [1, split],
  [1, merge],
  [1, swapAnswers],
  [0.7, giveAwayQuestion],
  [0.3, renameFile],
  [0.1, changeDeck],
  [0.1, reflowFile],
]

/** A round of edits: as many as are wanted, at places that the dice choose. */
export function edited(world: World, bench: Workbench, many: number, worldwide = true): World {
  bench.files = [...world]
  const kinds = worldwide ? worldEdits : worldEdits.filter(([, edit]) => edit !== renameFile && edit !== changeDeck)
  for (let left = many; left > 0; left--) {
    const file = bench.dice.int(0, bench.files.length - 1)
    const notes = bench.files[file]?.notes.length ?? 0
    if (notes < 3) insert(bench, file, 0)
    else weighted(bench.dice, kinds)(bench, file, bench.dice.int(0, notes - 1))
    bench.edits++
  }
  return bench.files
}

function weighted<T>(dice: Dice, list: readonly (readonly [number, T])[]): T {
  let left = dice.next() * list.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, one] of list) {
    left -= weight
    if (left < 0) return one
  }
  return list[0]![1]
}

function genreOf({ files, maker }: Workbench, file: number, at?: number) {
  const glue = at === undefined ? undefined : files[file]!.notes[at]?.glue
  return glue === '' ? 'blankless' : maker.genreOf(files[file]!.path)
}

function splice(bench: Workbench, file: number, at: number, take: number, ...put: TrueNote[]): void {
  const notes = [...bench.files[file]!.notes]
  notes.splice(at, take, ...put)
  bench.files[file] = { ...bench.files[file]!, notes }
}

function noteAt({ files }: Workbench, file: number, at: number): TrueNote {
  return files[file]!.notes[at]!
}

/** Whether notes are as they were before this round. Touches them. */
function untouched({ touched }: Workbench, ...notes: readonly TrueNote[]): boolean {
  const fresh = notes.every(({ id }) => !touched.has(id))
  for (const { id } of notes) touched.add(id)
  return fresh
}

function editNote(bench: Workbench, file: number, at: number): void {
  const { dice, maker } = bench
  const { id } = noteAt(bench, file, at)
  if (bench.harsh.has(id)) return
  bench.touched.add(id)
  const edit = weighted(dice, noteEdits)
  splice(bench, file, at, 1, edit(noteAt(bench, file, at), dice, maker, maker.language(genreOf(bench, file, at))))
}

function insert(bench: Workbench, file: number, at: number): void {
  const note = bench.maker.note(genreOf(bench, file))
  bench.touched.add(note.id)
  splice(bench, file, at, 0, note)
}

/** A copy of a note beside it, in which the words that matter are others. */
function insertAlike(bench: Workbench, file: number, at: number): void {
  const { dice, maker } = bench
  const note = noteAt(bench, file, at)
  const { word } = maker.language(genreOf(bench, file, at))
  const front = note.front.map((piece) =>
    typeof piece !== 'string' ? maker.blank([word()]) : dice.chance(0.35) ? word() : piece,
  )
  // Two notes that say the same could be taken for each other by anyone.
  if (typeof front.at(-1) === 'string') front[front.length - 1] = word()
  const back = note.back.map((one) => (dice.chance(0.6) ? word() : one))
  const id = maker.id()
  for (const one of [id, note.id]) bench.touched.add(one)
  splice(bench, file, at + dice.int(0, 1), 0, { ...note, id, orElse: [], front, back })
}

/** A note taken out and another one written at its place. */
function replace(bench: Workbench, file: number, at: number): void {
  remove(bench, file, at)
  insert(bench, file, at)
}

function remove(bench: Workbench, file: number, at: number): void {
  bench.attic.push({ note: noteAt(bench, file, at), path: bench.files[file]!.path })
  splice(bench, file, at, 1)
}

function restore(bench: Workbench, file: number, at: number): void {
  if (bench.attic.length === 0) return
  const [old] = bench.attic.splice(bench.dice.int(0, bench.attic.length - 1), 1)
  if (
    bench.files.some(({ notes }) =>
      notes.some(({ id, orElse }) => id === old!.note.id || orElse.includes(old!.note.id)),
    )
  )
    return
  splice(bench, file, at, 0, old!.note)
}

function move(bench: Workbench, file: number, at: number): void {
  const note = noteAt(bench, file, at)
  splice(bench, file, at, 1)
  splice(bench, file, bench.dice.int(0, bench.files[file]!.notes.length), 0, note)
}

function moveElsewhere(bench: Workbench, file: number, at: number): void {
  const note = noteAt(bench, file, at)
  splice(bench, file, at, 1)
  const to = bench.dice.int(0, bench.files.length - 1)
  splice(bench, to, bench.dice.int(0, bench.files[to]!.notes.length), 0, note)
}

/** One note made two: each may be taken for what it was. */
function split(bench: Workbench, file: number, at: number): void {
  const note = noteAt(bench, file, at)
  if (note.kind !== 'basic' || note.back.length < 6 || !untouched(bench, note)) return
  const middle = note.back.length >> 1
  const id = bench.maker.id()
  bench.touched.add(id)
  for (const one of [id, note.id]) bench.harsh.add(one)
  const question = bench.maker.language(genreOf(bench, file, at)).sentence(bench.dice.int(3, 6))
  const first = { ...note, orElse: [id], back: note.back.slice(0, middle) }
  const second = { ...note, id, orElse: [note.id], front: question, back: note.back.slice(middle) }
  splice(bench, file, at, 1, first, second)
}

/** Two notes made one, which may be taken for either. */
function merge(bench: Workbench, file: number, at: number): void {
  const [one, other] = [noteAt(bench, file, at), bench.files[file]!.notes[at + 1]]
  if (other === undefined || one.kind !== 'basic' || other.kind !== 'basic' || one.glue !== other.glue) return
  if (!untouched(bench, one, other)) return
  bench.harsh.add(one.id)
  splice(bench, file, at, 2, { ...one, orElse: [other.id], back: [...one.back, ...other.back] })
}

/** The answers of two questions, exchanged: each question stays the note that it was. */
function swapAnswers(bench: Workbench, file: number, at: number): void {
  const [one, other] = [noteAt(bench, file, at), bench.files[file]!.notes[at + 1]]
  if (other === undefined || one.kind !== 'basic' || other.kind !== 'basic') return
  if (!untouched(bench, one, other)) return
  for (const { id } of [one, other]) bench.harsh.add(id)
  splice(bench, file, at, 2, { ...one, back: other.back }, { ...other, back: one.back })
}

/** A question reworded, and its old wording used for a new note beside it. */
function giveAwayQuestion(bench: Workbench, file: number, at: number): void {
  const note = noteAt(bench, file, at)
  if (note.kind !== 'basic' || note.back.length < 3 || !untouched(bench, note)) return
  const { sentence } = bench.maker.language(genreOf(bench, file, at))
  const fresh: TrueNote = { ...note, id: bench.maker.id(), orElse: [], back: sentence(bench.dice.int(3, 20)) }
  bench.touched.add(fresh.id)
  for (const { id } of [note, fresh]) bench.harsh.add(id)
  const reworded = { ...note, front: sentence(bench.dice.int(3, 8)) }
  splice(bench, file, at, 1, ...(bench.dice.chance(0.5) ? [reworded, fresh] : [fresh, reworded]))
}

function renameFile(bench: Workbench, file: number): void {
  const { path } = bench.files[file]!
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^renamed-\d+-/, '')
  bench.files[file] = {
    ...bench.files[file]!,
    path: `folder-${bench.dice.int(0, 5)}/renamed-${bench.maker.id()}-${name}`,
  }
}

function changeDeck(bench: Workbench, file: number): void {
  bench.files[file] = { ...bench.files[file]!, deck: `Deck ${bench.maker.id()}` }
}

function reflowFile(bench: Workbench, file: number): void {
  const wrap = bench.dice.int(4, 12)
  const notes = bench.files[file]!.notes.map((note) => (note.glue === '' ? note : { ...note, wrap }))
  bench.files[file] = { ...bench.files[file]!, notes }
}
