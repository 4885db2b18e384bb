import { hash } from '../text/hash.js'
import { hashInMediaName } from './media-name.js'
import type { ExplicitId } from './note.js'
import { plainText } from './plain-text.js'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * What makes a note this note and no other, where the writer says nothing: its type, its deck and its first field.
 *
 * Of the field only what a reader of the answer would read counts: no markup, no hints, no cloze numbers; an image or a
 * sound counts by a hash of its bytes.
 */
export function noteKey(typeName: string, deck: string, firstFieldHtml: string): string {
  const text = plainText(withoutClozes(firstFieldHtml), hashInMediaName)
  return `note\x1f${typeName}\x1f${deck}\x1f${evenSpaces(composed(text)).trim()}`
}

/** A text in Unicode's composed form. Latin letters are in it already. */
function composed(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text
}

/** A text with one blank wherever there is space. Most texts have it so, and looking is quicker than replacing. */
function evenSpaces(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text
}

/** The key of an identity that the writer gave, in a space of its own. */
export function explicitKey(value: string): string {
  return `key\x1f${value}`
}

/** The guid of a key: letters and digits. `ordinal` tells apart notes of the same key, from 0. */
export function guidOf(key: string, ordinal = 0): string {
  const digest = hash('sha256', ordinal === 0 ? key : `${key}\x1f${ordinal}`, 'buffer')
  let guid = ''
  // Sixteen letters of 62: two notes of a million would meet once in about 10^16 times.
  for (let at = 0; at < 16; at++) guid += letters[digest[at]! % letters.length]
  return guid
}

/** The guid of a note whose identity the writer gave. */
export function explicitGuid(id: ExplicitId): string {
  return id.kind === 'guid' ? id.value : guidOf(explicitKey(id.value))
}

/** Gives out guids by key: the same key again gets the next ordinal. */
export function guidGiver(): (key: string) => string {
  const given = new Map<string, number>()
  return (key) => {
    const ordinal = given.get(key) ?? 0
    given.set(key, ordinal + 1)
    return guidOf(key, ordinal)
  }
}

/** A text without the marks of its clozes: answers stay, hints and numbers go. Braces alone count, as for Anki. */
export function withoutClozes(html: string): string {
  if (!html.includes('{{c')) return html
  let text = ''
  let depth = 0
  let from = 0
  const run = (end: number) => {
    const piece = html.slice(from, end)
    const hint = depth === 0 ? -1 : piece.indexOf('::')
    text += hint === -1 ? piece : piece.slice(0, hint)
  }
  for (const mark of html.matchAll(/\{\{c[\d,]+::|\}\}/g)) {
    if (mark[0] === '}}' && depth === 0) continue
    run(mark.index)
    depth += mark[0] === '}}' ? -1 : 1
    from = mark.index + mark[0].length
  }
  run(html.length)
  return text
}
