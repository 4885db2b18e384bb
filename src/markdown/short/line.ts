/** How a line begins, where no paragraph goes on with it. */
export type LineKind =
  | 'blank'
  | 'text'
  | 'row'
  | 'bullet'
  | 'number'
  | 'fence'
  | 'heading'
  | 'quote'
  | 'rule'
  | 'html'
  | 'braces'

/** A line of Markdown, its indentation counted. */
export interface Line {
  readonly text: string
  /** How many blanks it begins with. */
  readonly indent: number
  /** Undefined where what it begins is not surely known. */
  readonly kind: LineKind | undefined
}

/** What `withOwnLines` makes of braces on lines of their own. */
const braces = /^<!--(?:\u2e24\d+\u2e25[ \t]*)+-->[ ]*$/

const htmlBlock =
  /^<\/?(?:aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?: |$|\/?>)/i

const inlineHtml =
  /^<(?:https?:|\/?(?:a|abbr|b|bdi|bdo|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|rp|rt|ruby|s|small|span|strong|sub|sup|u|var)(?![\w-]))/i

/** A line with what it is. */
export function lineOf(text: string): Line {
  let indent = 0
  while (text.charCodeAt(indent) === 32) indent++
  return { text, indent, kind: kindOf(indent === 0 ? text : text.slice(indent)) }
}

function kindOf(text: string): LineKind | undefined {
  switch (text.charAt(0)) {
    case '':
      return 'blank'
    case '\t':
      return /^[ \t]*$/.test(text) ? 'blank' : undefined
    case '#':
      return /^#{1,6}(?:[ \t]|$)/.test(text) ? (/^#+ +[^\s#]/.test(text) ? 'heading' : undefined) : 'text'
    case '>':
      return 'quote'
    case '`':
    case '~':
      return /^(?:`{3}|~{3})/.test(text) ? 'fence' : 'text'
    case '-':
      if (isRule(text)) return 'rule'
      // It may be the line under a heading, or that under the head of a table.
      return /^-[-:| \t]*$/.test(text) ? undefined : bulletOr(text)
    case '*':
      return isRule(text) ? 'rule' : bulletOr(text)
    case '+':
      return bulletOr(text)
    case '_':
      return isRule(text) ? 'rule' : 'text'
    case '=':
      return /^=+\s*$/.test(text) ? undefined : 'text'
    case ':':
      return /^:-/.test(text) ? undefined : 'text'
    case '|':
      return /^\|[-:| \t]*-[-:| \t]*$/.test(text) ? undefined : 'row'
    case '<':
      if (braces.test(text)) return 'braces'
      if (/^<[a-z/!?]/i.test(text) && !inlineHtml.test(text)) return htmlBlock.test(text) ? 'html' : undefined
      return 'text'
    default:
      return numberOr(text)
  }
}

function isRule(text: string): boolean {
  return /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(text)
}

function bulletOr(text: string): LineKind | undefined {
  const next = text.charCodeAt(1)
  if (next !== 32 && next !== 9 && text.length > 1) return 'text'
  return /^[-+*] {1,4}\S/.test(text) ? 'bullet' : undefined
}

function numberOr(text: string): LineKind | undefined {
  const code = text.charCodeAt(0)
  if (code < 48 || code > 57 || !/^\d{1,9}[.)](?:[ \t]|$)/.test(text)) return 'text'
  return /^\d+[.)] {1,4}\S/.test(text) ? 'number' : undefined
}
