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

/** @type {(where: { file: string, deck: string }, front: string, back: string, more?: Partial<Writing>) => Writing} */
const basic = (where, front, back, more) => ({ type: 'Basic', fields: [front, back], ...where, ...more })
/** @type {(where: { file: string, deck: string }, text: string, more?: Partial<Writing>) => Writing} */
const cloze = (where, text, more) => ({ type: 'Cloze', fields: [text], ...where, ...more })
/** @type {(...fields: string[]) => Writing} */
const word = (...fields) => ({ type: 'Word', fields, ...words })

/** @typedef {Omit<Life, 'edit'>} Fate */

/** @type {(note: Writing) => Fate} */
const stays = (note) => ({ before: note, after: note, arrives: 'unchanged' })
/** @type {(note: Writing) => Fate} */
const local = (note) => ({ ...stays(note), local: true })
/** @type {(before: Writing, changes: Partial<Writing>) => Fate} */
const moved = (before, changes) => ({ before, after: { ...before, ...changes }, arrives: 'unchanged' })
/** @type {(before: Writing, changes: Partial<Writing>, was?: Record<string, string>) => Fate} */
const edited = (before, changes, was = {}) => ({ before, after: { ...before, ...changes }, arrives: 'updated', was })
/** @type {(before: Writing, changes: Partial<Writing>) => Fate} */
const retyped = (before, changes) => ({ before, after: { ...before, ...changes }, arrives: 'new' })
/** @type {(note: Writing) => Fate} */
const added = (note) => ({ after: note, arrives: 'new' })
/** @type {(note: Writing) => Fate} */
const deleted = (note) => ({ before: note })
/** @type {(...fields: string[]) => { fields: string[] }} */
const text = (...fields) => ({ fields })

