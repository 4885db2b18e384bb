import { defineProblem } from '../diagnostics/problem.js'

const ownType = (front: string) => `{
  "noteTypes": {
    "Word": {
      "fields": ["Word", "Meaning", "Source"],
      "templates": [{ "name": "Card 1", "front": "${front}", "back": "{{Meaning}}" }]
    }
  }
}
`

/** A field that no card shows. */
export const fieldNotShown = defineProblem({
  code: 'sheet/field-not-shown',
  severity: 'warning',
  summary: 'A field that is on no card, and so not on the sheet',
  why: 'Questions, worksheets and cards show what the cards of a note show; what none of them shows is left out.',
  remedy: 'Show the field in a template, or print a handout: it has all fields.',
  wrong: ownType('{{Word}}'),
  right: ownType('{{Word}} ({{Source}})'),
})

/** A card whose text is too long for the paper. */
export const cardTooLong = defineProblem({
  code: 'sheet/card-too-long',
  severity: 'warning',
  summary: 'A card that is too long to be cut out',
  why: 'Its text would not fit even in the smallest size that is read. It is printed whole, behind the cards.',
  remedy: 'Make the cards larger, the text smaller, or two notes of the one.',
  wrong: `What is on the list?\n${'A line of a very long list\n'.repeat(60)}`,
  right: 'What is on the list?\nBread, milk and eggs\n',
})

/** A picture that is too large to be put into a page. */
export const largePicture = defineProblem({
  code: 'sheet/large-picture',
  severity: 'warning',
  summary: 'A picture that is too large for a sheet',
  why: 'A sheet holds its pictures; one of more than 20 MB, or all of more than 250 MB, would make it too large to be opened.',
  remedy: 'Make the picture smaller: for a page, 2,000 pixels across are plenty.',
  wrong: 'What is this?\n![](a-photo-of-25-MB.png)\n',
  right: 'What is this?\n![](a-photo-of-1-MB.jpg)\n',
})

/** All that may be said of notes that are printed. */
export const sheetProblems = [fieldNotShown, cardTooLong, largePicture]
