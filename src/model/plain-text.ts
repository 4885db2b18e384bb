import { decodeAllOrNone, decodeEntities } from './entities.js'
import { mediaTags } from './media-tags.js'

/** Tags that part words: what stands before and behind them is not one word. */
const partingTag = /^<\/?(?:br|p|div|li|ul|ol|dl|dt|dd|table|thead|tbody|tr|td|th|h[1-6]|hr|pre|blockquote|section)\b/i

/**
 * The text of a field as Anki sorts by it and compares it: without markup, entities decoded, a picture as its file's
 * name between blanks.
 */
export function strippedText(html: string): string {
  const named = withMediaNames(html, (name) => name)
  const text = withoutTags(named, () => '')
  if (!text.includes('&')) return text
  const decoded = decodeAllOrNone(text)
  // Anki makes plain blanks of those that do not break only where it decoded something.
  return decoded === text ? text : decoded.replaceAll('\u00a0', ' ')
}

/** The text of a field as a reader takes it in, words parted where lines are. `mediaText` says what a file counts as. */
export function plainText(html: string, mediaText: (name: string) => string): string {
  const pictured = withMediaNames(html, mediaText)
  // Behind the last bracket no sound ends, and looking for its end there would take time for each beginning.
  const end = pictured.lastIndexOf(']') + 1
  const heard = pictured.slice(0, end).replace(/\[sound:([^\]]+)\]/gi, (_, name) => ` ${mediaText(name)} `)
  const named = heard + pictured.slice(end)
  return decodeEntities(withoutTags(named, (tag) => (partingTag.test(tag) ? ' ' : '')))
}

function withMediaNames(html: string, mediaText: (name: string) => string): string {
  if (!html.includes('<')) return html
  let text = ''
  let from = 0
  for (const { start, end, files } of mediaTags(html)) {
    const file = files[0]
    if (file === undefined) continue
    text += `${html.slice(from, start)} ${mediaText(file.value)} `
    from = end
  }
  return text + html.slice(from)
}

/** HTML without tags, comments, scripts and styles. Done by hand, for time that grows with the text and no faster. */
function withoutTags(html: string, textOf: (tag: string) => string): string {
  let text = ''
  let from = 0
  const missing = new Set<string>()
  const endAfter = (closer: string, start: number) => {
    const at = missing.has(closer) ? -1 : html.indexOf(closer, start)
    if (at === -1) missing.add(closer)
    return at === -1 ? undefined : at + closer.length
  }
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', from)) {
    const word = /^<(?:!--|style|script)/i.exec(html.slice(open, open + 7))?.[0].toLowerCase()
    const long = word && endAfter(word === '<!--' ? '-->' : `</${word.slice(1)}>`, open + word.length)
    const end = long || endAfter('>', open)
    if (end === undefined) break
    text += html.slice(from, open) + (long ? '' : textOf(html.slice(open, end)))
    from = end
  }
  return text + html.slice(from)
}
