import { type Showing, shownSide } from '../shown/shown-side.js'
import type { Typesetter } from '../shown/typeset-html.js'
import { clean } from './clean.js'
import { markingTypesetter, withMarkElements } from './hidden.js'
import { type HtmlNode, readHtml } from './html-tree.js'

/** Where something hidden stands. */
export interface Within {
  readonly code: boolean
  readonly math: boolean
  /** In an attribute, in which only text can stand. */
  readonly attribute: boolean
}

/** What the HTML of a card depends on, on its way to a sheet. */
export interface PaperSettings {
  readonly isMedia: (name: string) => boolean
  readonly typeset: Typesetter
  /** The address of a picture: its bytes. A text where it is not to be had. */
  readonly picture: (name: string) => { readonly address: string } | { readonly told: string }
  /** Takes what is not said where something is asked: names of files, and texts that are said aloud. */
  readonly withhold?: (told: HtmlNode) => void
  /** Whether names that styling goes by are kept. */
  readonly keepsClasses: boolean
}

/** What is shown where a sign stands; undefined where it stands for nothing, and somebody wrote it. */
export type ShowGap = (index: number, within: Within) => readonly HtmlNode[] | undefined

/**
 * HTML as Anki would show it, made ready to be printed: math set, pictures in it, sounds named, nothing that runs, loads
 * or is asked for, and nothing left open that would reach into what stands behind it.
 *
 * @param prefix Stands before every name in it that links lead to, so that the names of a sheet differ.
 */
export function paperHtml(html: string, settings: PaperSettings, prefix: string, showGap?: ShowGap): HtmlNode[] {
  const showing: Showing = {
    isMedia: settings.isMedia,
    typeset: markingTypesetter(settings.typeset),
    allowScripts: false,
  }
  const nodes = readHtml(withMarkElements(shownSide(html, showing).html))
  return clean(nodes, { settings, prefix, showGap: showGap ?? (() => undefined) })
}
