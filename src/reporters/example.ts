import type { Problem } from '../diagnostics/problem.js'
import { visible } from './visible.js'

/** An example's lines as they can be shown: what cannot be seen made visible, what is too long cut. */
export interface Example {
  readonly title: 'Wrong' | 'Right'
  readonly lines: readonly string[]
}

/** What a problem's examples show; none where the fault is not in the text, so that both are the same. */
export function examplesOf({ wrong, right }: Problem): Example[] {
  if (wrong === right) return []
  return [
    { title: 'Wrong', lines: linesOf(wrong) },
    { title: 'Right', lines: linesOf(right) },
  ]
}

const mostLines = 24
const mostCharacters = 400

function linesOf(text: string): string[] {
  const lines = text.replace(/\n+$/, '').split('\n')
  const shown = lines.slice(0, mostLines).map((line) => {
    // A tab is as good as seen; the marks at the beginning and between letters are not.
    const clear = line
      .split('\t')
      .map(visible)
      .join('\t')
      .replace(/[\ufeff\u200b-\u200d\u00ad\ufffd]/g, named)
    return clear.length > mostCharacters ? `${clear.slice(0, mostCharacters)}…` : clear
  })
  return lines.length > mostLines ? [...shown, '…'] : shown
}

function named(character: string): string {
  return `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`
}
