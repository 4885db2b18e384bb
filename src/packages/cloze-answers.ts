import { type AnkiPart, ankiParts } from '../cloze/engine.js'
import { plainText } from '../model/plain-text.js'

/** What the cards of a cloze note hide, without markup and hints, by the numbers of the clozes, in the order of the text. */
export function clozeAnswers(fields: readonly string[]): Map<number, string[]> {
  const answers = new Map<number, string[]>()
  const gather = (parts: readonly AnkiPart[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue
      const answer = plainText(textOf(part.parts), (name) => name)
        .replace(/\s+/g, ' ')
        .trim()
      for (const number of part.numbers) {
        const known = answers.get(number)
        if (known === undefined) answers.set(number, [answer])
        else known.push(answer)
      }
      gather(part.parts)
    }
  }
  for (const field of fields) if (field.includes('{{c')) gather(ankiParts(field))
  return answers
}

function textOf(parts: readonly AnkiPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : textOf(part.parts))).join('')
}
