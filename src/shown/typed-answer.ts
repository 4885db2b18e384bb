import { hiddenTexts } from '../cloze/only.js'
import { escapeAttribute, escapeText } from '../markdown/escape.js'
import type { NoteType } from '../model/note-type.js'
import { strippedText } from '../model/plain-text.js'

/** A card of which an answer may be typed. */
export interface TypedCard {
  readonly type: NoteType
  readonly fields: readonly string[]
  readonly ordinal: number
  readonly side: 'question' | 'answer'
}

const box = /\[\[type:(.+?)\]\]/g

/**
 * A side with the boxes for typed answers as Anki's window has them: on the question a box, on the answer what should
 * have been typed, below the line between the sides.
 */
export function withTypedAnswer(html: string, card: TypedCard): string {
  const [, asked] = new RegExp(box).exec(html) ?? []
  if (asked === undefined) return html
  const answer = askedFor(asked, card)
  if (answer === undefined) {
    const cloze = asked.startsWith('cloze:')
    const name = asked.replace(/^(?:cloze|nc):/, '')
    const said = cloze ? 'Please run Tools &gt; Empty Cards' : `Type answer: unknown field ${escapeText(name)}`
    return html.replace(box, card.side === 'question' ? () => said : () => '')
  }
  if (answer === '') return html.replace(box, '')
  if (card.side === 'question') {
    const name = escapeAttribute(`Type the answer: ${asked.replace(/^(?:cloze|nc):/, '')}`)
    const style = 'font-family: Arial; font-size: 20px'
    return html.replace(
      box,
      () => `<center><input type="text" id="typeans" aria-label="${name}" style="${style}"></center>`,
    )
  }
  const withoutLine = html.replaceAll('<hr id=answer>', '')
  const line = withoutLine === html ? '' : '<hr id=answer>'
  const shown = `<div style="font-family: Arial; font-size: 20px"><code id="typeans">${escapeText(comparedText(answer))}</code></div>`
  let first = true
  return withoutLine.replace(box, (written) => {
    if (!first) return written
    first = false
    return line + shown
  })
}

/** The HTML of what is to be typed; empty where nothing is, undefined where nothing can be. */
export function askedFor(asked: string, { type, fields, ordinal }: TypedCard): string | undefined {
  const index = type.fields.indexOf(asked.replace(/^(?:cloze|nc):/, ''))
  if (index === -1) return undefined
  const html = fields[index] ?? ''
  if (!asked.startsWith('cloze:')) return html
  const hidden = hiddenTexts(html, ordinal + 1, 'answer')
  if (hidden.length === 0) return undefined
  return new Set(hidden).size === 1 ? hidden[0] : hidden.join(', ')
}

/** An answer as Anki holds what was typed against it: without pictures and sounds, in one line. */
export function comparedText(html: string): string {
  const text = html.replace(/\[sound:[^\]]*\]|<img\b[^>]*>/gi, '').replace(/(?:\n|<br ?\/?>|<\/?div>)+/g, ' ')
  return strippedText(text).replaceAll('\u00a0', ' ').trim()
}
