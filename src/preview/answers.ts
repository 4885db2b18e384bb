import { mediaType } from '../shown/media-type.js'
import { type PageAssets, pageHtml, pagePolicy } from './page-html.js'
import type { Preview } from './preview.js'
import { livePageData, type PageSettings } from './whole-page.js'

/** What the page gets for a question. */
export interface PageAnswer {
  readonly type: string
  readonly body: string | Uint8Array
  readonly lasting?: boolean
  readonly framed?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** What is shown at the moment. */
export interface Shown {
  readonly preview: Preview
  readonly revision: number
}

/** Nothing that is opened by itself runs or loads anything. */
const closed = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" }

/** Answers the page: itself, its data, the cards of a note, a picture or sound. Nothing else is there. */
export function pageAnswers(
  shown: () => Shown,
  assets: PageAssets,
  settings: PageSettings,
): (path: string, asked: URLSearchParams) => PageAnswer | undefined {
  const policy = pagePolicy(assets.script, 'live', settings.allowScripts)
  return (path, asked) => {
    const { preview, revision } = shown()
    if (path === '') {
      const body = pageHtml(livePageData(preview, revision, settings), assets, 'live')
      const headers = { 'content-security-policy': `${policy}; frame-ancestors 'none'` }
      return { type: 'text/html; charset=utf-8', body, headers }
    }
    if (path === 'data') return json(livePageData(preview, revision, settings))
    if (path === 'cards') {
      const index = Number(asked.get('index'))
      // Where the row has gone meanwhile, the page is about to be told.
      return json(preview.cardsOf(asked.get('path') ?? '', index, asked.has('whatever')) ?? null)
    }
    if (!path.startsWith('media/')) return undefined
    // Only what the notes name is there, whatever the name says.
    const media = preview.mediaNamed(path.slice('media/'.length))
    if (media === undefined) return undefined
    return { type: mediaType(media.name), body: media.file.read(), lasting: true, framed: true, headers: closed }
  }
}

function json(data: unknown): PageAnswer {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(data), headers: closed }
}
