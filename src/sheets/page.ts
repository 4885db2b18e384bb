import { escapeText } from '../markdown/escape.js'
import { element, type HtmlNode, writeHtml } from './html-tree.js'
import type { SheetMaking } from './settings.js'
import { proseStyle, sheetStyle } from './sheet-style.js'

/** What a page is made of. */
interface PageParts {
  readonly nodes: readonly HtmlNode[]
  readonly styles: readonly string[]
  /** The names of the deck that all has in common, from the outermost. */
  readonly names: readonly string[]
  readonly making: SheetMaking
}

/** What a sheet may load: nothing. Its pictures are in it, its styling too, and it has no script. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** A sheet as a whole page. */
export function pageOf({ nodes, styles: own, names, making }: PageParts): string {
  const { kind } = making.settings
  const title = names.join(' › ')
  const above = names.slice(0, -1).join(' › ')
  const heading = element(
    'h1',
    { dir: 'auto' },
    above === '' ? [] : [element('small', {}, above), ' '],
    names.at(-1) ?? '',
  )
  const body = writeHtml(nodes)
  const math = body.includes('<math') ? making.mathStyle : ''
  const styles = [math, sheetStyle(making, title), proseStyle, ...own].filter((one) => one !== '')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="deckwright">
<meta name="date" content="${making.date}">
<title>${escapeText(title)}</title>
<link rel="icon" href="data:,">
${styles.map((one) => `<style>\n${one.replace(/<\/(?=style)/gi, '<\\/')}\n</style>`).join('\n')}
</head>
<body class="dw-${kind}">
<header>
${writeHtml([heading, element('p', { class: 'dw-date' }, element('time', { datetime: making.date }, making.date))])}
</header>
<main>
${body}
</main>
</body>
</html>
`
}
