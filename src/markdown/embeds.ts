import { escapeAttribute, escapeText } from './escape.js'

/** Endings of files that Anki plays rather than shows. */
const played = /\.(?:mp3|wav|ogg|oga|opus|flac|m4a|aac|spx|3gp|mp4|m4v|mov|mpe?g|mkv|avi|webm|ogv|swf|flv)$/i

/** Whether Anki plays the file of that name, rather than showing it. */
export function isPlayed(path: string): boolean {
  return played.test(path)
}

/** What Anki takes for a sound or a film, anywhere in a field. */
export const soundPattern = /\[sound:[^[\]\n]*\]/

/** A file embedded as Obsidian writes it: `![[heart.png|200]]`. */
export const embedPattern = /!\[\[[^[\]|\n]+(?:\|[^[\]\n]*)?\]\]/

/** The HTML of a sound or an embedded file. */
export function embedHtml(written: string): string {
  if (!written.startsWith('!')) return escapeText(written)
  const [path = '', says = ''] = written.slice(3, -2).split('|')
  const name = path.trim()
  if (isPlayed(name)) return soundHtml(name)
  const size = /^\s*(\d+)(?:x(\d+))?\s*$/.exec(says)
  if (size === null) return imageHtml(name, says === '' ? undefined : says.trim())
  return `<img src="${escapeAttribute(name)}" width="${size[1]}"${size[2] === undefined ? '' : ` height="${size[2]}"`}>`
}

/** The HTML of a sound or a film. */
export function soundHtml(path: string): string {
  return `[sound:${escapeText(path)}]`
}

function imageHtml(path: string, alt: string | undefined): string {
  return `<img src="${escapeAttribute(path)}"${alt === undefined ? '' : ` alt="${escapeAttribute(alt)}"`}>`
}
