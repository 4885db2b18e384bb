import { figuresOf, type Plan, type PlannedCard, type PlannedNote, plannedKinds } from './plan.js'

const marks = { new: '+', edited: '~', moved: '>', returned: '+', gone: '-' } as const

/** How many notes are new, edited and so on, in one line: `3 new · 2 edited · 41 unchanged · 1 gone`. */
export function figuresLine(plan: Plan): string {
  const figures = figuresOf(plan)
  const [gone, ...others] = [...plannedKinds].reverse()
  const told = others
    .reverse()
    .flatMap((kind) => (figures[kind] > 0 ? [`${figures[kind]} ${kind}${tellMove(plan, kind)}`] : []))
  const last = gone !== undefined && figures[gone] > 0 ? [`${figures[gone]} ${gone}`] : []
  return [...told, `${plan.unchanged} unchanged`, ...last].join(' · ')
}

/** Of notes that all moved from one file to another, from which to which. */
function tellMove({ notes }: Plan, kind: PlannedNote['kind']): string {
  if (kind !== 'moved') return ''
  const moves = new Set(
    notes.flatMap((note) => (note.kind === 'moved' ? [`${note.from} → ${note.to ?? fileOf(note.place)}`] : [])),
  )
  return moves.size === 1 ? ` (${[...moves][0]})` : ''
}

/** A plan for people: the figures, then each note with its place, and what becomes of its cards. */
export function planText(plan: Plan): string {
  const lines = [figuresLine(plan)]
  for (const kind of plannedKinds) {
    for (const note of plan.notes.filter((one) => one.kind === kind)) {
      const from =
        note.from === undefined ? '' : `  (from ${note.from}${note.to === undefined ? '' : ` to ${note.to}`})`
      lines.push('', `${marks[kind]} ${kind} ${note.place}${from}`, `    ${note.words}`)
      for (const card of note.cards) lines.push(`    ${cardLine(card, note)}`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** A plan as Markdown, for a comment on a pull request. */
export function planMarkdown(plan: Plan): string {
  const lines = [`**${figuresLine(plan)}**`]
  for (const kind of plannedKinds) {
    const notes = plan.notes.filter((one) => one.kind === kind)
    if (notes.length === 0) continue
    lines.push('', `### ${kind[0]?.toUpperCase()}${kind.slice(1)}`, '')
    for (const note of notes) {
      const to = note.to === undefined ? '' : ` to ${code(note.to)}`
      const from = note.from === undefined ? '' : ` (from ${code(note.from)}${to})`
      lines.push(`- ${code(note.place)}${from}: ${code(note.words)}`)
      for (const card of note.cards) lines.push(`  - ${cardLine(card, note, code)}`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** A plan for programs, versioned. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify({ version: 1, summary: { ...figuresOf(plan), unchanged: plan.unchanged }, notes: plan.notes }, null, 2)}\n`
}

function cardLine(
  { number, kind, before, now }: PlannedCard,
  note: PlannedNote,
  quoted = (text: string) => `"${text}"`,
): string {
  switch (kind) {
    case 'new':
      return `card ${number} is new: ${quoted(now ?? '')}`
    case 'kept':
      return `card ${number} keeps ${quoted(now ?? '')}`
    case 'edited':
      return `card ${number} keeps its history: ${quoted(before ?? '')} is ${quoted(now ?? '')} now`
    case 'handed':
      return `card ${number} changes hands: it was ${quoted(before ?? '')} and asks for ${quoted(now ?? '')} now`
    case 'gone':
      return note.kind === 'gone'
        ? `card ${number} was ${quoted(before ?? '')}: it stays in Anki with its note`
        : `card ${number} was ${quoted(before ?? '')}, now gone: Anki will show it as an empty card`
  }
}

function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return text === '' ? '' : `${fence}${/^`|`$/.test(text) ? ` ${text} ` : text}${fence}`
}

function fileOf(place: string): string {
  return place.replace(/:\d+$/, '')
}
