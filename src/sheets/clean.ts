import { mediaFolder } from '../shown/shown-side.js'
import { indexOfSign, markAttribute, signPattern } from './hidden.js'
import { element, type HtmlElement, type HtmlNode } from './html-tree.js'
import { type Cleaning, keptAttributes } from './kept-attributes.js'
import { isBlock } from './measure.js'
import type { Within } from './paper.js'

/** Elements of which nothing is seen. */
const unseen = /^(?:script|style|template|noscript|title|wbr|link|meta|base|source|track|param|head)$/

/** Elements that do something, and are shown as what stands in them. */
const idle = /^(?:form|button|select|option|optgroup|textarea|label|fieldset|marquee|blink|dialog|html|body|main)$/

/** Elements of old that HTML reads by rules of their own, the last of them to the end of the page. */
const literal = /^(?:xmp|listing|noembed|noframes|plaintext)$/

/** Elements that would show something of another machine. */
const elsewhere = /^x-(iframe|frame|frameset|object|embed|portal|fencedframe)$/

/** The tree of a card without what has no place on paper. */
export function clean(nodes: readonly HtmlNode[], cleaning: Cleaning): HtmlNode[] {
  return cleanAll(nodes, cleaning, { code: false, math: false, attribute: false })
}

function cleanAll(nodes: readonly HtmlNode[], cleaning: Cleaning, within: Within): HtmlNode[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? cleanText(node, cleaning, within) : cleanElement(node, cleaning, within),
  )
}

function cleanText(text: string, { showGap }: Cleaning, within: Within): readonly HtmlNode[] {
  if (text.search(signPattern) === -1) return [text]
  const nodes: HtmlNode[] = []
  let from = 0
  for (const { 0: sign, index } of text.matchAll(signPattern)) {
    nodes.push(text.slice(from, index), ...(showGap(indexOfSign(sign), within) ?? [sign]))
    from = index + sign.length
  }
  return [...nodes, text.slice(from)].filter((node) => node !== '')
}

function cleanElement(node: HtmlElement, cleaning: Cleaning, outside: Within): readonly HtmlNode[] {
  const { name, attributes, children } = node
  if (unseen.test(name)) return []
  const code = outside.code || /^(?:code|pre|kbd|samp)$/.test(name)
  const within = { ...outside, code, math: outside.math || name === 'math' }
  const inside = () => cleanAll(children, cleaning, within)
  const foreign = elsewhere.exec(name)?.[1]
  if (foreign !== undefined) {
    const address = attributes.src ?? attributes.data ?? attributes['data-blocked-data']
    const words = `[${foreign}${address === undefined ? '' : `: ${address}`}]`
    return [told('not-shown', words, `[${foreign}]`, cleaning), ...inside()]
  }
  if (idle.test(name)) return inside()
  if (literal.test(name)) return [element('pre', {}, inside())]
  if (name === 'img') return [picture(node, cleaning)]
  if (name === 'audio' || name === 'video') return [sound(node, cleaning)]
  if (name === 'input') return field(node)
  if (attributes.class === 'spoken') return [spoken(attributes.title ?? '', cleaning, within)]
  const kept = keptAttributes(node, cleaning)
  if (name === 'image') return [drawnPicture(node, kept)]
  if (name === 'u' && attributes[markAttribute] !== undefined) {
    return [element('mark', { [markAttribute]: attributes[markAttribute] }, inside())]
  }
  // What opens by a click is open on paper.
  if (name === 'details') return [element(name, { ...kept, open: '' }, inside())]
  // Headings in a note are not headings of the sheet.
  if (/^h[1-6]$/.test(name)) {
    const words = inside()
    return [element(isBlock(words) ? 'div' : 'p', { ...kept, class: classes('dw-heading', kept.class) }, words)]
  }
  return [element(name, kept, inside())]
}

function classes(one: string, other: string | undefined): string {
  return other === undefined ? one : `${one} ${other}`
}

/** What is said in place of something. Of what is asked only that it is there: its name may be the answer. */
function told(kind: string, text: string, short: string, { settings }: Cleaning): HtmlElement {
  const whole = element('span', { class: `dw-${kind}` }, text)
  if (settings.withhold === undefined || text === short) return whole
  settings.withhold(whole)
  return element('span', { class: `dw-${kind}` }, short)
}

/** A text that Anki says aloud; one with gaps gives nothing away. */
function spoken(text: string, cleaning: Cleaning, within: Within): HtmlElement {
  if (text.search(signPattern) === -1) return told('sound', `[${text}]`, '[Anki says something aloud]', cleaning)
  return element('span', { class: 'dw-sound' }, cleanText(`[${text}]`, cleaning, within))
}

function picture(node: HtmlElement, cleaning: Cleaning): HtmlElement {
  const { settings } = cleaning
  const { src, alt, 'data-blocked-src': blocked } = node.attributes
  const kept = keptAttributes(node, cleaning)
  if (src?.startsWith(mediaFolder)) {
    const name = src.slice(mediaFolder.length)
    const found = settings.picture(name)
    const named = settings.withhold === undefined ? spokenName(name) : 'a picture'
    if ('address' in found) return element('img', { ...kept, alt: kept.alt ?? named, src: found.address })
    return told('not-shown', `[${found.told}]`, '[a picture]', cleaning)
  }
  if (src !== undefined && /^data:image\//i.test(src)) return element('img', { ...kept, alt: kept.alt ?? '', src })
  const words = [alt, blocked ?? src].filter((one) => one !== undefined && one !== '')
  return told('not-shown', `[${words.join(': ') || 'a picture'}]`, `[${alt || 'a picture'}]`, cleaning)
}

/** A picture in a drawing. */
function drawnPicture({ attributes }: HtmlElement, kept: Readonly<Record<string, string>>): HtmlElement {
  const address = attributes.href ?? attributes['xlink:href'] ?? ''
  if (/^data:image\//i.test(address)) return element('image', { ...kept, href: address })
  return element('text', { x: kept.x, y: kept.y, dy: '1em' }, `[${address || 'a picture'}]`)
}

function sound({ name, attributes, children }: HtmlElement, cleaning: Cleaning): HtmlElement {
  const inside = children.flatMap((child) => (typeof child === 'string' ? [] : (child.attributes.src ?? [])))
  const source = attributes.src ?? inside[0] ?? attributes['data-blocked-src'] ?? ''
  const file = source.startsWith(mediaFolder) ? spokenName(source.slice(mediaFolder.length)) : source
  const sign = name === 'audio' ? '♪' : '▶'
  return told('sound', `${sign}\u00a0${file}`, sign, cleaning)
}

/** What can be ticked or typed: of things to do whether they are done, of all else its value. */
function field({ attributes }: HtmlElement): readonly HtmlNode[] {
  if (/^(?:checkbox|radio)$/i.test(attributes.type ?? '')) {
    const done = attributes.checked !== undefined
    return [element('span', { role: 'img', 'aria-label': done ? 'done' : 'to do' }, done ? '☑' : '☐'), ' ']
  }
  return attributes.value === undefined || /^hidden$/i.test(attributes.type ?? '') ? [] : [attributes.value]
}

/** A file's name as its writer knows it: without the hash that it bears in Anki. */
function spokenName(name: string): string {
  return name.replace(/-[0-9a-f]{16}(?=\.|$)/, '')
}
