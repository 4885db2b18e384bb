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

const containers = /[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*)+/my
const indentedItem = /[ \t]{80,}(?:[-+*]|\d{1,9}[.)])[ \t]/my

/** Whether quotes or lists lie too deep in each other: many on one line, or item under item far to the right. */
function isDeep(text: string): boolean {
  let items = 0
  for (let start = 0, end = 0; end !== -1; start = end + 1) {
    end = text.indexOf('\n', start)
    if ((end === -1 ? text.length : end) - start < deepest || !mayOpen(text.charCodeAt(start))) continue
    containers.lastIndex = start
    const line = containers.exec(text)?.[0] ?? ''
    if (line.length >= deepest && line.replace(/\d+|[ \t]+/g, '').length >= deepest) return true
    indentedItem.lastIndex = start
    if (indentedItem.test(text) && ++items > deepest) return true
  }
  return false
}

/** Whether a line that begins so may open a quote or a list: a blank, a digit, or one of `> - + *`. */
function mayOpen(code: number): boolean {
  return code === 32 || code === 9 || code === 62 || (code >= 42 && code <= 57)
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
