/** What is passed over whole: comments, texts, addresses without quotes, characters that are written as such. */
const passed =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|\n|$)|'(?:[^'\\\n]|\\[\s\S])*(?:'|\n|$)|\burl\(\s*(?!["'\s])(?:[^)\\]|\\[\s\S])*(?:\)|$)|\\[\s\S]?|[{}]/gi

/** Styling in which every brace has its other: what closes nothing is left out, what is left open is closed at the end. */
export function balanced(styling: string): string {
  let depth = 0
  let rest = ''
  const whole = styling.replace(passed, (piece, offset: number) => {
    if (piece === '{') depth++
    else if (piece === '}') {
      if (depth === 0) return ''
      depth--
    } else if (offset + piece.length === styling.length) rest = endOf(piece)
    return piece
  })
  return whole + rest + '}'.repeat(depth)
}

/** What ends a piece with which styling ends. */
function endOf(piece: string): string {
  if (piece.startsWith('/*')) return /^\/\*[\s\S]*\*\/$/.test(piece) && piece.length > 3 ? '' : '*/'
  if (/^["']/.test(piece)) return '\n'
  if (/^url/i.test(piece)) return ')'
  return piece.startsWith('\\') ? '\n' : ''
}
