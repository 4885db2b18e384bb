import { decodeEntities } from '../model/entities.js'

/** Tags that begin and end a line. */
const lineTags =
  /^(?:p|div|li|ul|ol|dl|dt|dd|table|thead|tbody|tr|h[1-6]|hr|pre|blockquote|section|details|summary|figure)$/i

/** What is written into a text and then means markup: no text holds these. */
const strong = '\ue000'

/**
 * The HTML of a card's side as Markdown for a small window: its words in their lines, what is asked for or answered in
 * bold, pictures and sounds by their names.
 */
export function cardText(written: string): string {
  const html = written.replaceAll(strong, '')
  const tags = /<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi
  const spans: boolean[] = []
  let text = ''
  let from = 0
  for (const match of html.matchAll(tags)) {
    text += decodeEntities(html.slice(from, match.index))
    from = match.index + match[0].length
    const [, , slash = '', name = '', attributes = ''] = match
    if (/^br$/i.test(name) || lineTags.test(name)) text += '\n'
    else if (/^t[dh]$/i.test(name)) text += slash === '' ? ' ' : ' |'
    else if (/^span$/i.test(name)) {
      const marked = slash === '' ? /\bclass="?cloze[" ]/.test(attributes) : spans.pop() === true
      if (slash === '') spans.push(marked)
      if (marked) text += strong
    } else if (/^(?:img|audio|video|source)$/i.test(name)) {
      const source = /\bsrc=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)
      text += `[${decodeEntities(source?.[1] ?? source?.[2] ?? source?.[3] ?? '')}]`
    }
  }
  text += decodeEntities(html.slice(from))
  const lines = text
    .replace(/\[sound:([^\]]+)\]/g, '[$1]')
    .replace(/\[\[type:[^\]]*\]\]/g, '[…]')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
  const escaping = escaper()
  return lines
    .filter((line) => line !== '')
    .map(escaping)
    .filter((line) => line !== '')
    .join('  \n')
}

/** Makes lines in which nothing means Markdown but what is bold, which may go on from one line to the next. */
function escaper(): (line: string) => string {
  let isBold = false
  return (line) =>
    line
      .split(strong)
      .map((part, index) => {
        if (index > 0) isBold = !isBold
        const escaped = part.replace(/[\\`*_{}[\]()#+\-!|<>~$&]/g, '\\$&')
        return isBold && part.trim() !== '' ? `**${escaped.trim()}**` : escaped
      })
      .join('')
}
