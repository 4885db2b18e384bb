/** A piece of HTML: a tag or comment as it is written, or text. */
export interface HtmlPiece {
  readonly kind: 'tag' | 'text'
  readonly html: string
}

const opening = /<(?:!--|\/?[a-z])/gi
const restOfTag = /(?:[^<>"']|"[^"]*"|'[^']*')*>/y

/** HTML taken apart at its tags and comments. What is opened and never closed is text from there on. */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let from = 0
  const text = (to: number) => {
    if (to > from) pieces.push({ kind: 'text', html: html.slice(from, to) })
  }
  const open = new RegExp(opening)
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const end = endOf(html, match.index, match[0])
    if (end === undefined) {
      // Behind the last bracket no tag ends, and looking for its end there would take time for each beginning.
      if (!html.includes('>', match.index)) break
      continue
    }
    text(match.index)
    pieces.push({ kind: 'tag', html: html.slice(match.index, end) })
    open.lastIndex = end
    from = end
  }
  text(html.length)
  return pieces
}

function endOf(html: string, start: number, begun: string): number | undefined {
  if (begun === '<!--') {
    const end = html.indexOf('-->', start + 4)
    return end === -1 ? undefined : end + 3
  }
  restOfTag.lastIndex = start + begun.length
  return restOfTag.test(html) ? restOfTag.lastIndex : undefined
}
