import { balanced } from './balanced.js'
import type { CardGrid } from './card-size.js'
import { cardLine, cardPadding, pictureShare } from './fit.js'

/** How pages of cards look: on the screen as paper, by day and night, and in print. */
export function cardsStyle({ columns, rows, width, height }: CardGrid, size: number): string {
  const picture = (height * pictureShare).toFixed(2)
  return `@page { margin: 10mm; }
@page dw-front { @bottom-left { content: "fronts"; } }
@page dw-back { @bottom-left { content: "backs"; } }
.dw-page {
  box-sizing: border-box;
  display: grid;
  direction: ltr;
  grid-template: repeat(${rows}, ${height.toFixed(3)}mm) / repeat(${columns}, ${width.toFixed(3)}mm);
  place-content: center;
  background: #fff;
  color: #000;
  color-scheme: light;
  --soft: #4d4d4d;
  --link: #0b4f9e;
}
.dw-cell { box-sizing: border-box; min-width: 0; min-height: 0; outline: 0.3pt dashed #8a8a8a; outline-offset: -0.15pt; }
.dw-none { outline: none; }
.dw-page .dw-cell > .dw-face {
  box-sizing: border-box;
  display: flex;
  flex-direction: row;
  align-items: safe center;
  position: static;
  width: 100%;
  min-width: 0;
  max-width: none;
  height: 100%;
  min-height: 0;
  max-height: none;
  margin: 0;
  padding: ${cardPadding}mm;
  overflow: visible;
  contain: layout;
}
.dw-page .dw-face > .card {
  width: 100%;
  min-width: 0;
  height: auto;
  min-height: 0;
  max-width: none;
  margin: 0;
  padding: 0;
  font-size: calc(${size}pt * var(--step, 1));
  line-height: ${cardLine};
  overflow-wrap: anywhere;
}
.dw-page .card :is(img, svg, video) { max-width: 100%; max-height: ${picture}mm; width: auto; height: auto; }
.dw-page .card :is(pre, code) { white-space: pre-wrap; }
.dw-page .card :is(th, td) { overflow-wrap: normal; }
.dw-page .card table { display: table; width: auto; }
.dw-elsewhere { margin: auto; font: 8pt/1.4 var(--sans); color: #444; text-align: center; }
.dw-long { margin: 0 0 8mm; }
@media screen {
  .dw-page { width: fit-content; margin: 0 auto 8mm; padding: 6mm; box-shadow: 0 1px 4px rgb(0 0 0 / 0.3); }
}
@media print {
  .dw-page { height: ${(rows * height).toFixed(3)}mm; break-after: page; break-inside: avoid; }
  .dw-page:last-child { break-after: auto; }
  .dw-front { page: dw-front; }
  .dw-back { page: dw-back; }
}`
}

/** The styling of a note type, for its own cards only. What it says of the whole page is said of the card. */
export function lookStyle(index: number, styling: string): string {
  const own = balanced(styling).replace(/(^|[,{}\s])(?::root|html|body)(?=[\s,{.:[][^{};]*\{|\{)/g, '$1:scope')
  return `@scope (.dw-look-${index}) {\n${own}\n}`
}
