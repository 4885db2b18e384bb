import { openerNumbers, openerPattern } from './opener.js'
import { plainDeletions } from './plain-reading.js'

/** How many deletions Anki holds open at once; further openings are dropped, their closing braces are not. */
const openAtOnce = 10

/** The number of cards that a cloze note can have: higher numbers share the last. */
const mostCards = 500

/** A deletion as Anki reads it in a field's HTML. */
export interface AnkiCloze {
  /** Ascending, without repetition. */
  readonly numbers: readonly number[]
  readonly parts: readonly AnkiPart[]
  readonly hint: string | undefined
}

/** What a field's HTML consists of, as Anki reads it. */
export type AnkiPart = string | AnkiCloze

/**
 * The parts of a field's HTML as Anki reads them: braces only, whatever they stand in. An opening that is never closed
 * takes all that follows it with itself.
 */
export function ankiParts(html: string): AnkiPart[] {
  if (!html.includes('{{c')) return html === '' ? [] : [html]
  const tokens = new RegExp(`${openerPattern.source}|\\}\\}`, 'g')
  const parts: AnkiPart[] = []
  const stack: { numbers: number[]; parts: AnkiPart[]; hint: string | undefined }[] = []
  let from = 0

  const text = (to: number) => {
    if (to > from) addText(html.slice(from, to))
  }
  const addText = (some: string) => {
    const top = stack.at(-1)
    if (top === undefined) {
      parts.push(some)
      return
    }
    const separator = some.indexOf('::')
    if (separator === -1) top.parts.push(some)
    else {
      if (separator > 0) top.parts.push(some.slice(0, separator))
      top.hint = some.slice(separator + 2)
    }
  }

  for (let token = tokens.exec(html); token !== null; token = tokens.exec(html)) {
    const [written] = token
    if (written === '}}') {
      text(token.index)
      const closed = stack.pop()
      if (closed === undefined) addText(written)
      else (stack.at(-1)?.parts ?? parts).push(closed)
    } else {
      const numbers = openerNumbers(written).sort((a, b) => a - b)
      if (numbers.length === 0) {
        // Anki goes on behind the first brace.
        tokens.lastIndex = token.index + 1
        continue
      }
      text(token.index)
      if (stack.length < openAtOnce) stack.push({ numbers, parts: [], hint: undefined })
    }
    from = tokens.lastIndex
  }
  if (stack.length === 0) text(html.length)
  return parts
}

/** The numbers of the deletions in a note's fields that Anki makes cards of, ascending. */
export function clozeNumbers(fieldsHtml: readonly string[]): number[] {
  const numbers = new Set<number>()
  const gather = (parts: readonly AnkiPart[]) => {
    for (const part of parts) {
      if (typeof part === 'string') continue
      for (const number of part.numbers) if (number > 0) numbers.add(number)
      gather(part.parts)
    }
  }
  for (const html of fieldsHtml) {
    if (!html.includes('{{c')) continue
    const plain = plainDeletions(html)
    if (plain === undefined) gather(ankiParts(html))
    else for (const deletion of plain) for (const number of deletion.numbers) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}

/** The ordinals of the cards of a cloze note, ascending: one for each number, from 0. */
export function cardOrdinals(fieldsHtml: readonly string[]): number[] {
  return [...new Set(clozeNumbers(fieldsHtml).map((number) => Math.min(number, mostCards) - 1))]
}

/** What `{{cloze:Field}}` shows on a card: nothing where the field has no deletion of the card's number. */
export function renderCloze(html: string, number: number, side: 'question' | 'answer'): string {
  if (!html.includes('{{c')) return ''
  let shown = ''
  let found = false
  const render = (part: AnkiPart): string => {
    if (typeof part === 'string') return part
    const ordinal = part.numbers.join(',')
    const active = part.numbers.includes(number)
    found ||= active
    const [first] = part.parts
    if (typeof first === 'string' && first.startsWith('image-occlusion:'))
      return occlusion(first, ordinal, active, side)
    const content = part.parts.map(render).join('')
    if (!active) return `<span class="cloze-inactive" data-ordinal="${ordinal}">${content}</span>`
    if (side === 'answer') return `<span class="cloze" data-ordinal="${ordinal}">${content}</span>`
    return `<span class="cloze" data-cloze="${encoded(content)}" data-ordinal="${ordinal}">[${part.hint ?? '...'}]</span>`
  }
  for (const part of ankiParts(html)) shown += render(part)
  return found ? withoutTagsInMath(shown) : ''
}

/** The empty shape that Anki makes of a deletion whose text says that it hides a part of a picture. */
function occlusion(text: string, ordinal: string, active: boolean, side: 'question' | 'answer'): string {
  const kind = !active ? 'cloze-inactive' : side === 'question' ? 'cloze' : 'cloze-highlight'
  const [shape = '', ...properties] = text.slice('image-occlusion:'.length).split(':')
  const known = /^(?:rect|ellipse|polygon|text)$/.test(shape) ? `data-shape="${shape}" ` : ''
  const data = properties.filter((one) => /^[\w-]+=/.test(one)).map((one) => `data-${one.replace('=', '="')}" `)
  return `<div class="${kind}" data-ordinal="${ordinal}" ${known}${data.join('')}></div>`
}

const encodedCharacters: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A text as Anki writes it into the attribute that holds what is hidden. */
function encoded(text: string): string {
  return text.replace(/[^0-9A-Za-z\u0100-\uffff]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
    return encodedCharacters[character] ?? `&#x${code};`
  })
}

/** As Anki shows a field through `cloze:`: every tag and comment between math's delimiters taken out. */
export function withoutTagsInMath(html: string): string {
  if (!/\\[([]/.test(html)) return html
  let shown = ''
  let from = 0
  const closings = /\\[)\]]/g
  for (const opening of html.matchAll(/\\[([]/g)) {
    if (opening.index < from) continue
    closings.lastIndex = opening.index + 2
    const closing = closings.exec(html)
    if (closing === null) break
    shown +=
      html.slice(from, opening.index + 2) + html.slice(opening.index + 2, closing.index).replace(tagOrComment, '')
    from = closing.index
  }
  return shown + html.slice(from)
}

const tagOrComment = /<!--[\s\S]*?-->|<(?:style|script)[\s\S]*?>[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi
