import { escapeAttribute, escapeText } from '../markdown/escape.js'
import { references } from '../media/references.js'
import { type Typesetter, withTypesetMath } from './typeset-html.js'

/** One side of a card as the page shows it. */
export interface ShownSide {
  readonly html: string
  /** What is on it and not shown, a few words each: what would have to be fetched from another machine. */
  readonly blocked: readonly string[]
}

/** What showing a side depends on. */
export interface Showing {
  /** Whether a file of this name belongs to the notes: what is of another machine, or not there, is none. */
  readonly isMedia: (name: string) => boolean
  /** The name on the page of a file that only a note type names. */
  readonly ofType?: (name: string) => string | undefined
  readonly typeset: Typesetter
  readonly allowScripts: boolean
}

/** The folder, seen from the page, in which pictures and sounds lie. */
export const mediaFolder = 'media/'

/** Larger sides are shown without looking for math in them. */
const largest = 1_000_000

/**
 * The HTML of a side, as Anki renders it, made for the page: pictures and sounds in the page's folder, sounds to be
 * played, math set, and nothing left by which the card could fetch anything or leave its frame.
 */
export function shownSide(html: string, showing: Showing): ShownSide {
  const blocked: string[] = []
  const safe = withoutReach(html, showing.allowScripts, blocked)
  const played = withMedia(safe, showing, blocked).replace(
    /\[anki:tts lang=([^\] ]*)[^\]]*\]([\s\S]*?)\[\/anki:tts\]/g,
    (_, language: string, text: string) => {
      const said = `Anki says this aloud (${language}): ${text.replace(/<[^>]*>/g, '').replaceAll('[...]', 'blank')}`
      return `<span class="spoken" role="img" aria-label="${escapeAttribute(said)}" title="${escapeAttribute(said)}">▶</span>`
    },
  )
  const set = played.length > largest ? played : withTypesetMath(played, showing.typeset)
  return { html: set, blocked: [...new Set(blocked)] }
}

/**
 * Takes the names off elements that load something or turn the page elsewhere, wherever they stand: HTML knows no other
 * way to write them. A frame without scripts and with a strict policy stops most of it, but not all in every browser.
 */
function withoutReach(html: string, allowScripts: boolean, blocked: string[]): string {
  if (!html.includes('<')) return html
  const plain = html.replace(/<(link|meta|base)(?=[\s/>])/gi, '<wbr data-was="$1"')
  const framed = plain.replace(
    /<(\/?)(iframe|frame|frameset|object|embed|portal|fencedframe)(?=[\s/>])/gi,
    (_, closing, name) => {
      if (closing === '') blocked.push(`an element \`<${name.toLowerCase()}>\` is not shown`)
      return `<${closing}x-${name}`
    },
  )
  if (allowScripts) return framed
  // What stands in a template is never shown nor run.
  return framed.replace(/<(\/?)(?:script|noscript)(?=[\s/>])/gi, '<$1template')
}

function withMedia(html: string, { isMedia, ofType }: Showing, blocked: string[]): string {
  let text = ''
  let from = 0
  for (const { name, start, end, attribute } of references(html)) {
    text += html.slice(from, start)
    from = end
    const file = isMedia(name) ? name : ofType?.(name)
    if (file !== undefined) text += attribute === undefined ? player(file) : `${attribute.name}="${mediaFolder}${file}"`
    else if (/^data:/i.test(name)) text += html.slice(start, end)
    else {
      const remote = /^(?:[a-z][a-z0-9+.-]+:)?\/\//i.test(name)
      blocked.push(
        remote ? `\`${shortened(name)}\` is on the web and is not loaded` : `there is no file \`${shortened(name)}\``,
      )
      text +=
        attribute === undefined
          ? `<s>${escapeText(name)}</s>`
          : `data-blocked-${attribute.name}="${escapeAttribute(name)}"`
    }
  }
  return text + html.slice(from)
}

function player(name: string): string {
  const film = /\.(?:mp4|mpe?g|mov|mkv|webm|avi|ogv)$/i.test(name)
  const source = `controls preload="none" src="${mediaFolder}${name}"`
  return film ? `<video ${source}></video>` : `<audio ${source}></audio>`
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 79)}…` : name
}
