import { letterPattern } from '../text/letter-pattern.js'

/** How many hexadecimal digits of a file's hash stand in its name: 64 bits. */
export const hashDigits = 16

const hashed = new RegExp(`-([0-9a-f]{${hashDigits}})(?:\\.[0-9a-z]+)?$`)

/**
 * The name under which a file is kept in Anki: lower-case ASCII, with a hash of its bytes, so that a changed picture has
 * a changed name and arrives.
 */
export function mediaName(path: string, contentHash: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  const ending =
    dot === -1
      ? ''
      : asciiOf(base.slice(dot + 1))
          .replaceAll('-', '')
          .slice(0, 10)
  const stem = asciiOf(dot === -1 ? base : base.slice(0, dot))
    .slice(0, 60)
    .replace(/-$/, '')
  const name = `${stem || 'media'}-${contentHash.slice(0, hashDigits)}${ending && `.${ending}`}`
  // Names that begin like those of Anki's own LaTeX pictures are never updated.
  return name.startsWith('latex-') ? `media-${name}` : name
}

/** The hash in a name that `mediaName` made; any other name as it is. */
export function hashInMediaName(name: string): string {
  return hashed.exec(name)?.[1] ?? name
}

const combining = letterPattern(String.raw`\p{M}`, 'gu')

function asciiOf(text: string): string {
  const letters = text.normalize('NFKD')
  return letters
    .replace(combining(letters), '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
