import type { Dice } from './dice.js'
import { blankless, coinage, type Language, prose } from './language.js'
import type { Blank, Piece, TrueFile, TrueNote, World } from './world.js'

/** What a deck is like. */
export type Genre = 'prose' | 'questions' | 'vocabulary' | 'capitals' | 'articles' | 'blankless'

const genres: readonly Genre[] = [
  'prose',
  'prose',
  'questions',
  'questions',
  'vocabulary',
  'capitals',
  'articles',
  'blankless',
]

/** Makes notes and blanks that are nobody else's. */
export interface Maker {
  readonly note: (genre: Genre) => TrueNote
  readonly blank: (words: readonly string[]) => Blank
  readonly id: () => number
  readonly language: (genre: Genre) => Language
  readonly world: (files: number, notes: number) => World
  /** The genre of a file, by its path. */
  readonly genreOf: (path: string) => Genre
}

/** A maker of dice. */
export function maker(dice: Dice): Maker {
  let ids = 0
  const id = () => ++ids
  const languages = { usual: prose(dice), coined: coinage(dice), blankless: blankless(dice) }
  const language = (genre: Genre) =>
    genre === 'blankless' ? languages.blankless : genre === 'vocabulary' ? languages.coined : languages.usual
  const blank = (words: readonly string[]): Blank => ({ blank: id(), words })

  const hide = (words: readonly string[], many: number): Piece[] => {
    const pieces: Piece[] = [...words]
    for (let left = many; left > 0; left--) {
      const at = dice.int(0, pieces.length - 1)
      const length = Math.min(dice.int(1, 3), pieces.length - at)
      const taken = pieces.slice(at, at + length)
      if (taken.some((piece) => typeof piece !== 'string')) continue
      const bare = taken.map((piece) => (piece as string).replace(/,$/, ''))
      pieces.splice(at, length, blank(bare))
    }
    if (!pieces.some((piece) => typeof piece !== 'string')) pieces[0] = blank([String(pieces[0]).replace(/,$/, '')])
    return pieces
  }

  const note = (genre: Genre): TrueNote => {
    const { sentence, word } = language(genre)
    const plain = {
      id: id(),
      orElse: [],
      tags: [],
      wrap: 0,
      bold: 0,
      braces: false,
      glue: genre === 'blankless' ? '' : ' ',
    }
    const name = languages.coined.word
    if (genre === 'vocabulary')
      return { ...plain, kind: 'basic', front: sentence(dice.int(1, 2)), back: sentence(dice.int(1, 2)) }
    if (genre === 'capitals')
      return dice.chance(0.5)
        ? { ...plain, kind: 'basic', front: ['What', 'is', 'the', 'capital', 'of', name()], back: [name()] }
        : { ...plain, kind: 'cloze', front: ['The', 'capital', 'of', blank([name()]), 'is', blank([name()])], back: [] }
    if (genre === 'articles')
      return {
        ...plain,
        kind: 'basic',
        front: ['What', 'does', 'article', String(dice.int(1, 400)), 'of', 'the', name(), 'code', 'say'],
        back: sentence(dice.int(5, 40)),
      }
    if (genre === 'questions')
      return { ...plain, kind: 'basic', front: ['What', ...sentence(dice.int(3, 12))], back: sentence(dice.int(2, 30)) }
    const words = sentence(genre === 'blankless' ? dice.int(8, 30) : dice.int(6, 40))
    const extra = dice.chance(0.3) ? sentence(dice.int(3, 12)) : []
    if (dice.chance(0.1)) words.push(word())
    return { ...plain, kind: 'cloze', front: hide(words, dice.int(1, 5)), back: extra }
  }

  const kinds = new Map<string, Genre>()
  const genreOf = (path: string) =>
    kinds.get(path.slice(path.lastIndexOf('/') + 1).replace(/^renamed-\d+-/, '')) ?? 'prose'
  const world = (files: number, notes: number): World =>
    Array.from({ length: files }, (_, index): TrueFile => {
      const genre = dice.pick(genres)
      const path = `folder-${index % 3}/deck-${index}.md`
      kinds.set(`deck-${index}.md`, genre)
      const notation = dice.chance(0.6) ? 'dash' : 'apy'
      const many = dice.int(Math.ceil(notes / 2), Math.ceil(notes * 1.5))
      return { path, notation, deck: `Deck ${index}`, notes: Array.from({ length: many }, () => note(genre)) }
    })
  return { note, blank, id, language, world, genreOf }
}
