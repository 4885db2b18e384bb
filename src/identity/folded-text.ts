import { decodeEntities } from '../model/entities.js'
import { withoutClozes } from '../model/identity.js'
import { letterPattern } from '../text/letter-pattern.js'

const partingTag = /^<\/?(?:br|p|div|li|ul|ol|dl|dt|dd|table|t[dhr]|h[1-6]|hr|pre|blockquote)\b/i

/**
 * What a reader takes in of a field's text: without clozes' marks and hints and without markup, blanks folded. Rough and
 * quick: it need not be right, only the same for texts that differ in markup alone.
 */
export function foldedText(text: string): string {
  let plain = text.includes('{{c') ? withoutClozes(text) : text
  if (plain.includes('<')) plain = withoutTags(plain)
  if (/[*_`~#>|$\\[\n]|^\s*(?:[-+]|\d)/.test(plain)) plain = withoutMarkdown(plain)
  if (plain.includes('&')) plain = decodeEntities(plain)
  return plain.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** HTML without its tags; of a picture the name of its file stays. */
function withoutTags(html: string): string {
  return html.replace(/<!--[\s\S]{0,5000}?-->|<\/?[a-z][^<>]{0,5000}>/gi, (tag) => {
    const file = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]
    return file === undefined ? (partingTag.test(tag) ? ' ' : '') : ` ${file} `
  })
}

const borderUnderscores = letterPattern(String.raw`(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])`, 'gu')

function withoutMarkdown(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:(?:[-+*>]|#{1,6}|\d{1,9}[.)])[ \t]+)+/gm, '')
    .replace(/^[ \t|:-]*$|^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(
      /!\[\[([^\]\n|]{1,300})[^\]\n]{0,300}\]\]|!?\[([^\]\n]{0,1000})\]\(<?([^)>\s]{0,1000})>?[^)\n]{0,300}\)/g,
      linked,
    )
    .replace(/\\([()[\]])|(?<!\\)\$\$?|~~|`+|\*+|\\$/gm, '')
    .replace(borderUnderscores(markdown), '')
    .replace(/(^|\s)\||\|(?=\s|$)/gm, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** Of a link its words stay, of a picture its words and its file. */
function linked(whole: string, embedded: string | undefined, words = '', target = ''): string {
  return embedded ?? (whole.startsWith('!') ? `${words} ${target}` : words)
}
