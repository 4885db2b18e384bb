/** How many marks of emphasis, links and the like one paragraph may hold: with more, reading it takes seconds. */
const mostMarks = 3000

/** How many lines one paragraph may have: the time it takes grows with their square. */
const mostLines = 5000

/** How long a field may be in which Markdown is looked for. */
const mostCharacters = 2_000_000

/** How deep quotes and lists may lie in each other. */
const deepest = 60

/** Whether Markdown could take so long over a text, or go so deep into it, that the text is written plain instead. */
export function tooCostly(text: string): boolean {
  if (isDeep(text)) return true
  if (text.length < mostMarks) return false
  if (text.length > mostCharacters) return true
  let marks = 0
  let total = 0
  let lines = 0
  let blank = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) {
      if (blank) {
        total += marks * marks
        marks = 0
        lines = 0
      } else if (++lines > mostLines) return true
      blank = true
    } else if (code !== 32 && code !== 9) {
      blank = false
      if (isMark(code) && ++marks > mostMarks) return true
    }
  }
  return total + marks * marks > 4 * mostMarks * mostMarks
}

const containers = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*)+/gm
const indentedItem = /^[ \t]{80,}(?:[-+*]|\d{1,9}[.)])[ \t]/gm

/** Whether quotes or lists lie too deep in each other: many on one line, or item under item far to the right. */
function isDeep(text: string): boolean {
  for (const [line] of text.matchAll(containers)) {
    if (line.length >= deepest && line.replace(/\d+|[ \t]+/g, '').length >= deepest) return true
  }
  let items = 0
  for (const _ of text.matchAll(indentedItem)) if (++items > deepest) return true
  return false
}

/** Whether a character may open or close something: `* _ ~ [ ] ! < & \` and the backtick. */
function isMark(code: number): boolean {
  switch (code) {
    case 33:
    case 38:
    case 42:
    case 60:
    case 64:
    case 91:
    case 92:
    case 93:
    case 95:
    case 96:
    case 126:
      return true
    default:
      return false
  }
}
