import { hash } from '../text/hash.js'
import type { PageData } from './page-data.js'

/** What the page is made of, as the build left it. */
export interface PageAssets {
  readonly script: string
  readonly style: string
}

/** Whether the page is one file that needs nothing, or one that a program answers. */
export type PageKind = 'alone' | 'live'

/**
 * What the page may load and run: its own script, nothing of other machines. The frames of cards inherit it and narrow
 * it further.
 */
export function pagePolicy(script: string, kind: PageKind, allowScripts: boolean): string {
  const own = kind === 'live' ? "'self' data:" : 'data:'
  return [
    "default-src 'none'",
    // A hash would keep every other script out, those of cards as well.
    `script-src ${allowScripts ? "'unsafe-inline'" : `'sha256-${hash('sha256', script, 'base64')}'`}`,
    "style-src 'unsafe-inline'",
    `img-src ${own}`,
    `media-src ${own}`,
    `font-src ${own}`,
    `connect-src ${kind === 'live' ? "'self'" : "'none'"}`,
    "frame-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ')
}

/** The page. The policy stands in it where no program sends it along. */
export function pageHtml(data: PageData, { script, style }: PageAssets, kind: PageKind): string {
  const policy = pagePolicy(script, kind, data.allowScripts)
  const meta = kind === 'alone' ? `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` : ''
  return `<!doctype html>
<html lang="en" data-theme="light" data-width="desktop">
<head>
<meta charset="utf-8">
${meta}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="x-dns-prefetch-control" content="off">
<title>deckwright preview</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#list">To the list of notes</a>
<header class="top">
<h1>deckwright preview</h1>
<p id="figures" role="status"></p>
<div class="tools">
<div role="group" aria-label="Sides">
<button type="button" id="show-both" aria-pressed="true">Both sides</button>
<button type="button" id="show-front" aria-pressed="false">Front</button>
<button type="button" id="show-back" aria-pressed="false">Back</button>
</div>
<button type="button" id="night" aria-pressed="false">Dark</button>
<button type="button" id="phone" aria-pressed="false">Phone</button>
<button type="button" id="show-help">Keys</button>
</div>
</header>
<div class="notices">
<noscript><p>This page needs JavaScript for its list; the cards themselves are shown without any.</p></noscript>
<p id="gone" role="alert" hidden>deckwright has ended: the page shows what it knew last.</p>
<ul id="troubles" aria-label="Troubles" hidden></ul>
</div>
<div class="panes">
<nav class="side-pane" aria-label="Decks and filters">
<h2>Decks</h2>
<div id="decks"></div>
<h2>Show only</h2>
<label>Tag <select id="tag"></select></label>
<label>Note type <select id="type"></select></label>
<label>Finding <select id="finding"></select></label>
</nav>
<section class="list-pane" aria-label="Notes">
<label>Search <input type="search" id="search" autocomplete="off" spellcheck="false"></label>
<p id="count" role="status"></p>
<div id="list" role="listbox" tabindex="0" aria-label="Notes"><div id="rows" role="presentation"></div></div>
</section>
<main id="detail" tabindex="-1" aria-label="The note"></main>
</div>
<p id="said" class="sr" role="status"></p>
<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<dl>
<dt><kbd>↑</kbd> <kbd>↓</kbd></dt><dd>the note before, the next one (also <kbd>k</kbd> <kbd>j</kbd>)</dd>
<dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>the note’s card before, the next one</dd>
<dt><kbd>Space</kbd></dt><dd>turn the cards over</dd>
<dt><kbd>b</kbd></dt><dd>both sides</dd>
<dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>the next finding, the one before</dd>
<dt><kbd>/</kbd></dt><dd>search</dd>
<dt><kbd>Esc</kbd></dt><dd>leave the search</dd>
<dt><kbd>d</kbd></dt><dd>light or dark</dd>
<dt><kbd>w</kbd></dt><dd>phone or desktop</dd>
<dt><kbd>?</kbd></dt><dd>these keys</dd>
</dl>
<form method="dialog"><button>Close</button></form>
</dialog>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
</body>
</html>
`
}

/** JSON that no parser of HTML takes for the end of the script that it stands in. */
function jsonInHtml(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
