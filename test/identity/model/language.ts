import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import type { Dice } from './dice.js'

/** A way of making words and sentences. */
export interface Language {
  readonly sentence: (length: number) => string[]
  readonly word: () => string
}

interface Chain {
  readonly starts: readonly string[]
  readonly next: ReadonlyMap<string, readonly string[]>
}

const chains = new Map<string, Chain>()

/** What follows what in the texts of real decks, by a pattern of their paths. */
function chainOf(pattern: string, word: RegExp): Chain {
  const known = chains.get(pattern)
  if (known !== undefined) return known
  const starts: string[] = []
  const next = new Map<string, string[]>()
  for (const path of globSync(`fixtures/decks/${pattern}`).sort()) {
    const lines = readFileSync(path, 'utf8').split(/\n|[.?!。]\s/)
    for (const line of lines) {
      const words = /^(?:#|model:|deck:|tags:)/.test(line) ? [] : (line.match(word) ?? [])
      for (const [index, one] of words.entries()) {
        if (index === 0) starts.push(one)
        const following = words[index + 1]
        if (following !== undefined) next.set(one, [...(next.get(one) ?? []), following])
      }
    }
  }
  const chain = { starts, next }
  chains.set(pattern, chain)
  return chain
}

/** Sentences in which words follow each other as in real decks; now and then a word that no other note has. */
export function prose(
  dice: Dice,
  pattern = '{computing,science,history,mathematics}/**/*.{md,txt,markdown}',
): Language {
  const { starts, next } = chainOf(pattern, /[\p{L}\p{M}]+(?:,(?= ))?/gu)
  const coined = coinage(dice)
  const word = () => (dice.chance(0.15) ? coined.word() : dice.pick(starts))
  const sentence = (length: number) => {
    const words = [dice.pick(starts)]
    while (words.length < length) {
      const following = next.get(words.at(-1) ?? '')
      const wanders = following === undefined || dice.chance(0.12)
      words.push(wanders ? word() : dice.pick(following))
    }
    return words
  }
  return { sentence, word }
}

/** Words put together of syllables, as many as there are things in the world. */
export function coinage(dice: Dice): Language {
  const syllable = () =>
    dice.pick('bcdfghklmnprstvz'.split('')) + dice.pick('aeiou'.split('')) + dice.pick(['', '', 'n', 'r', 's', 'l'])
  const word = () => {
    let made = ''
    for (let left = dice.int(2, 4); left > 0; left--) made += syllable()
    return dice.chance(0.4) ? made[0]?.toUpperCase() + made.slice(1) : made
  }
  return { word, sentence: (length) => Array.from({ length }, word) }
}

/** Sentences of a script without blanks: each word a few characters, parted by what the notes do not show. */
export function blankless(dice: Dice): Language {
  const { starts } = chainOf('languages/**/*.{md,txt}', /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu)
  const word = () => Array.from({ length: dice.int(1, 4) }, () => dice.pick(starts)).join('')
  return { word, sentence: (length) => Array.from({ length: Math.ceil(length / 2) }, word) }
}
