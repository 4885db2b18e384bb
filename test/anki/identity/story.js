/**
 * A deck and what its writer does to it between two builds: one entry a note, as it stood before and after. What is
 * hidden stands in brackets, `[1:answer|hint]`, under the number that it has in Anki's own notation.
 *
 * @typedef {{ type: string, fields: string[], deck: string, file: string, tags?: string[], place?: number, numbered?: boolean }} Writing
 *   `place` is where the note stands in its file, if not in the order of the story; `numbered` is a note in a file of dash
 *   cloze that has Anki's own notation.
 *
 * @typedef {{ edit: string, before?: Writing, after?: Writing, arrives?: 'new' | 'updated' | 'unchanged', was?: Record<string, string>, local?: boolean }} Life
 *   `arrives` is what Anki must say of it; `was` gives the answers that were edited, by what they are now; `local` marks
 *   notes that the student edits in Anki.
 */

const cells = { file: 'biology/cells.md', deck: 'Biology::Cells' }
const organs = { file: 'biology/organs.md', deck: 'Biology::Organs' }
const dates = { file: 'history/dates.txt', deck: 'History::Dates' }
const people = { file: 'history/people.md', deck: 'History::People' }
const rivers = { file: 'geography/rivers.txt', deck: 'Geography' }
const waters = { file: 'geography/waters.txt' }
const scales = { file: 'music/scales.md', deck: 'Music' }
const tempi = { file: 'music/tempi.txt', deck: 'Music' }
const art = { file: 'art.md', deck: 'Art' }
const words = { file: 'words.md', deck: 'Languages' }

/** The files in which the notes stand as dash cloze; the others are apy notes. */
export const dashFiles = [cells, dates, rivers, waters, tempi, { file: 'sound/tempi.txt' }].map(({ file }) => file)

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

/** @type {(where: { file: string, deck: string }, front: string, back: string, more?: Partial<Writing>) => Writing} */
const basic = (where, front, back, more) => ({ type: 'Basic', fields: [front, back], ...where, ...more })
/** @type {(where: { file: string, deck: string }, text: string, more?: Partial<Writing>) => Writing} */
const cloze = (where, text, more) => ({ type: 'Cloze', fields: [text], ...where, ...more })
/** @type {(...fields: string[]) => Writing} */
const word = (...fields) => ({ type: 'Word', fields, ...words })

/** @type {(edit: string, before: Writing, after: Partial<Writing>, arrives: 'new' | 'updated' | 'unchanged', was?: Record<string, string>) => Life} */
const change = (edit, before, after, arrives, was = {}) => ({
  edit,
  before,
  after: { ...before, ...after },
  arrives,
  was,
})
/** @type {(edit: string, note: Writing, local?: boolean) => Life} */
const same = (edit, note, local = false) => ({ edit, before: note, after: note, arrives: 'unchanged', local })
/** @type {(...fields: string[]) => { fields: string[] }} */
const text = (...fields) => ({ fields })

const alone = 'leave the note alone'
const local = 'leave alone what the student edited in Anki'
const swap = 'exchange the places of two notes'
const order = 'move to another place in the file'
const move = 'move to another file'
const renameFile = 'rename the file'
const renameFolder = 'rename the folder'
const deck = 'change or rename the deck'
const tags = 'change the tags'
const reflow = 'break the lines elsewhere'
const markup = 'make words bold'
const typoFront = 'mend a typo in the question'
const typoBack = 'mend a typo in the answer'
const reword = 'reword the question'
const rewrite = 'rewrite the answer'
const sentence = 'edit the sentence around the deletions'
const hint = 'add a hint'
const notation = 'number the deletions by hand'
const remove = 'remove the second of five deletions'
const insert = 'insert a deletion before the others'
const answer = 'edit what a deletion hides'
const turn = 'exchange two deletions in the sentence'
const picture = 'exchange the picture'
const fill = 'add the reversed card'
const add = 'add a note'
const drop = 'delete a note'
const replace = 'put another note into the place of one'
const retype = 'change the note type'

