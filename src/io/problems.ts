import { defineProblem, type Problem } from '../diagnostics/problem.js'

/** The bytes of a file are in another encoding. */
export const notUtf8 = defineProblem({
  code: 'not-utf-8',
  severity: 'error',
  summary: 'A file is not written in UTF-8',
  why: 'Read in the wrong encoding, letters with accents and every other script would come out as other characters.',
  remedy: 'Open the file in your editor, choose “Save with encoding”, and take UTF-8.',
  wrong: 'caf\ufffd',
  right: '# deck: Words\n\n-café-\n',
})

/** The bytes of a file are no text at all. */
export const notText = defineProblem({
  code: 'not-text',
  severity: 'error',
  summary: 'A file is not a text',
  why: 'A picture, a sound or an archive holds no notes, and a zero byte in a text would cut a card short in Anki.',
  remedy: 'Name only the files that hold notes, or remove the zero byte.',
  wrong: '\0',
  right: '# deck: Words\n\n-café-\n',
})

/** A file that was named holds neither notation. */
export const notNotes = defineProblem({
  code: 'not-notes',
  severity: 'error',
  summary: 'A file reads as neither notation',
  why: 'No card can be made of it, and a run that said nothing would look as if it had.',
  remedy: 'Put `# deck: NAME` above paragraphs with -dash clozes-, or write `# Note` with `## Front` and `## Back`.',
  wrong: '## Shopping\n\n* milk\n* bread\n',
  right: '# deck: Words\n\nMilk comes from the -cow-.\n',
})

/** The problems that show before a file is read as notes. */
export const ioProblems: readonly Problem[] = [notUtf8, notText, notNotes]