/** @type {Record<string, Fate[]>} */
const edits = {
  'leave the note alone': [
    stays(basic(people, 'Who wrote the tragedy of Faust?', 'Johann Wolfgang von Goethe')),
    stays(cloze(cells, 'The [1:nucleus] holds most of the [2:DNA] of a cell.')),
    stays(word('der Hund', 'the dog', 'Der Hund bellt.')),
  ],
  'leave alone what the student edited in Anki': [
    local(basic(people, 'Who painted the ceiling of the Sistine Chapel?', 'Michelangelo Buonarroti')),
    local(cloze(dates, 'The [1:Magna Carta] was sealed in [2:1215] at Runnymede.')),
  ],
  'exchange the places of two notes': [
    moved(cloze(cells, 'Ribosomes build [1:proteins] from amino acids.'), { place: 100.2 }),
    moved(cloze(cells, 'Lysosomes digest [1:worn parts] of their cell.'), { place: 100.1 }),
    moved(basic(people, 'Who discovered penicillin?', 'Alexander Fleming in London'), { place: 101.2 }),
    moved(basic(people, 'Who found radium?', 'Marie and Pierre Curie'), { place: 101.1 }),
  ],
  'move to another place in the file': [
    moved(cloze(dates, 'The wall of Berlin fell in [1:November 1989].'), { place: 200 }),
    moved(basic(organs, 'Where is insulin made?', 'In the islets of the pancreas'), { place: -1 }),
  ],
  'move to another file': [
    moved(cloze(cells, 'The [1:Black Death] reached Sicily in [2:1347].'), dates),
    moved(basic(people, 'Which organ cleans the blood of urea?', 'The kidneys do'), organs),
    moved(cloze(dates, 'Andreas Vesalius drew the [1:human body] in [2:seven books].'), people),
  ],
  'rename the file': [
    moved(cloze(rivers, 'The [1:Danube] ends in the [2:Black Sea].'), waters),
    moved(cloze(rivers, 'The [1:Rhine] rises in the [2:Swiss Alps].'), waters),
    moved(basic(rivers, 'Which river crosses Baghdad?', 'The Tigris'), waters),
  ],
  'rename the folder': [
    moved(basic(scales, 'How many sharps has A major?', 'Three: F, C and G'), { file: 'sound/scales.md' }),
    moved(basic(scales, 'Which clef is this?\n\n![](staff.png)', 'The alto clef'), { file: 'sound/scales.md' }),
    moved(cloze(tempi, '[1:Largo] is slower than [2:adagio].'), { file: 'sound/tempi.txt' }),
    moved(cloze(tempi, '[1:Presto] is faster than [2:vivace].'), { file: 'sound/tempi.txt' }),
  ],
  'change or rename the deck': [
    moved(basic(art, 'Which style has pointed arches?', 'The Gothic style'), { deck: 'Fine Arts' }),
    moved(cloze(art, '[1:Rembrandt] painted the [2:Night Watch].'), { deck: 'Fine Arts' }),
    moved(cloze(dates, 'Gutenberg printed his [1:Bible] about [2:1455].'), { deck: 'History::Printing', place: 300 }),
  ],
  'change the tags': [
    edited(basic(people, 'Who led the Huns in 451?', 'Attila', { tags: ['war'] }), { tags: ['antiquity', 'war'] }),
    edited(cloze(cells, 'Plant cells have [1:chloroplasts], animal cells have none.', { tags: ['plants'] }), {
      tags: ['botany'],
    }),
  ],
  'break the lines elsewhere': [
    // The same HTML: Markdown makes a blank of the line break.
    moved(
      basic(
        organs,
        'What does the liver do?',
        'It stores sugar as glycogen,\nmakes bile for the gut, and breaks down poisons.',
      ),
      text('What does the liver do?', 'It stores sugar as glycogen, makes bile\nfor the gut, and breaks down poisons.'),
    ),
    edited(
      cloze(cells, 'Cells take up [1:water] by osmosis\nand give off [2:salts] against the slope.'),
      text('Cells take up [1:water] by\nosmosis and give off [2:salts]\nagainst the slope.'),
    ),
  ],
  'make words bold': [
    edited(
      basic(people, 'Who was the first emperor of Rome?', 'Augustus, the heir of Caesar'),
      text('Who was the first emperor of Rome?', '**Augustus**, the heir of Caesar'),
    ),
    edited(
      cloze(cells, 'Enzymes lower the [1:activation energy] of a reaction.'),
      text('Enzymes **lower** the [1:activation energy] of a reaction.'),
    ),
  ],
  'mend a typo in the question': [
    edited(
      basic(organs, 'How many chambres has the human heart?', 'Four'),
      text('How many chambers has the human heart?', 'Four'),
    ),
    edited(
      basic(dates, 'When did the Western Roman Empyre end?', 'In 476'),
      text('When did the Western Roman Empire end?', 'In 476'),
    ),
  ],
  'mend a typo in the answer': [
    edited(
      basic(organs, 'What do the alveoli exchange?', 'Oxigen and carbon dioxide'),
      text('What do the alveoli exchange?', 'Oxygen and carbon dioxide'),
    ),
    edited(word('die Katze', 'the cta', 'Die Katze schläft.'), text('die Katze', 'the cat', 'Die Katze schläft.')),
  ],
  'reword the question': [
    edited(
      basic(organs, 'Which organ stores the bile between meals?', 'The gall bladder, below the liver'),
      text('Where does bile wait until the next meal?', 'The gall bladder, below the liver'),
    ),
  ],
  'rewrite the answer': [
    edited(
      basic(people, 'Why is Ada Lovelace remembered?', 'She wrote the first program for the Analytical Engine'),
      text(
        'Why is Ada Lovelace remembered?',
        'Because her notes of 1843 hold a program for the Analytical Engine of Babbage',
      ),
    ),
  ],
  'edit the sentence around the deletions': [
    edited(
      cloze(dates, 'The [1:Hanseatic League] was a union of merchant towns around the [2:Baltic Sea].'),
      text('The [1:Hanseatic League] was an alliance of trading towns, mostly around the [2:Baltic Sea].'),
    ),
  ],
  'add a hint': [
    edited(
      cloze(cells, '[1:Mitochondria] turn food into [2:ATP].'),
      text("[1:Mitochondria] turn food into [2:ATP|the cell's energy carrier]."),
    ),
    edited(
      cloze(people, '[1:Kepler] found that planets move on [2:ellipses].'),
      text('[1:Kepler|an astronomer] found that planets move on [2:ellipses].'),
    ),
  ],
  'number the deletions by hand': [
    moved(cloze(cells, 'The [1:Golgi apparatus] packs and ships [2:vesicles].'), { numbered: true }),
  ],
  'remove the second of five deletions': [
    edited(
      cloze(cells, 'The phases are [1:prophase], [2:prometaphase], [3:metaphase], [4:anaphase] and [5:telophase].'),
      text('The phases are [1:prophase], prometaphase, [3:metaphase], [4:anaphase] and [5:telophase].'),
    ),
    edited(
      cloze(people, 'The five good emperors: [1:Nerva], [2:Trajan], [3:Hadrian], [4:Antoninus] and [5:Marcus].'),
      text('The five good emperors: [1:Nerva], Trajan, [3:Hadrian], [4:Antoninus] and [5:Marcus].'),
    ),
  ],
  'insert a deletion before the others': [
    edited(
      cloze(dates, 'Columbus sailed from Palos with [1:three ships] in [2:August 1492].'),
      text('Columbus sailed from [3:Palos] with [1:three ships] in [2:August 1492].'),
    ),
    edited(
      cloze(people, 'Newton published the Principia in [1:1687] with the help of [2:Halley].'),
      text('[3:Newton] published the Principia in [1:1687] with the help of [2:Halley].'),
    ),
  ],
  'edit what a deletion hides': [
    edited(
      cloze(cells, 'A red blood cell lives about four [1:weeks] and has no [2:nucleus of its own].'),
      text('A red blood cell lives about four [1:months] and has no [2:nucleus of its own].'),
      { months: 'weeks' },
    ),
    edited(
      cloze(people, 'Darwin sailed on the [1:Beagel] to the [2:Galápagos].'),
      text('Darwin sailed on the [1:Beagle] to the [2:Galápagos].'),
      { Beagle: 'Beagel' },
    ),
  ],
  'exchange two deletions in the sentence': [
    edited(
      cloze(cells, 'Blood is filtered by the [1:glomerulus] and collected by the [2:capsule].'),
      text('The [2:capsule] collects what of the blood the [1:glomerulus] filtered.'),
    ),
  ],
  'exchange the picture': [edited(basic(organs, 'Which valve is marked?\n\n![](heart.png)', 'The mitral valve'), {})],
  'add the reversed card': [
    edited(
      { type: 'Basic (optional reversed card)', fields: ['the shoulder blade', 'scapula'], ...organs },
      text('the shoulder blade', 'scapula', 'yes'),
    ),
  ],
  'delete a note': [
    deleted(basic(people, 'Who was the last pharaoh of Egypt?', 'Cleopatra VII')),
    deleted(cloze(dates, 'The battle of [1:Lepanto] was fought in [2:1571].')),
  ],
  'put another note into the place of one': [
    deleted(basic(organs, 'Which bone is the longest of the body?', 'The femur')),
    added(basic(organs, 'How long is the small bowel?', 'About six metres')),
  ],
  'add a note': [
    added(basic(people, 'Who crossed the Rubicon?', 'Caesar, in January of 49 BC')),
    added(cloze(cells, 'The [1:cell wall] of plants is made of [2:cellulose].')),
    added(word('der Apfel', 'the apple', 'Der Apfel fällt.')),
  ],
  'change the note type': [retyped(basic(organs, 'the kneecap', 'patella'), { type: 'Basic (and reversed card)' })],
}

/**
 * The notes of the story, with the name of the edit that each of them goes through.
 * @type {Life[]}
 */
export const story = Object.entries(edits).flatMap(([edit, lives]) => lives.map((life) => ({ edit, ...life })))
