import { readBytes } from '../io/read-bytes.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { openPackage } from '../packages/open-package.js'
import { isPackageFault, type PackageContents, type PackageFault } from '../packages/package-contents.js'
import type { PackageDiff } from '../packages/package-diff.js'
import type { ExitCode } from './command.js'
import { counted } from './counted.js'

/** What a comparison of packages may be told. */
export interface VerifyOptions {
  /** Whether times of change count. */
  readonly strict: boolean
  readonly format: 'pretty' | 'json'
  /** Nothing is said: the exit code says all. */
  readonly quiet: boolean
  /** Every difference is told, however many there are. */
  readonly verbose: boolean
}

/** Says whether two packages hold the same notes, cards and media, and what differs. That goes to standard output. */
export async function verify(
  [before, after]: readonly [string, string],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const bytes = [readBytes(before), readBytes(after)] as const
  if (Buffer.compare(...bytes) === 0) {
    refuseFaults([{ path: before, result: openPackage(bytes[0]) }])
    return tellIdentical([before, after], options, terminal)
  }

  // Only here is SQLite needed. One after the other: each opens a whole collection in memory.
  const { readPackage } = await import('../packages/read-package.js')
  terminal.progress(`reading ${before}`)
  const older = await readPackage(bytes[0])
  terminal.progress(`reading ${after}`)
  const newer = await readPackage(bytes[1])
  terminal.progress('comparing')
  const [one, other] = refuseFaults([
    { path: before, result: older },
    { path: after, result: newer },
  ])
  if (one === undefined || other === undefined) return 2
  const { comparePackages } = await import('../packages/compare-packages.js')
  const diff = comparePackages(one, other)
  const damaged = diff.media.find((change) => change.damaged !== undefined)
  if (damaged !== undefined) {
    throw failure(
      `cannot compare \`${damaged.damaged === 'before' ? before : after}\`: \`${damaged.name}\` in it is damaged`,
    )
  }

  const same = isSame(diff, options)
  terminal.progress(undefined)
  if (options.quiet) return same ? 0 : 1
  if (options.format === 'json') {
    const { differencesJson } = await import('./differences-json.js')
    const files = [
      { path: before, ...figuresOf(one) },
      { path: after, ...figuresOf(other) },
    ] as const
    await terminal.print(differencesJson(files, diff, { same, identical: false }))
  } else {
    await tellDifferences([before, after], diff, options, terminal)
    terminal.say(same ? `the same: ${figuresLine(figuresOf(one))}` : 'not the same')
    tellTimes(diff, options, terminal)
  }
  return same ? 0 : 1
}

/** The contents of packages. Throws if one of them could not be read, naming all that could not. */
function refuseFaults<Result extends object>(
  read: readonly { readonly path: string; readonly result: Result | PackageFault }[],
): Result[] {
  const faults = read.flatMap(({ path, result }) =>
    isPackageFault(result) ? [`cannot compare \`${path}\`: ${result.fault}`] : [],
  )
  if (faults.length > 0) throw failure(faults.join('\ndeckwright: '))
  return read.flatMap(({ result }) => (isPackageFault(result) ? [] : [result]))
}

async function tellIdentical(
  paths: readonly [string, string],
  { format, quiet }: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (quiet) return 0
  if (format === 'json') {
    const { differencesJson } = await import('./differences-json.js')
    const files = [{ path: paths[0] }, { path: paths[1] }] as const
    await terminal.print(differencesJson(files, undefined, { same: true, identical: true }))
  } else terminal.say('the same, byte for byte')
  return 0
}

async function tellDifferences(
  paths: readonly [string, string],
  diff: PackageDiff,
  { verbose }: VerifyOptions,
  terminal: Terminal,
): Promise<void> {
  const { differencesText } = await import('./differences-text.js')
  const text = differencesText(paths, diff, terminal.stdout.width, verbose ? Number.POSITIVE_INFINITY : 20)
  if (text !== '') await terminal.print(text)
}

function isSame(diff: PackageDiff, { strict }: VerifyOptions): boolean {
  const { added, gone, edited, moved, repositioned, noteTypes, decks, media, retimed, retimedTypes } = diff
  const counting = [added, gone, edited, moved, repositioned, noteTypes, decks, media]
  return [...counting, ...(strict ? [retimed, retimedTypes] : [])].every(({ length }) => length === 0)
}

/** Says what differs in its time of change only. */
function tellTimes({ retimed, retimedTypes }: PackageDiff, { strict }: VerifyOptions, terminal: Terminal): void {
  const parts = [
    ...(retimed.length > 0 ? [counted(retimed.length, 'note')] : []),
    ...(retimedTypes.length > 0 ? [counted(retimedTypes.length, 'note type')] : []),
  ]
  if (parts.length === 0) return
  const verdict = strict ? '' : ': no difference without --strict'
  terminal.say(`  only the time of change differs in ${parts.join(' and ')}${verdict}`)
}

function figuresOf({ notes, media }: PackageContents) {
  return { notes: notes.length, cards: notes.reduce((sum, { cards }) => sum + cards.length, 0), media: media.size }
}

function figuresLine({ notes, cards, media }: ReturnType<typeof figuresOf>): string {
  return [counted(notes, 'note'), counted(cards, 'card'), counted(media, 'media file')].join(' · ')
}
