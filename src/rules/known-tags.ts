/** Names that browsers know: HTML, and what of SVG and MathML one meets in notes. */
const known = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center ' +
    'cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure ' +
    'font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label ' +
    'legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param ' +
    'picture pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr ' +
    'circle clippath defs desc ellipse fecolormatrix filter foreignobject g image line lineargradient marker mask path ' +
    'pattern polygon polyline radialgradient rect stop symbol text textpath tspan use view ' +
    'annotation math menclose mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms ' +
    'mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics anki-mathjax'
  ).split(' '),
)

/** Whether a browser knows a tag of this name. */
export function isKnownTag(name: string): boolean {
  return known.has(name.toLowerCase())
}
