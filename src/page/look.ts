import type { PageData, PlaceView } from '../preview/page-data.js'
import type { DetailLook, Sides } from './detail.js'
import { part } from './make.js'

/** What the reader may choose of how cards are shown. */
export interface Chosen {
  night: boolean
  phone: boolean
  sides: Sides
}

/** How the page begins. */
export function chosenAtFirst(): Chosen {
  return { night: matchMedia('(prefers-color-scheme: dark)').matches, phone: false, sides: 'both' }
}

/** Shows on the page what is chosen. */
export function showChosen({ night, phone, sides }: Chosen): void {
  document.documentElement.dataset.theme = night ? 'dark' : 'light'
  document.documentElement.dataset.width = phone ? 'phone' : 'desktop'
  const pressed = {
    night,
    phone,
    'show-both': sides === 'both',
    'show-front': sides === 'front',
    'show-back': sides === 'back',
  }
  for (const [id, on] of Object.entries(pressed)) part(id).setAttribute('aria-pressed', String(on))
}

/** How cards are shown on this page, with what is chosen. */
export function lookOf(
  data: PageData,
  chosen: Chosen,
  cssOf: DetailLook['cssOf'],
  askForLarge: () => void,
): DetailLook {
  const alone = data.cards !== undefined
  return {
    ...chosen,
    cssOf,
    allowScripts: data.allowScripts,
    mathCss: data.mathCss,
    mediaAddress: alone ? undefined : new URL('media/', location.href).href,
    media: data.media ?? {},
    addressOf: (place) => editorAddress(place, data),
    askForLarge: alone ? undefined : askForLarge,
  }
}

function editorAddress({ path, line, column }: PlaceView, { editor, root = '' }: PageData): string | undefined {
  if (editor === undefined || path.startsWith('<')) return undefined
  const absolute = /^(?:\/|[a-z]:)/i.test(path) ? path : `${root}/${path}`
  const address = encodeURI(absolute.startsWith('/') ? absolute : `/${absolute}`).replace(/[?#]/g, encodeURIComponent)
  const filled = { path: address, line: String(line), column: String(column) }
  return editor.replace(/\{(path|line|column)\}/g, (_, name: keyof typeof filled) => filled[name])
}
