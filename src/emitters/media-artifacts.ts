import type { PackedMedia } from '../media/pack-media.js'
import type { Artifact } from './emitter.js'

/** The folder beside a text file in which its pictures and sounds lie. */
export const mediaFolder = 'media'

/** The files that must lie beside a text file. */
export function mediaArtifacts(media: readonly PackedMedia[]): Artifact[] {
  return media.map(({ name, file }) => ({ path: `${mediaFolder}/${name}`, content: () => file.read() }))
}
