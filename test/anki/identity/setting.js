/** The pictures of the deck, and of which decks in `fixtures/decks/` they are taken. */
export const pictures = {
  before: {
    'biology/heart.png': 'first-deck/animal-cell.png',
    'music/staff.png': 'first-deck/flag-of-iceland.png',
  },
  after: {
    'biology/heart.png': 'mathematics/media/parabola.png',
    'sound/staff.png': 'first-deck/flag-of-iceland.png',
  },
}

/** The note type of the deck's own, by its name. */
export const ownTypes = {
  Word: {
    fields: ['Word', 'Meaning', 'Example', 'Spare'],
    templates: [
      { name: 'Word to meaning', front: '{{Word}}', back: '{{FrontSide}}<hr id=answer>{{Meaning}}<br>{{Example}}' },
      { name: 'Meaning to word', front: '{{Meaning}}', back: '{{FrontSide}}<hr id=answer>{{Word}}' },
    ],
  },
}
