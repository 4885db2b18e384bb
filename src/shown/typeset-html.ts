import { escapeAttribute, escapeText } from '../markdown/escape.js'
import type { Typeset } from '../markdown/typeset.js'
import { decodeEntities } from '../model/entities.js'
import { htmlPieces } from './html-pieces.js'

/** Sets TeX; `block` for math that stands on a line of its own. */
export type Typesetter = (tex: string, block: boolean) => Typeset

/** Elements in which MathJax looks for no math. */
const unread = /^<(\/?)(pre|code|script|style|textarea|noscript|annotation|template)\b/i

const delimited = /\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g
const latex = /\[latex\]([\s\S]*?)\[\/latex\]|\[\$\]([\s\S]*?)\[\/\$\]|\[\$\$\]([\s\S]*?)\[\/\$\$\]/gi

/** A side with its math set, where Anki or its MathJax would set it. TeX that cannot be set is shown as it is written. */
export function withTypesetMath(html: string, typeset: Typesetter): string {
  if (!/\\[([]|\[(?:latex|\$)/i.test(html)) return html
  const pictured = html.replace(latex, (_, general?: string, inline?: string, block?: string) => {
    if (inline !== undefined) return setOrShown(inline, false, typeset)
    if (block !== undefined) return setOrShown(block, true, typeset)
    return latexText(general ?? '', typeset)
  })
  return mathInText(pictured, typeset)
}

function mathInText(html: string, typeset: Typesetter): string {
  let shown = ''
  let text = ''
  let unreadDepth = 0
  const flush = () => {
    shown += text.replace(delimited, (_, inline?: string, block?: string) =>
      setOrShown(inline ?? block ?? '', inline === undefined, typeset),
    )
    text = ''
  }
  for (const { kind, html: piece } of htmlPieces(html)) {
    if (kind === 'text' && unreadDepth === 0) text += piece
    // A line may end in math.
    else if (unreadDepth === 0 && /^<br\b/i.test(piece) && openMath(text)) text += '\n'
    else {
      flush()
      shown += piece
      const [, closing, name] = (kind === 'tag' && unread.exec(piece)) || []
      if (name !== undefined) unreadDepth = Math.max(0, unreadDepth + (closing === '/' ? -1 : 1))
    }
  }
  flush()
  return shown
}

function openMath(text: string): boolean {
  return /\\[([]/.test(text.replace(delimited, ''))
}

/** What the program LaTeX would make a picture of: math where it is nothing else, else shown as it is written. */
function latexText(written: string, typeset: Typesetter): string {
  const text = texOf(written).trim()
  const [, dollars, brackets, display] =
    /^\$([^$]+)\$$|^\\\[([\s\S]+)\\\]$|^\\begin\{displaymath\}([\s\S]+)\\end\{displaymath\}$/.exec(text) ?? []
  const math = dollars ?? brackets ?? display
  if (math !== undefined) return setOrShown(math, dollars === undefined, typeset)
  if (/^\\begin\{/.test(text)) return setOrShown(text, true, typeset)
  return `<code class="latex">${escapeText(text)}</code>`
}

function setOrShown(written: string, block: boolean, typeset: Typesetter): string {
  const tex = texOf(written)
  const made = typeset(tex, block)
  if ('mathml' in made) return made.mathml
  return `<code class="tex-fault" title="${escapeAttribute(made.fault)}">${escapeText(tex)}</code>`
}

/** TeX as MathJax and LaTeX get it: lines for their tags, no other tags, characters for entities. */
function texOf(html: string): string {
  return decodeEntities(html.replace(/<br ?\/?>|<\/?(?:div|p)>/gi, '\n').replace(/<[a-z/!][^>]*>/gi, '')).replaceAll(
    '\u00a0',
    ' ',
  )
}
