import type { SideView } from '../preview/page-data.js'
import { make } from './make.js'

/** How cards are shown, whichever they are. */
export interface Look {
  readonly night: boolean
  readonly phone: boolean
  readonly allowScripts: boolean
  readonly mathCss: string
  /** Where pictures and sounds lie, ending in a slash; undefined where they are part of the page. */
  readonly mediaAddress: string | undefined
  /** Pictures and sounds that are part of the page. */
  readonly media: Readonly<Record<string, string>>
}

/** A side, and what it takes to show it. */
export interface FramedSide {
  readonly side: SideView
  readonly title: string
  readonly ordinal: number
  readonly css: string
}

/** What Anki's window gives every card, as far as note types count on it. */
const windowCss = `body{margin:20px;overflow-wrap:break-word;background-color:#fff;color:#000}
body.nightMode{background-color:#2c2c2c;color:#fcfcfc}
a[data-address]{color:#00e;text-decoration:underline;cursor:help}
.nightMode a[data-address]{color:#8ec7ff}
img{max-width:100%;max-height:95vh}
hr{background-color:#ccc}
.spoken{display:inline-block;padding:0 .4em;border:1px solid;border-radius:1em;font-size:.8em}
.tex-fault{color:#b3261e;border-bottom:2px dotted}
.nightMode .tex-fault{color:#ffb4ab}
audio{max-width:100%;vertical-align:middle}`

const shows = new WeakMap<Element, () => void>()
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      near.unobserve(target)
      shows.get(target)?.()
    }
  },
  { rootMargin: '400px' },
)

/** A side in a frame of its own, from which nothing gets out and into which no script gets. Filled when it is near. */
export function cardFrame(framed: FramedSide, look: Look): HTMLIFrameElement {
  const frame = make('iframe', {
    title: framed.title,
    sandbox: look.allowScripts ? 'allow-scripts' : '',
    referrerpolicy: 'no-referrer',
    class: 'card-frame',
  })
  frame.srcdoc = ''
  shows.set(frame, () => {
    frame.srcdoc = cardDocument(framed, look)
  })
  near.observe(frame)
  return frame
}

function cardDocument({ side, title, ordinal, css: styling }: FramedSide, look: Look): string {
  const own = (text: string) => (look.mediaAddress === undefined ? withMedia(text, look.media) : text)
  const [html, css] = [own(side.html), own(styling)]
  const from = `${look.mediaAddress ?? ''} data:`
  const policy = [
    `default-src 'none'; style-src 'unsafe-inline'; img-src ${from}; media-src ${from}; font-src ${from}`,
    look.allowScripts ? "; script-src 'unsafe-inline'" : '',
  ].join('')
  const math = html.includes('<math') ? `<style>${look.mathCss}</style>` : ''
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta http-equiv="x-dns-prefetch-control" content="off"><title>${title.replace(/[<&]/g, '')}</title>
<style>${windowCss}</style>${math}<style>${css}</style></head>
<body class="card card${ordinal + 1}${look.night ? ' nightMode' : ''}"><div id="qa">${withoutLinks(html)}</div></body></html>`
}

/**
 * A card whose links lead nowhere: a browser would knock at the other machine as soon as one is pressed. Where they lead
 * is said when they are pointed at.
 */
function withoutLinks(html: string): string {
  if (!/href/i.test(html)) return html
  const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html')
  for (const link of body.querySelectorAll('a, area')) {
    const address = link.getAttribute('href') ?? link.getAttribute('xlink:href')
    for (const name of ['href', 'xlink:href', 'ping', 'target']) link.removeAttribute(name)
    if (address === null) continue
    link.setAttribute('data-address', address)
    if (!link.hasAttribute('title')) link.setAttribute('title', address)
  }
  return body.innerHTML
}

function withMedia(html: string, media: Look['media']): string {
  return html.replace(/(=|url\()"media\/([^"/]+)"/g, (written, before: string, name: string) => {
    const address = media[name]
    return address === undefined ? written : `${before}"${address}"`
  })
}

/** Pixels that a side probably takes, so that nothing moves when it is there: an estimate from what it holds. */
export function heightOf({ html }: SideView, { phone }: Look): number {
  const most = phone ? 620 : 560
  if (html.length > 50_000) return most
  const perLine = phone ? 36 : 62
  const blocks = html.split(/<br\b|<\/(?:p|div|li|tr|pre|h[1-6]|blockquote|hr)>|<hr\b|\n(?=[^<]*<\/code>)/i)
  const lines = blocks.reduce((sum, block) => {
    const text = block
      .replace(/<(?:math|style)\b[\s\S]*?<\/(?:math|style)>/g, 'xxxxxxxxxx')
      .replace(/<[^>]*>/g, '')
      .trim()
    return sum + (text === '' ? 0.2 : Math.ceil(text.length / perLine))
  }, 0)
  const pictures = html.match(/<(?:img|video)\b/gi)?.length ?? 0
  const displays = html.match(/display="block"|<audio\b|<input\b/g)?.length ?? 0
  const height = 70 + lines * 31 + pictures * 220 + displays * 50
  return Math.round(Math.min(most, Math.max(130, height)))
}
