import type { MediaPacker } from '../media/pack-media.js'
import { references } from '../media/references.js'
import type { PackagedNoteType } from '../model/packaged-note-type.js'
import { mediaFolder } from '../shown/shown-side.js'

/** Files that note types name, by the names that they have there: each with its name on the page. */
export type TypeMedia = ReadonlyMap<string, string>

const inCss = /url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]+))\s*\)/gi

/**
 * The files that templates and styling name, `_logo.png`: no package brings them, but Anki shows them where they lie in
 * its collection. `places` are the files in which types are written: what they name lies beside them, or in the media
 * folder.
 */
export function typeMedia(
  types: Iterable<PackagedNoteType>,
  packer: MediaPacker,
  places: readonly string[],
): TypeMedia {
  const found = new Map<string, string>()
  for (const type of types) {
    for (const name of namesIn(type)) {
      // In Anki all lie in one folder.
      if (found.has(name) || name === '' || /[\\/:]|\{\{/.test(name)) continue
      for (const place of places) {
        const packed = packer.nameOf(name, place)
        if (packed === undefined) continue
        found.set(name, packed)
        break
      }
    }
  }
  return found
}

function namesIn({ templates, anki: { styling } }: PackagedNoteType): string[] {
  const inTemplates = templates.flatMap(({ front, back }) => [...references(front), ...references(back)])
  return [...inTemplates.map(({ name }) => name), ...[...styling.matchAll(inCss)].map(nameIn)]
}

/** Styling with the files that it names in the page's folder. */
export function stylingOnPage(styling: string, media: TypeMedia): string {
  const plain = styling.replace(inCss, (written, ...groups: (string | undefined)[]) => {
    const known = media.get(nameIn(['', ...groups]))
    return known === undefined ? written : `url("${mediaFolder}${known}")`
  })
  // Nothing in it may end the element in which it stands.
  return plain.replace(/<\/(?=style)/gi, '<\\/')
}

function nameIn([, double, single, bare]: readonly (string | undefined)[]): string {
  return (double ?? single ?? bare ?? '').trim()
}
