import { mediaType } from '../shown/media-type.js'
import type { NoteCards, PageData, Whole } from './page-data.js'
import type { Preview } from './preview.js'

/** What the page is told of the whole, beside the rows. */
export function wholeOf({ rows, figures, troubles, types }: Preview, revision: number): Whole {
  return { revision, paths: rows.map(({ path }) => path), figures, troubles, types }
}

/** What does not change while a page is looked at. */
export type PageSettings = Pick<PageData, 'editor' | 'root' | 'allowScripts' | 'mathCss'>

/** What a page starts with that a program answers. */
export function livePageData(preview: Preview, revision: number, settings: PageSettings): PageData {
  return { ...wholeOf(preview, revision), ...settings, files: preview.rows }
}

/** All that a page needs which stands alone: every card, every picture and sound. */
export function lonePageData(preview: Preview, settings: Omit<PageSettings, 'editor' | 'root'>): PageData {
  const media: Record<string, string> = {}
  const meet = (html: string) => {
    for (const [, name = ''] of html.matchAll(/(?:=|url\()"media\/([^"/]+)"/g)) {
      if (Object.hasOwn(media, name)) continue
      const file = preview.mediaNamed(name)?.file
      if (file === undefined) continue
      media[name] = `data:${mediaType(name)};base64,${Buffer.from(file.read()).toString('base64')}`
    }
  }
  const cards = preview.rows.map(({ path, rows }) =>
    rows.map((_, index): NoteCards => {
      const made = preview.cardsOf(path, index, true)
      if (made === undefined) throw new Error('A row of the preview has no cards')
      for (const { front, back } of made.cards) {
        meet(front.html)
        meet(back.html)
      }
      return made
    }),
  )
  for (const { css } of Object.values(preview.types)) meet(css)
  return { ...wholeOf(preview, 0), ...settings, files: preview.rows, cards, media }
}
