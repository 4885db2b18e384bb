import { ask } from './anki.js'
import { notesOf, ourReading } from './ours.js'
import { randomClozes } from './random-clozes.js'
import { fail, same } from './tally.js'

/**
 * What Anki shows of clozes and of the cards of our decks must be what we take it to be.
 * @param {string} python
 * @param {import('./editions.js').Deck[]} decks
 */
export async function checkReadings(python, decks) {
  const { cardOrdinals, renderCloze, renderCard, builtinNoteTypes } = await ourReading()

  const fields = randomClozes(2000, 20_261_121)
  const clozes = JSON.parse((await ask(python, ['anki-check', 'cloze', '--compact'], JSON.stringify(fields))).output)
  for (const { field, stored, numbers, cards, error } of clozes) {
    if (error !== undefined) {
      fail(`Anki could not read ${JSON.stringify(field)}: ${error}`)
      continue
    }
    /** @type {{ number: number, question: string, answer: string, blank: boolean }[]} */
    const shown = cards.filter((/** @type {{ blank: boolean }} */ card) => !card.blank)
    const cardNumbers =
      numbers.length === 0 ? [] : [...new Set(cards.map((/** @type {{ number: number }} */ card) => card.number - 1))]
    same(`cards of ${JSON.stringify(field)}`, cardOrdinals([stored]), cardNumbers)
    for (const { number, question, answer } of shown) {
      same(`question ${number} of ${JSON.stringify(field)}`, renderCloze(stored, number, 'question'), question)
      same(`answer ${number} of ${JSON.stringify(field)}`, renderCloze(stored, number, 'answer'), answer)
    }
  }
  console.log(`${clozes.length} random fields read as Anki reads them`)

  const jobs = decks.map(({ path }) => JSON.stringify(['render', path(1, '.apkg')])).join('\n')
  const { output } = await ask(python, ['anki-check', 'batch'], jobs)
  const rendered = output.trimEnd().split('\n')
  if (rendered.length !== decks.length) fail(`${rendered.length} of ${decks.length} decks were rendered`)
  let cards = 0
  for (const [index, { name, path }] of decks.entries()) {
    const notes = await notesOf(path(1, '.apkg'))
    for (const { guid, ord, question, answer } of JSON.parse(rendered[index] ?? '[]')) {
      const note = notes.get(guid)
      const type = builtinNoteTypes.find(({ anki }) => anki.id === note?.type)
      if (note === undefined || type === undefined) {
        fail(`${name}: note ${guid} is not ours`)
        continue
      }
      same(`${name}: question ${ord + 1} of ${guid}`, renderCard(type, note.fields, ord, 'question'), question)
      same(`${name}: answer ${ord + 1} of ${guid}`, renderCard(type, note.fields, ord, 'answer'), answer)
      cards++
    }
  }
  console.log(`${cards} cards rendered as Anki renders them`)
}
