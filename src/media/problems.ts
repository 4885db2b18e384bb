import { defineProblem, type Problem } from '../diagnostics/problem.js'

const note = (front: string, back: string) =>
  `# Note\nmodel: Basic\ndeck: Animals\n\n## Front\n\n${front}\n\n## Back\n\n${back}\n`

/** No file of the name is there. */
export const missingMedia: Problem = defineProblem({
  code: 'missing-media',
  severity: 'error',
  summary: 'A picture or sound is not there',
  why: 'The card would show a broken picture or stay silent, and Anki says nothing of it until Check Media.',
  remedy: 'Put the file beside the notes or into the media folder (`--media-root`), or mend its name.',
  wrong: note('Which animal is this? ![](lynx.png)', 'A lynx'),
  right: note('Which animal is this? ![](cat.png)', 'A cat'),
})

/** A file is there, in another spelling. */
export const mediaCase: Problem = defineProblem({
  code: 'media-case',
  severity: 'error',
  summary: 'A file is there, but its name is written otherwise',
  why: 'Some systems find `Cat.png` under `cat.png` and others do not: the deck would come out with the picture here and without it elsewhere.',
  remedy: 'Write the name exactly as the file has it, letter case and accents included.',
  fix: 'unsafe',
  wrong: note('Which animal is this? ![](Cat.png)', 'A cat'),
  right: note('Which animal is this? ![](cat.png)', 'A cat'),
})

/** A file is there, but where none may be taken from. */
export const mediaOutsideRoot: Problem = defineProblem({
  code: 'media-outside-root',
  severity: 'error',
  summary: 'A picture or sound lies outside the folder of the notes',
  why: 'Notes from a stranger could otherwise carry your private files into a deck; and on another machine the file would not be there.',
  remedy: 'Move the file to the notes, or name the folder from which files may be taken with `--media-root`.',
  wrong: note('Which animal is this? ![](../outside.png)', 'A lynx'),
  right: note('Which animal is this? ![](cat.png)', 'A cat'),
})

/** A file of no bytes. */
export const emptyMedia: Problem = defineProblem({
  code: 'empty-media',
  severity: 'error',
  summary: 'A picture or sound is an empty file',
  why: 'Anki takes a file of no bytes for a missing one.',
  remedy: 'Save the file again: it was probably left behind by a download or copy that failed.',
  wrong: note('Which animal is this? ![](empty.png)', 'A lynx'),
  right: note('Which animal is this? ![](cat.png)', 'A cat'),
})

/** A file on another machine. */
export const remoteMedia: Problem = defineProblem({
  code: 'remote-media',
  severity: 'warning',
  summary: 'A picture or sound stays on the web',
  why: 'The card shows it only while the reader is online and the other site keeps it.',
  remedy: 'Download the file and put it beside the notes.',
  wrong: note('Which animal is this? ![](https://example.org/cat.png)', 'A cat'),
  right: note('Which animal is this? ![](cat.png)', 'A cat'),
})

/** A file that AnkiWeb does not take. */
export const mediaTooLarge: Problem = defineProblem({
  code: 'media-too-large',
  severity: 'warning',
  summary: 'A file is larger than 100 MB',
  why: 'AnkiWeb does not take files over 100 MB: the card would lack it on every other device.',
  remedy: 'Make the picture, sound or film smaller, or cut it in parts.',
  wrong: note('What is shown here? <video src="lecture.mp4"></video>', 'A lecture'),
  right: note('What is shown here? ![](cat.png)', 'A cat'),
})

/** A file that is there, and only linked to. */
export const linkedFile: Problem = defineProblem({
  code: 'linked-file',
  severity: 'warning',
  summary: 'A card links to a file that does not come along',
  why: 'Anki carries the pictures, sounds and films of a card, and no files that it only links to: there the link leads nowhere.',
  remedy: 'Link to the web, or put what matters on the card.',
  wrong: note('What does the lynx eat?', 'See [the paper](paper.pdf)'),
  right: note('What does the lynx eat?', 'See [the paper](https://example.org/paper.pdf)'),
})

/** What can be wrong with pictures and sounds. */
export const mediaProblems: readonly Problem[] = [
  missingMedia,
  mediaCase,
  mediaOutsideRoot,
  emptyMedia,
  remoteMedia,
  mediaTooLarge,
  linkedFile,
]