/** @type {Life[]} */
export const story = [
  same(alone, basic(people, 'Who wrote the tragedy of Faust?', 'Johann Wolfgang von Goethe')),
  same(alone, cloze(cells, 'The [1:nucleus] holds most of the [2:DNA] of a cell.')),
  same(alone, word('der Hund', 'the dog', 'Der Hund bellt.')),
  same(local, basic(people, 'Who painted the ceiling of the Sistine Chapel?', 'Michelangelo Buonarroti'), true),
  same(local, cloze(dates, 'The [1:Magna Carta] was sealed in [2:1215] at Runnymede.'), true),
  change(swap, cloze(cells, 'Ribosomes build [1:proteins] from amino acids.'), { place: 100.2 }, 'unchanged'),
  change(swap, cloze(cells, 'Lysosomes digest [1:worn parts] of their cell.'), { place: 100.1 }, 'unchanged'),
  change(
    swap,
    basic(people, 'Who discovered penicillin?', 'Alexander Fleming in London'),
    { place: 101.2 },
    'unchanged',
  ),
  change(swap, basic(people, 'Who found radium?', 'Marie and Pierre Curie'), { place: 101.1 }, 'unchanged'),
  change(order, cloze(dates, 'The wall of Berlin fell in [1:November 1989].'), { place: 200 }, 'unchanged'),
  change(order, basic(organs, 'Where is insulin made?', 'In the islets of the pancreas'), { place: -1 }, 'unchanged'),
  change(move, cloze(cells, 'The [1:Black Death] reached Sicily in [2:1347].'), dates, 'unchanged'),
  change(move, basic(people, 'Which organ cleans the blood of urea?', 'The kidneys do'), organs, 'unchanged'),
  change(move, cloze(dates, 'Andreas Vesalius drew the [1:human body] in [2:seven books].'), people, 'unchanged'),
  change(renameFile, cloze(rivers, 'The [1:Danube] ends in the [2:Black Sea].'), waters, 'unchanged'),
  change(renameFile, cloze(rivers, 'The [1:Rhine] rises in the [2:Swiss Alps].'), waters, 'unchanged'),
  change(renameFile, basic(rivers, 'Which river crosses Baghdad?', 'The Tigris'), waters, 'unchanged'),
  change(
    renameFolder,
    basic(scales, 'How many sharps has A major?', 'Three: F, C and G'),
    { file: 'sound/scales.md' },
    'unchanged',
  ),
  change(
    renameFolder,
    basic(scales, 'Which clef is this?\n\n![](staff.png)', 'The alto clef'),
    { file: 'sound/scales.md' },
    'unchanged',
  ),
  change(renameFolder, cloze(tempi, '[1:Largo] is slower than [2:adagio].'), { file: 'sound/tempi.txt' }, 'unchanged'),
  change(renameFolder, cloze(tempi, '[1:Presto] is faster than [2:vivace].'), { file: 'sound/tempi.txt' }, 'unchanged'),
  change(deck, basic(art, 'Which style has pointed arches?', 'The Gothic style'), { deck: 'Fine Arts' }, 'unchanged'),
  change(deck, cloze(art, '[1:Rembrandt] painted the [2:Night Watch].'), { deck: 'Fine Arts' }, 'unchanged'),
  change(
    deck,
    cloze(dates, 'Gutenberg printed his [1:Bible] about [2:1455].'),
    { deck: 'History::Printing', place: 300 },
    'unchanged',
  ),
  change(
    tags,
    basic(people, 'Who led the Huns in 451?', 'Attila', { tags: ['war'] }),
    { tags: ['antiquity', 'war'] },
    'updated',
  ),
  change(
    tags,
    cloze(cells, 'Plant cells have [1:chloroplasts], animal cells have none.', { tags: ['plants'] }),
    { tags: ['botany'] },
    'updated',
  ),
  change(
    reflow,
    basic(
      organs,
      'What does the liver do?',
      'It stores sugar as glycogen,\nmakes bile for the gut, and breaks down poisons.',
    ),
    text('What does the liver do?', 'It stores sugar as glycogen, makes bile\nfor the gut, and breaks down poisons.'),
    // The same HTML: Markdown makes a blank of the line break.
    'unchanged',
  ),
  change(
    reflow,
    cloze(cells, 'Cells take up [1:water] by osmosis\nand give off [2:salts] against the slope.'),
    text('Cells take up [1:water] by\nosmosis and give off [2:salts]\nagainst the slope.'),
    'updated',
  ),
  change(
    markup,
    basic(people, 'Who was the first emperor of Rome?', 'Augustus, the heir of Caesar'),
    text('Who was the first emperor of Rome?', '**Augustus**, the heir of Caesar'),
    'updated',
  ),
  change(
    markup,
    cloze(cells, 'Enzymes lower the [1:activation energy] of a reaction.'),
    text('Enzymes **lower** the [1:activation energy] of a reaction.'),
    'updated',
  ),
  change(
    typoFront,
    basic(organs, 'How many chambres has the human heart?', 'Four'),
    text('How many chambers has the human heart?', 'Four'),
    'updated',
  ),
  change(
    typoFront,
    basic(dates, 'When did the Western Roman Empyre end?', 'In 476'),
    text('When did the Western Roman Empire end?', 'In 476'),
    'updated',
  ),
  change(
    typoBack,
    basic(organs, 'What do the alveoli exchange?', 'Oxigen and carbon dioxide'),
    text('What do the alveoli exchange?', 'Oxygen and carbon dioxide'),
    'updated',
  ),
  change(
    typoBack,
    word('die Katze', 'the cta', 'Die Katze schläft.'),
    text('die Katze', 'the cat', 'Die Katze schläft.'),
    'updated',
  ),
  change(
    reword,
    basic(organs, 'Which organ stores the bile between meals?', 'The gall bladder, below the liver'),
    text('Where does bile wait until the next meal?', 'The gall bladder, below the liver'),
    'updated',
  ),
  change(
    rewrite,
    basic(people, 'Why is Ada Lovelace remembered?', 'She wrote the first program for the Analytical Engine'),
    text(
      'Why is Ada Lovelace remembered?',
      'Because her notes of 1843 hold a program for the Analytical Engine of Babbage',
    ),
    'updated',
  ),
  change(
    sentence,
    cloze(dates, 'The [1:Hanseatic League] was a union of merchant towns around the [2:Baltic Sea].'),
    text('The [1:Hanseatic League] was an alliance of trading towns, mostly around the [2:Baltic Sea].'),
    'updated',
  ),
  change(
    hint,
    cloze(cells, '[1:Mitochondria] turn food into [2:ATP].'),
    text("[1:Mitochondria] turn food into [2:ATP|the cell's energy carrier]."),
    'updated',
  ),
  change(
    hint,
    cloze(people, '[1:Kepler] found that planets move on [2:ellipses].'),
    text('[1:Kepler|an astronomer] found that planets move on [2:ellipses].'),
    'updated',
  ),
  change(
    notation,
    cloze(cells, 'The [1:Golgi apparatus] packs and ships [2:vesicles].'),
    { numbered: true },
    'unchanged',
  ),
  change(
    remove,
    cloze(cells, 'The phases are [1:prophase], [2:prometaphase], [3:metaphase], [4:anaphase] and [5:telophase].'),
    text('The phases are [1:prophase], prometaphase, [3:metaphase], [4:anaphase] and [5:telophase].'),
    'updated',
  ),
  change(
    remove,
    cloze(people, 'The five good emperors: [1:Nerva], [2:Trajan], [3:Hadrian], [4:Antoninus] and [5:Marcus].'),
    text('The five good emperors: [1:Nerva], Trajan, [3:Hadrian], [4:Antoninus] and [5:Marcus].'),
    'updated',
  ),
  change(
    insert,
    cloze(dates, 'Columbus sailed from Palos with [1:three ships] in [2:August 1492].'),
    text('Columbus sailed from [3:Palos] with [1:three ships] in [2:August 1492].'),
    'updated',
  ),
  change(
    insert,
    cloze(people, 'Newton published the Principia in [1:1687] with the help of [2:Halley].'),
    text('[3:Newton] published the Principia in [1:1687] with the help of [2:Halley].'),
    'updated',
  ),
  change(
    answer,
    cloze(cells, 'A red blood cell lives about four [1:weeks] and has no [2:nucleus of its own].'),
    text('A red blood cell lives about four [1:months] and has no [2:nucleus of its own].'),
    'updated',
    { months: 'weeks' },
  ),
  change(
    answer,
    cloze(people, 'Darwin sailed on the [1:Beagel] to the [2:Galápagos].'),
    text('Darwin sailed on the [1:Beagle] to the [2:Galápagos].'),
    'updated',
    { Beagle: 'Beagel' },
  ),
  change(
    turn,
    cloze(cells, 'Blood is filtered by the [1:glomerulus] and collected by the [2:capsule].'),
    text('The [2:capsule] collects what of the blood the [1:glomerulus] filtered.'),
    'updated',
  ),
  change(picture, basic(organs, 'Which valve is marked?\n\n![](heart.png)', 'The mitral valve'), {}, 'updated'),
  change(
    fill,
    { type: 'Basic (optional reversed card)', fields: ['the shoulder blade', 'scapula'], ...organs },
    text('the shoulder blade', 'scapula', 'yes'),
    'updated',
  ),
  { edit: drop, before: basic(people, 'Who was the last pharaoh of Egypt?', 'Cleopatra VII') },
  { edit: drop, before: cloze(dates, 'The battle of [1:Lepanto] was fought in [2:1571].') },
  { edit: replace, before: basic(organs, 'Which bone is the longest of the body?', 'The femur') },
  { edit: replace, after: basic(organs, 'How long is the small bowel?', 'About six metres'), arrives: 'new' },
  { edit: add, after: basic(people, 'Who crossed the Rubicon?', 'Caesar, in January of 49 BC'), arrives: 'new' },
  { edit: add, after: cloze(cells, 'The [1:cell wall] of plants is made of [2:cellulose].'), arrives: 'new' },
  { edit: add, after: word('der Apfel', 'the apple', 'Der Apfel fällt.'), arrives: 'new' },
  change(retype, basic(organs, 'the kneecap', 'patella'), { type: 'Basic (and reversed card)' }, 'new'),
]
