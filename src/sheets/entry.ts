import { letterPattern } from '../text/letter-pattern.js'
import { element, type HtmlElement, type HtmlNode, textOf } from './html-tree.js'

/** A note's place on a sheet, in the direction and language of its own writing. */
export function entry(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (HtmlNode | readonly HtmlNode[])[]
): HtmlElement {
  const nodes = children.flat()
  const dir = directionOf(textOf(nodes.flatMap(undirected)))
  return element(name, { ...attributes, dir, lang: languageOf(textOf(nodes)) }, nodes)
}

/** What decides on the direction: not what has its own, such as the letters of blanks. */
function undirected(node: HtmlNode): readonly HtmlNode[] {
  if (typeof node === 'string') return [node]
  if (node.attributes.dir === 'ltr') return []
  return [{ ...node, children: node.children.flatMap(undirected) }]
}

const anyLetter = letterPattern(String.raw`\p{L}`, 'u')
const kana = letterPattern(String.raw`[\p{sc=Hiragana}\p{sc=Katakana}]`, 'u')
const hangul = letterPattern(String.raw`\p{sc=Hangul}`, 'u')
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** `rtl` for a text whose first letter is of a script that is written from the right; undefined for any other. */
function directionOf(text: string): 'rtl' | undefined {
  const letter = anyLetter(text).exec(text)?.[0]
  return letter !== undefined && fromRight.test(letter) ? 'rtl' : undefined
}

/** The language that a script is written in by nobody else: by it fonts choose the right forms of Chinese characters. */
function languageOf(text: string): 'ja' | 'ko' | undefined {
  if (kana(text).test(text)) return 'ja'
  return hangul(text).test(text) ? 'ko' : undefined
}
