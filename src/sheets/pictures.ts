import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { PackedMedia } from '../media/pack-media.js'
import { mediaType } from '../shown/media-type.js'
import type { PaperSettings } from './paper.js'
import { largePicture } from './problems.js'
import type { SheetNote } from './sheet-note.js'

/** Larger pictures, in bytes, are named on a sheet and not put into it. */
export const largestPicture = 20_000_000

/** How many characters the pictures of a sheet may take: a text of twice as many cannot be made. */
export const allPictures = 250_000_000

/** The pictures of a sheet as addresses that hold them. */
export interface EmbeddedPictures extends Pick<PaperSettings, 'isMedia' | 'picture'> {
  /** What is said of those that are too large. */
  diagnostics(): Diagnostic[]
}

/** Makes addresses of the pictures that notes name, each once and only when it is asked for. */
export function embeddedPictures(media: readonly PackedMedia[], notes: readonly SheetNote[]): EmbeddedPictures {
  const files = new Map(media.map(({ name, file }) => [name, file]))
  const addresses = new Map<string, string>()
  const tooLarge = new Set<string>()
  let taken = 0
  return {
    isMedia: (name) => files.has(name),
    picture(name) {
      const file = files.get(name)
      if (file === undefined) return { told: name }
      const base = file.path.slice(file.path.lastIndexOf('/') + 1)
      if (file.size > largestPicture) {
        tooLarge.add(name)
        return { told: `${base}: too large for a sheet` }
      }
      const known = addresses.get(name)
      const address = known ?? `data:${mediaType(name)};base64,${Buffer.from(file.read()).toString('base64')}`
      if (known === undefined) addresses.set(name, address)
      // A picture is in the page as often as it is shown.
      taken += address.length
      if (taken <= allPictures) return { address }
      tooLarge.add(name)
      return { told: `${base}: there are too many pictures for one sheet` }
    },
    diagnostics: () =>
      [...tooLarge].flatMap((name) => {
        const holder = notes.find(({ fields }) => fields.some((field) => field.includes(name)))
        const file = files.get(name)
        if (holder === undefined || file === undefined) return []
        const size = Math.round(file.size / 1_000_000)
        const alone = file.size > largestPicture
        const why = alone
          ? `has ${size} MB, too many for a sheet`
          : `would make the sheet larger than ${Math.round(allPictures / 1_000_000)} MB`
        return [
          diagnose(largePicture, {
            message: `\`${file.path}\` ${why}: only its name is there`,
            span: holder.note.head,
            hint: alone ? 'make the picture smaller' : 'make a sheet for each source, or of some decks only',
          }),
        ]
      }),
  }
}
