import { measuredOf } from './results.js'

/** What is drawn: the rows, each with what it is called beside its line and how it looks. */
const drawn = [
  { row: 'build', label: 'build', color: { light: '#0a6bcb', dark: '#6cb6ff' }, dash: '' },
  { row: 'build-lock', label: 'build in a project', color: { light: '#0a6bcb', dark: '#6cb6ff' }, dash: '6 4' },
  { row: 'check', label: 'check', color: { light: '#1a7f37', dark: '#57d364' }, dash: '' },
  { row: 'floor', label: 'the floor', color: { light: '#777777', dark: '#999999' }, dash: '2 3' },
  { row: 'genanki', label: 'genanki, finished HTML', color: { light: '#b35900', dark: '#f0a35e' }, dash: '' },
  { row: 'ankcompiler-build', label: 'ankcompiler', color: { light: '#a40e7a', dark: '#f78bd0' }, dash: '' },
]

const paper = { light: { ink: '#1f2328', grid: '#d0d7de' }, dark: { ink: '#d1d7e0', grid: '#3d444d' } }
const frame = { left: 64, top: 16, right: 560, bottom: 340, width: 740, height: 390 }

/**
 * The cost against the number of notes, both by powers of ten, as SVG for a light or a dark page.
 * @param {readonly import('./results.js').Result[]} results
 * @param {'light' | 'dark'} theme
 */
export function plot(results, theme) {
  const lines = drawn.flatMap(({ row, label, color, dash }) => {
    const sizes = [...new Set(results.map(({ notes }) => notes))].filter((notes) => notes > 0).sort((a, b) => a - b)
    const points = sizes.flatMap((notes) => measuredOf(results, row, notes) ?? [])
    return points.length === 0 ? [] : [{ label, color: color[theme], dash, points }]
  })
  const all = lines.flatMap(({ points }) => points)
  const x = scale(
    all.map(({ notes }) => notes),
    frame.left,
    frame.right,
  )
  const y = scale(
    all.map(({ cpu }) => cpu),
    frame.bottom,
    frame.top,
  )
  const { ink, grid } = paper[theme]
  const parts = [
    '<title>Processor time against the number of notes, both by powers of ten</title>',
    ...x.ticks.map((at) => rule(x.of(at), frame.top, x.of(at), frame.bottom, grid)),
    ...y.ticks.map((at) => rule(frame.left, y.of(at), frame.right, y.of(at), grid)),
    ...x.ticks.map((at) => text(x.of(at), frame.bottom + 20, at.toLocaleString('en'), ink, 'middle')),
    ...y.ticks.map((at) => text(frame.left - 8, y.of(at) + 4, `${at} s`, ink, 'end')),
    text((frame.left + frame.right) / 2, frame.bottom + 42, 'notes', ink, 'middle'),
  ]
  let lowest = Number.POSITIVE_INFINITY
  // Labels stand at the ends of their lines, the lowest line's first, and push each other up.
  const ends = lines.map(({ points }) => points.at(-1)).map((end) => (end === undefined ? 0 : y.of(end.cpu)))
  const order = lines.map((_, index) => index).sort((a, b) => (ends[b] ?? 0) - (ends[a] ?? 0))
  for (const index of order) {
    const { label, color, dash, points } = /** @type {(typeof lines)[number]} */ (lines[index])
    const path = points.map(({ notes, cpu }) => `${round(x.of(notes))},${round(y.of(cpu))}`).join(' ')
    parts.push(`<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/>`)
    for (const { notes, cpu } of points) {
      parts.push(`<circle cx="${round(x.of(notes))}" cy="${round(y.of(cpu))}" r="3" fill="${color}"/>`)
    }
    lowest = Math.min(lowest - 16, (ends[index] ?? 0) + 4)
    const behind = Math.max(...points.map(({ notes }) => x.of(notes)))
    parts.push(text(behind + 10, lowest, label, color, 'start'))
  }
  const size = `width="${frame.width}" height="${frame.height}" viewBox="0 0 ${frame.width} ${frame.height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="13">\n${parts.join('\n')}\n</svg>\n`
}

/**
 * Powers of ten around some values, and where they lie between two ends.
 * @param {readonly number[]} values
 * @param {number} from
 * @param {number} to
 */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, at) => Number(`1e${low + at}`)),
    of: (/** @type {number} */ value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  }
}

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} color */
function rule(x1, y1, x2, y2, color) {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${color}"/>`
}

/** @param {number} x @param {number} y @param {string} words @param {string} color @param {string} anchor */
function text(x, y, words, color, anchor) {
  return `<text x="${round(x)}" y="${round(y)}" fill="${color}" text-anchor="${anchor}">${words}</text>`
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10
}
