import { indexOfSign, signPattern } from './hidden.js'
import { type HtmlElement, textOf } from './html-tree.js'
import type { PaperSettings, ShowGap, Within } from './paper.js'

/** What cleaning depends on. */
export interface Cleaning {
  readonly settings: PaperSettings
  readonly prefix: string
  readonly showGap: ShowGap
}

/** Attributes by which something acts, or speaks to programs only. */
const acting =
  /^(?:on.*|data-.*|aria-.*|name|for|autofocus|tabindex|accesskey|contenteditable|role|usemap|popover|slot|is)$/i

/** Attributes that lead elsewhere or load something. */
const leading = /^(?:href|xlink:href|src|srcset|action|background|poster|ping|target|download)$/i

/** Of the classes those stay by which math is set, and footnotes and lists of things to do are known. */
const usual = /^(?:tml-|math|mathscr$|footnotes?$|contains-task-list$|task-list-item$|tex-fault$|latex$)/

const inAttribute: Within = { code: false, math: false, attribute: true }

/** The attributes of an element that have a place on paper. */
export function keptAttributes({ name, attributes }: HtmlElement, cleaning: Cleaning): Record<string, string> {
  const { settings, prefix, showGap } = cleaning
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (acting.test(key) || leading.test(key)) continue
    if (key === 'id') kept.id = prefix + value
    else if (key === 'class') {
      // The sheet's own names are not for notes.
      const own = value
        .split(/\s+/)
        .filter((one) => (settings.keepsClasses ? !/^(?:dw-|$)/.test(one) : usual.test(one)))
      if (own.length > 0) kept.class = own.join(' ')
    } else if (key === 'style') kept.style = withOwnNames(inItsPlace(value), prefix)
    else {
      const shown = value.replace(signPattern, (sign) => textOf(showGap(indexOfSign(sign), inAttribute) ?? [sign]))
      kept[key] = withOwnNames(shown, prefix)
    }
  }
  const href = attributes.href ?? attributes['xlink:href']
  if (href?.startsWith('#')) kept.href = `#${prefix}${href.slice(1)}`
  else if (name === 'a' && href !== undefined && /^(?:https?:\/\/|mailto:)/i.test(href)) {
    Object.assign(kept, { href, rel: 'noreferrer' })
  }
  return kept
}

/** References of a drawing to what has a name in it. */
function withOwnNames(value: string, prefix: string): string {
  return value.replace(/url\(\s*(["']?)#/gi, (_, quote) => `url(${quote}#${prefix}`)
}

/** Styling without what would take an element to another place of the page; a name that is written in signs may be that. */
function inItsPlace(style: string): string {
  const plain = style.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
  return plain
    .split(';')
    .filter((one) => !/^\s*(?:(?:position|z-index)\s*:|[^:]*\\)/i.test(one))
    .join(';')
}
