import type { FoundMedia, MediaLookup } from '../../src/media/lookup.js'

/** A lookup in files that are held in memory, by path. A number stands for a file of that size whose bytes nobody reads. */
export function mediaInMemory(files: Record<string, Uint8Array | number>, root?: string): MediaLookup {
  const found = new Map<string, FoundMedia>()
  for (const [path, content] of Object.entries(files)) {
    const size = typeof content === 'number' ? content : content.length
    const read = () => (typeof content === 'number' ? new Uint8Array(content) : content)
    found.set(path, { path, size, read })
  }
  const folded = (path: string) => path.normalize('NFC').toLowerCase()
  return {
    root,
    allows: (path) => !path.startsWith('..') && !path.startsWith('/'),
    find: (path) => found.get(path),
    sameButCase: (path) => [...found.keys()].find((other) => folded(other) === folded(path)),
  }
}

/** The files that the examples of the media problems speak of; the notes lie beside them. */
export const exampleMedia: MediaLookup = mediaInMemory({
  'cat.png': new Uint8Array([1, 2, 3, 4]),
  'empty.png': 0,
  'lecture.mp4': 200_000_000,
  'paper.pdf': 1000,
  '../outside.png': new Uint8Array([5]),
})
