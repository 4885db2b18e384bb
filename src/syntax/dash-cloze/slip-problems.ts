import { defineProblem } from '../../diagnostics/problem.js'
import { dashDeck as deck } from './example.js'

/** A dash that opens a deletion which nothing closes. */
export const unclosedDash = defineProblem({
  code: 'dash-cloze/unclosed-dash',
  severity: 'error',
  summary: 'A dash opens a deletion that nothing closes',
  why: 'What was meant to be hidden is shown on the card, or there is no card at all.',
  remedy: 'Close it with a dash behind the last word, or write `\\-` where a dash is only a dash.',
  fix: 'unsafe',
  wrong: deck('Water leaves the cell by -osmosis, not by -diffusion-.'),
  right: deck('Water leaves the cell by -osmosis-, not by -diffusion-.'),
})

/** A deletion that another sign was meant to open or to close. */
export const longDash = defineProblem({
  code: 'dash-cloze/long-dash',
  severity: 'error',
  summary: 'A sign that only looks like a dash stands where a dash was meant',
  why: 'Editors turn `-` and `--` into `–` and `—` by themselves; there is then no deletion and nothing is hidden.',
  remedy: 'Put a plain `-` in its place.',
  fix: 'unsafe',
  wrong: deck('Water leaves the cell by -osmosis–, not by -diffusion-.'),
  right: deck('Water leaves the cell by -osmosis-, not by -diffusion-.'),
})

/** A dash that closes a deletion which nothing opens. */
export const unopenedDash = defineProblem({
  code: 'dash-cloze/unopened-dash',
  severity: 'warning',
  summary: 'A dash closes a deletion that nothing opens',
  why: 'What was meant to be hidden is shown on the card, with a dash behind it.',
  remedy: 'Write a dash before its first word, or `\\-` where a dash is only a dash.',
  fix: 'unsafe',
  wrong: deck('Water leaves the cell by osmosis-, not by -diffusion-.'),
  right: deck('Water leaves the cell by -osmosis-, not by -diffusion-.'),
})

/** A blank inside the dashes. */
export const blankInside = defineProblem({
  code: 'dash-cloze/blank-inside',
  severity: 'warning',
  summary: 'A blank behind the dash that should open a deletion',
  why: 'Such a dash opens nothing, so the words behind it are shown.',
  remedy: 'Take the blank out, or write `\\-` where a dash is only a dash.',
  fix: 'unsafe',
  wrong: deck('ATP is made in the - mitochondria-, by -respiration-.'),
  right: deck('ATP is made in the -mitochondria-, by -respiration-.'),
})

/** An odd dash, behind which the deletions are inside out. */
export const oddDash = defineProblem({
  code: 'dash-cloze/odd-dash',
  severity: 'error',
  summary: 'An odd dash turns the deletions inside out',
  why: 'From there on the cards hide what stands between the answers, and show the answers.',
  remedy: 'Take the odd dash out, or give it the partner that it lacks; write `\\-` where a dash is only a dash.',
  fix: 'unsafe',
  wrong: deck('光合成には光-と-水-が必要だ。'),
  right: deck('光合成には-光-と-水-が必要だ。'),
})

/** Deletions that cover only joining words. */
export const invertedRun = defineProblem({
  code: 'dash-cloze/inverted-run',
  severity: 'warning',
  summary: 'Deletions that hide only joining words',
  why: 'A dash too many or too few turned the blanks inside out: the card asks for "and" and shows the answers.',
  remedy: 'Look for the dash that went wrong before the first of them.',
  fix: 'unsafe',
  wrong: deck('Photosynthesis needs light- -and- -water-.'),
  right: deck('Photosynthesis needs -light- and -water-.'),
})
