import { plainDeletions } from '../cloze/plain-reading.js'
import { mayHoldRegions } from '../cloze/regions.js'
import { escapeProse } from './escape.js'
import { isPlain, withoutBlanksAtEnd } from './plain.js'

/** What stands for something else than itself, and the characters that stand for it while Markdown is read. */
const embeds = ['[sound:', '![[', '\u2e24', '\u2e25']

/**
 * The HTML of one line in which Markdown means nothing, and in which at most words are hidden: it is the line as it
 * stands. Undefined for any other text.
 */
export function plainLineHtml(text: string, cloze: boolean): string | undefined {
  if (text.includes('\n') || mayHoldRegions(text, 'markdown') || embeds.some((one) => text.includes(one)))
    return undefined
  if (!isPlain(text)) return undefined
  const braces = text.includes('{') || text.includes('}')
  if (braces && (!cloze || plainDeletions(text) === undefined)) return undefined
  return escapeProse(withoutBlanksAtEnd(text))
}
