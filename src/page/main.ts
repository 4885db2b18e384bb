import type { FileRows, PageData, Row, Update, Whole } from '../preview/page-data.js'
import { withChanges } from './apply-update.js'
import { drawDecks, fillChoice } from './decks.js'
import type { Sides } from './detail.js'
import { showFigures } from './figures.js'
import { everything, matcher, type Wanted } from './filter.js'
import { listenToKeys } from './keyboard.js'
import { type Listed, noteList } from './list.js'
import { cardsFromPage, cardsFromProgram, listen } from './live.js'
import { chosenAtFirst, lookOf, showChosen } from './look.js'
import { part } from './make.js'
import { notePane } from './pane.js'

const data: PageData = JSON.parse(part('data').textContent ?? '')
const alone = data.cards !== undefined

let files: readonly FileRows[] = data.files
let whole: Whole = data
let wanted: Wanted = everything
let shown: readonly Listed[] = []
let selected: Listed | undefined
let choices: ReturnType<typeof setTimeout> | undefined
const chosen = chosenAtFirst()

const indexOf = ({ path, row }: Listed) => files.find((file) => file.path === path)?.rows.indexOf(row) ?? -1
const list = noteList((listed) => select(listed))
const pane = notePane(alone ? cardsFromPage(data, indexOf) : cardsFromProgram(indexOf), (askForLarge) =>
  lookOf(data, chosen, (type) => whole.types[type]?.css ?? '', askForLarge),
)

/** Draws what may be chosen, and how much of it there is. */
function drawChoices(): void {
  const rows = files.flatMap((file) => file.rows)
  drawDecks(rows, wanted.deck, (deck) => want({ deck }))
  const notes = rows.filter(({ kind }) => kind === 'note')
  const codes = rows.flatMap(({ findings }) => [...new Set(findings.map(({ code }) => code))])
  fillChoice(
    'tag',
    'All tags',
    notes.flatMap(({ tags }) => tags),
    wanted.tag,
  )
  fillChoice(
    'type',
    'All note types',
    notes.map(({ type }) => type),
    wanted.type,
  )
  fillChoice('finding', 'With and without findings', codes, wanted.finding, [['*', 'With findings']])
}

/** Draws the list; `follow` says which row has become of one that was shown. */
function drawList(follow?: (row: Row) => Row): void {
  const matches = matcher(wanted)
  shown = files.flatMap(({ path, rows }) => rows.filter(matches).map((row) => ({ path, row })))
  const total = files.reduce((sum, { rows }) => sum + rows.length, 0)
  const amount = (count: number) => count.toLocaleString('en')
  part('count').textContent =
    total === 0
      ? 'There are no notes here yet.'
      : shown.length === 0
        ? 'Nothing matches.'
        : shown.length === total
          ? `${amount(total)} in the list`
          : `${amount(shown.length)} of ${amount(total)} in the list`
  list.show(shown, selected?.row, follow)
  const [first] = shown
  if (selected === undefined && first !== undefined) select(first, false)
  if (selected === undefined) pane.close()
}

function want(more: Partial<Wanted>): void {
  wanted = { ...wanted, ...more }
  if ('deck' in more)
    drawDecks(
      files.flatMap((file) => file.rows),
      wanted.deck,
      (deck) => want({ deck }),
    )
  if (selected !== undefined && !matcher(wanted)(selected.row)) selected = undefined
  drawList()
}

function select(listed: Listed, remember = true): void {
  const other = selected?.row !== listed.row
  selected = listed
  list.select(listed.row)
  if (!other) return
  if (remember) history.replaceState(null, '', `#${encodeURIComponent(`${listed.path}:${listed.row.line}`)}`)
  pane.open(listed)
}

function takeIn(update: Update): void {
  const became = new Map<Row, Row>()
  const follow = (row: Row) => became.get(row) ?? row
  files = withChanges(files, update.paths, update.changes, (from, to) => became.set(from, to))
  const sameLooks = JSON.stringify(whole.types) === JSON.stringify(update.types)
  whole = update
  const before = selected
  const row = before && follow(before.row)
  const stays = files.some(({ path, rows }) => path === before?.path && row !== undefined && rows.includes(row))
  selected = before && row && stays ? { path: before.path, row } : undefined
  // The cards are on their way while the list is drawn.
  if (selected !== undefined && before !== undefined && (selected.row !== before.row || !sameLooks)) {
    pane.open(selected, true)
  }
  showFigures(whole.figures, whole.troubles)
  drawList(follow)
  // What was saved is seen first.
  clearTimeout(choices)
  choices = setTimeout(drawChoices, 200)
}

function startAgain(fresh: PageData): void {
  const amounts = new Map(files.map((file) => [file.path, file.rows.length]))
  const changes = fresh.files.map(({ path, rows }) => ({
    path,
    at: 0,
    removed: amounts.get(path) ?? 0,
    rows,
    shift: 0,
  }))
  takeIn({ ...fresh, changes })
}

function say(what: string): void {
  part('said').textContent = what
}

function change(more: Partial<typeof chosen>): void {
  Object.assign(chosen, more)
  showChosen(chosen)
  pane.draw()
}

function showSides(sides: Sides): void {
  change({ sides })
  say(sides === 'both' ? 'Both sides' : sides === 'front' ? 'Front' : 'Back')
}

function moveBy(notes: number): void {
  const at = shown.findIndex(({ row }) => row === selected?.row)
  const target = shown[Math.max(0, Math.min(shown.length - 1, at + notes))]
  if (target !== undefined) select(target)
}

function moveToFinding(direction: 1 | -1): void {
  const at = shown.findIndex(({ row }) => row === selected?.row)
  const ahead = direction === 1 ? shown.slice(at + 1) : shown.slice(0, Math.max(0, at)).reverse()
  const found = ahead.find(({ row }) => row.findings.length > 0)
  if (found === undefined) say(direction === 1 ? 'No further finding' : 'No earlier finding')
  else select(found)
}

const search = part<HTMLInputElement>('search')
const help = part<HTMLDialogElement>('help')
const night = () => change({ night: !chosen.night })
const width = () => change({ phone: !chosen.phone })

search.addEventListener('input', () => want({ words: search.value }))
search.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') part('list').focus()
})
for (const choice of ['tag', 'type', 'finding'] as const) {
  part(choice).addEventListener('change', (event) => want({ [choice]: (event.target as HTMLSelectElement).value }))
}
part('night').addEventListener('click', night)
part('phone').addEventListener('click', width)
part('show-help').addEventListener('click', () => help.showModal())
for (const one of ['both', 'front', 'back'] as const)
  part(`show-${one}`).addEventListener('click', () => showSides(one))
listenToKeys({
  move: moveBy,
  card: pane.moveCard,
  flip: () => showSides(chosen.sides === 'front' ? 'back' : 'front'),
  both: () => showSides('both'),
  finding: moveToFinding,
  search: () => search.focus(),
  leave() {
    search.value = ''
    want({ words: '' })
    part('list').focus()
  },
  night,
  width,
  help: () => help.showModal(),
  page: list.pageSize,
})

showChosen(chosen)
const remembered = decodeURIComponent(location.hash.slice(1))
const start = files
  .flatMap(({ path, rows }) => rows.map((row) => ({ path, row })))
  .find(({ path, row }) => `${path}:${row.line}` === remembered)
showFigures(whole.figures, whole.troubles)
drawChoices()
drawList()
if (start !== undefined) select(start)
if (!alone) {
  const there = (is: boolean) => {
    part('gone').hidden = is
  }
  listen({ revision: () => whole.revision, takeIn, startAgain, there })
}
