import { columnsOf } from '../text/columns.js'
import { letterPattern } from '../text/letter-pattern.js'
import { fontSizeOf, paperSizes, type SheetMaking, sideMargin } from './settings.js'

const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

const serif =
  'Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", "Noto Serif", Cambria, Georgia, ' +
  '"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "Songti SC", "Noto Serif CJK SC", ' +
  '"Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Thai", serif'

const signs = letterPattern(String.raw`[^\p{L}\p{N}\p{M} .,:;!?'()+–—›·-]`, 'gu')

/** A text as CSS holds it, in a style that no text may end. */
function cssText(text: string): string {
  return `"${text.replace(signs(text), (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
}

/** The most columns of a title that the margin has room for, in two lines; the whole is the title of the page. */
const mostInMargin = 140

function inMargin(title: string): string {
  if (columnsOf(title) <= mostInMargin) return title
  let shown = ''
  let columns = 0
  for (const sign of title) {
    columns += columnsOf(sign)
    if (columns >= mostInMargin) break
    shown += sign
  }
  return `${shown}…`
}

/** How sheets look: what they have in common, on paper and on the screen. */
export function sheetStyle(making: SheetMaking, margin: string): string {
  const { settings, date } = making
  const [width, height] = paperSizes[settings.paper]
  return `@page {
  size: ${width}mm ${height}mm;
  margin: 20mm ${sideMargin}mm;
  @top-left { content: ${cssText(inMargin(margin))}; font: 8pt ${sans}; color: #444; }
  @top-right { content: ${cssText(date)}; font: 8pt ${sans}; color: #444; white-space: nowrap; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt ${sans}; color: #444; }
  @bottom-left { font: 8pt ${sans}; color: #444; }
}
:root {
  color-scheme: light dark;
  --sans: ${sans};
  --measure: ${width - 2 * sideMargin}mm;
  --ink: #1a1a1a;
  --soft: #4d4d4d;
  --line: #8a8a8a;
  --faint: #c9c9c9;
  --paper: #fff;
  --tint: #f0f0f0;
  --link: #0b4f9e;
}
html { background: var(--paper); color: var(--ink); }
body { margin: 0; font: ${fontSizeOf(settings)}pt/1.45 ${serif}; overflow-wrap: anywhere; text-wrap: pretty; }
h1, h2, h3, h4, h5, h6 { margin: 1.4em 0 0.5em; font-family: var(--sans); font-weight: 650; line-height: 1.2; text-wrap: balance; break-after: avoid; break-inside: avoid; }
h1 { margin: 0 0 1em; font-size: 1.75em; }
h1 small { display: block; margin: 0 0 0.2em; font-size: 0.5em; font-weight: 500; color: var(--soft); }
h2 { font-size: 1.3em; }
h3 { font-size: 1.12em; }
h4, h5, h6 { font-size: 1em; }
h1 + section > h2, section > h2 + section > h3 { margin-top: 0.4em; }
.dw-date { margin: -1em 0 1.6em; font: 0.85em var(--sans); color: var(--soft); }
${settings.columns > 1 ? `.dw-columns { columns: ${settings.columns}; column-gap: 9mm; }` : ''}
.dw-columns > section:first-child > h2:first-child { margin-top: 0; }
:is(.dw-note, .dw-list > li, .dw-long) :is(p, ul, ol, table, pre, blockquote, dl, details) { margin: 0.45em 0; }
:is(.dw-text, .dw-lead, .dw-body, .dw-extra, .dw-said, .dw-fill) > :first-child, :is(.dw-text, .dw-lead, .dw-body, .dw-extra, .dw-said, .dw-fill) > div:first-child > :first-child { margin-top: 0; }
:is(.dw-text, .dw-lead, .dw-body, .dw-extra, .dw-said, .dw-fill) > :last-child, :is(.dw-text, .dw-lead, .dw-body, .dw-extra, .dw-said, .dw-fill) > div:last-child > :last-child { margin-bottom: 0; }
p, li, dd { orphans: 2; widows: 2; }
ul, ol { padding-inline-start: 1.4em; }
.contains-task-list { padding-inline-start: 0; list-style: none; }
.task-list-item { list-style: none; }
.dw-heading { font-family: var(--sans); font-weight: 650; break-after: avoid; }
table { border-collapse: collapse; break-inside: avoid; font-size: 0.95em; }
th, td { padding: 0.2em 0.6em; border: 0.6pt solid var(--line); vertical-align: top; text-align: start; overflow-wrap: normal; }
.dw-wide :is(th, td) { padding: 0.2em; overflow-wrap: anywhere; }
th { font-family: var(--sans); font-weight: 600; font-size: 0.93em; border-bottom-width: 1.2pt; }
[align="center"] { text-align: center; }
[align="right"] { text-align: end; }
code, kbd, samp, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 0.86em; }
pre { padding: 0.5em 0.7em; border: 0.6pt solid var(--faint); border-inline-start: 2pt solid var(--line); white-space: pre-wrap; direction: ltr; text-align: left; tab-size: 4; break-inside: avoid; line-height: 1.4; }
pre code { font-size: 1em; }
blockquote { margin-inline: 0; padding-inline-start: 0.8em; border-inline-start: 1.5pt solid var(--line); }
img, svg { max-width: 100%; max-height: 55mm; height: auto; vertical-align: middle; break-inside: avoid; }
hr { border: 0; border-top: 0.6pt solid var(--line); }
a { color: var(--link); }
math { font-size: 1.06em; }
rt { font-size: 0.55em; }
.dw-sound, .dw-not-shown { font-family: var(--sans); font-size: 0.86em; color: var(--soft); }
.tex-fault, .latex { border: 0.6pt solid var(--line); padding: 0 0.2em; }
.footnotes { font-size: 0.88em; }
@media screen {
  body { box-sizing: border-box; max-width: ${settings.kind === 'cards' ? 'none' : '46em'}; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
  body { font-size: max(12pt, ${fontSizeOf(settings)}pt); }
  .dw-key { margin-top: 3em; }
  .dw-list .dw-number { color: var(--link); }
  .dw-cards > header { max-width: 190mm; margin: 0 auto; }
  li:target, .dw-note:target { outline: 2px solid var(--link); outline-offset: 4px; }
  table { display: block; max-width: 100%; overflow-x: auto; }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --soft: #b3b3b3; --line: #8f8f8f; --faint: #4a4a4a; --paper: #1b1d20; --tint: #2a2d31; --link: #8ec7ff; }
}
@media print {
  :root { color-scheme: light; }
  .dw-date { display: none; }
  a { color: inherit; text-decoration: none; }
  .dw-said a[href^="http"], .dw-note a[href^="http"] { text-decoration: underline; }
}`
}

/** How notes as prose look, questions with their answers, and worksheets. */
export const proseStyle = `.dw-note { margin: 0 0 0.95em; break-inside: avoid; }
.dw-lead { font-weight: 600; break-after: avoid; }
.dw-lead + .dw-body { margin-top: 0.15em; }
.dw-title { margin: 0 0 0.15em; font: 600 0.9em var(--sans); color: var(--soft); break-after: avoid; }
.dw-label { font: 600 0.8em var(--sans); color: var(--soft); }
.dw-label::after { content: ":"; }
.dw-label + p { display: inline; }
.dw-extra { margin-top: 0.25em; padding-inline-start: 0.8em; border-inline-start: 1.5pt solid var(--faint); font-size: 0.92em; color: var(--soft); }
.dw-notes .dw-note > .dw-body { padding-inline-start: 1.1em; }
mark { background: none; color: inherit; font-weight: 650; text-decoration: underline; text-decoration-thickness: 0.08em; text-underline-offset: 0.16em; text-decoration-skip-ink: none; }
mark math { border-bottom: 0.08em solid currentcolor; }
mark code { text-decoration: underline; }
mark img { outline: 1.2pt solid currentcolor; outline-offset: 2pt; }
mark.dw-block { display: block; padding-inline-start: 0.7em; border-inline-start: 2.5pt solid currentcolor; text-decoration: none; font-weight: inherit; }
.dw-list { margin: 0; padding: 0; list-style: none; }
.dw-list > li { display: grid; grid-template-columns: 2.1em minmax(0, 1fr); margin: 0 0 0.85em; break-inside: avoid; }
.dw-number { font: 600 0.9em/1.6 var(--sans); font-variant-numeric: tabular-nums; text-decoration: none; color: var(--ink); }
.dw-ask { font-family: var(--sans); font-size: 0.92em; }
.dw-ask br { display: inline; }
.dw-key { break-before: page; }
.dw-key > h2 { margin-top: 0; }
@media print { .dw-cards > header { display: none; } }
.dw-answers > li { margin-bottom: 0.5em; }
.dw-fill { margin-inline-end: 0.9em; }
div.dw-fill + .dw-fill { margin-top: 0.3em; }
.dw-fill > p { display: inline; }
.dw-letter { font-family: var(--sans); font-weight: 600; font-size: 0.8em; }
sup.dw-letter { font-size: 0.65em; margin-inline-end: 0.15em; line-height: 0; }
.dw-hint { font-size: 0.85em; font-style: italic; color: var(--soft); }
.dw-hint br { display: inline; }
.dw-stay { white-space: nowrap; }
.dw-gap i { display: inline-block; max-width: calc(100% - 1.2em); height: 1.25em; border-bottom: 0.7pt solid var(--ink); vertical-align: -0.3em; }
.dw-lines { display: block; }
.dw-lines > i { display: block; height: 8.5mm; border-bottom: 0.6pt solid var(--line); break-inside: avoid; }
.dw-box { display: inline-block; width: 9em; height: 6em; border: 0.7pt solid var(--ink); vertical-align: middle; }
.dw-worksheet .dw-columns .dw-part .dw-list > li, .dw-worksheet .dw-list:not(.dw-answers) > li { margin-bottom: 1.2em; }
.dw-worksheet .dw-list:not(.dw-answers) .dw-said:has(.dw-gap) { line-height: 1.95; }
.dw-worksheet .dw-list:not(.dw-answers) > li:has(> .dw-said .dw-gap) > .dw-number { line-height: 2.15; }`
