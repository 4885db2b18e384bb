import type { Row } from '../preview/page-data.js'
import { make, part } from './make.js'

/** Pixels that a row takes; `page.css` has the same. */
const rowHeight = 52

/** Rows beyond the edges that are there already when the reader scrolls. */
const margin = 12

/** A row and the file in which it stands. */
export interface Listed {
  readonly path: string
  readonly row: Row
}

/** The list of notes: only the rows that can be seen are in the page, however many there are. */
export interface NoteList {
  /** Shows these rows. What stood at the top of the list stays there where it can, as `follow` says what became of it. */
  show(rows: readonly Listed[], selected: Row | undefined, follow?: (row: Row) => Row): void
  /** Moves the mark, and the list if the row is not to be seen. */
  select(row: Row | undefined): void
  /** How many rows a leap of a page is. */
  pageSize(): number
}

/** The list in the element `list`. `chosen` is told of the row that the reader clicks. */
export function noteList(chosen: (listed: Listed) => void): NoteList {
  const list = part('list')
  const canvas = part('rows')
  let rows: readonly Listed[] = []
  let indexes = new Map<Row, number>()
  let selected: Row | undefined
  let drawn = new Map<Row, HTMLElement>()
  let planned = false

  const draw = () => {
    planned = false
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - margin)
    const last = Math.min(rows.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + margin)
    const wanted = rows.slice(first, last).map((listed, offset) => ({ listed, index: first + offset }))
    const marked = selected === undefined ? undefined : indexes.get(selected)
    // Whoever hears the page is told of the selected row, even where it is not to be seen.
    if (marked !== undefined && (marked < first || marked >= last)) {
      const listed = rows[marked]
      if (listed !== undefined) wanted.push({ listed, index: marked })
    }
    const next = new Map<Row, HTMLElement>()
    for (const { listed, index } of wanted) {
      const element = drawn.get(listed.row) ?? rowElement(listed, () => chosen(listed))
      element.style.transform = `translateY(${index * rowHeight}px)`
      element.setAttribute('aria-posinset', String(index + 1))
      element.setAttribute('aria-setsize', String(rows.length))
      element.setAttribute('aria-selected', String(listed.row === selected))
      element.id = `row-${index}`
      next.set(listed.row, element)
    }
    for (const [row, element] of drawn) if (!next.has(row)) element.remove()
    for (const [row, element] of next) if (!drawn.has(row)) canvas.append(element)
    drawn = next
    if (marked === undefined) list.removeAttribute('aria-activedescendant')
    else list.setAttribute('aria-activedescendant', `row-${marked}`)
  }
  const plan = () => {
    if (!planned) requestAnimationFrame(draw)
    planned = true
  }
  list.addEventListener('scroll', plan, { passive: true })
  new ResizeObserver(plan).observe(list)

  return {
    show(fresh, mark, follow) {
      const top = rows[Math.floor(list.scrollTop / rowHeight)]?.row
      const within = list.scrollTop % rowHeight
      rows = fresh
      indexes = new Map(rows.map(({ row }, index) => [row, index]))
      selected = mark
      canvas.style.height = `${rows.length * rowHeight}px`
      list.hidden = rows.length === 0
      const there = top === undefined || follow === undefined ? undefined : indexes.get(follow(top))
      if (there !== undefined) list.scrollTop = there * rowHeight + within
      draw()
    },
    select(row) {
      selected = row
      const index = row === undefined ? undefined : indexes.get(row)
      if (index !== undefined) {
        const top = index * rowHeight
        if (top < list.scrollTop) list.scrollTop = top
        else if (top + rowHeight > list.scrollTop + list.clientHeight)
          list.scrollTop = top + rowHeight - list.clientHeight
      }
      draw()
    },
    pageSize: () => Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1),
  }
}

function rowElement({ path, row }: Listed, click: () => void): HTMLElement {
  const errors = row.findings.filter(({ severity }) => severity === 'error').length
  const warnings = row.findings.length - errors
  const badges = [
    errors > 0 ? make('span', { class: 'badge error' }, `✗ ${errors} ${errors === 1 ? 'error' : 'errors'}`) : undefined,
    warnings > 0
      ? make('span', { class: 'badge warning' }, `! ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`)
      : undefined,
  ]
  const cards = row.kind === 'finding' ? '' : row.cards === 1 ? '1 card' : `${row.cards} cards`
  const file = path.slice(path.lastIndexOf('/') + 1)
  return make(
    'div',
    { role: 'option', class: row.kind === 'finding' ? 'row finding' : 'row', click },
    make(
      'span',
      { class: 'row-text', dir: 'auto' },
      row.text.slice(0, 300).replaceAll('\n', ' · ') || '(nothing to see)',
    ),
    make('span', { class: 'row-place' }, `${file}:${row.line}`, cards === '' ? '' : ` · ${cards}`, ...badges),
  )
}
