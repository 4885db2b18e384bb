import type { BuildOptions } from '../commands/build-once.js'
import type { CheckOptions } from '../commands/check-once.js'
import type { SourceOptions, TalkOptions } from '../commands/command.js'
import type { WrittenSheet } from '../commands/sheet-task.js'
import { version } from '../version.js'

/** The options as commander gives them. */
export interface Parsed extends Omit<SourceOptions, 'tags'>, Pick<TalkOptions, 'format'> {
  readonly tag?: readonly string[]
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly output?: string
  readonly to?: string
  readonly keepGoing?: boolean
  readonly dryRun?: boolean
  readonly watch?: boolean
  readonly jobs?: number
  readonly timestamp?: string
  readonly csvHeader?: BuildOptions['csvHeader']
  readonly noteTypes?: BuildOptions['noteTypes']
  readonly noDeck?: boolean
  readonly frozen?: boolean
  readonly markGone?: boolean
  readonly accept?: readonly string[]
  readonly sheet?: WrittenSheet['kind']
  readonly paper?: WrittenSheet['paper']
  readonly columns?: string
  readonly fontSize?: string
  readonly shuffle?: string
  readonly cardSize?: string
  readonly flip?: WrittenSheet['flip']
  readonly onlyDeck?: readonly string[]
  readonly onlyTag?: readonly string[]
  readonly browser?: string
}

/** What only `check` is told, as commander gives it. */
export interface ParsedCheck
  extends Omit<Parsed, 'format'>,
    Partial<Pick<CheckOptions, 'strict' | 'maxWarnings' | 'only' | 'since' | 'baseline' | 'writeBaseline'>>,
    Partial<Pick<CheckOptions, 'fix' | 'unsafe' | 'diff'>> {
  readonly format?: readonly string[]
}

/** What `check` is told. */
export function checkOptions(parsed: ParsedCheck): CheckOptions {
  const { format = [], strict = false, only = [], writeBaseline = false, ...rest } = parsed
  const { fix = false, unsafe = false, diff = false, watch = false, ...options } = rest
  const judging = { strict, only, writeBaseline }
  return { ...options, ...readingOptions(options), ...judging, fix, unsafe, diff, watch, formats: format, version }
}

/** What every command that reads notes is told. */
export function readingOptions({
  tag = [],
  quiet = false,
  verbose = false,
  ...options
}: Parsed): SourceOptions & TalkOptions {
  return { ...options, tags: tag, quiet, verbose }
}

/** What `build` is told of sheets. */
function writtenSheet({ sheet, onlyDeck = [], onlyTag = [], ...options }: Parsed): WrittenSheet {
  const { paper, columns, fontSize, shuffle, cardSize, flip, browser } = options
  const said = { kind: sheet, paper, columns, fontSize, shuffle, cardSize, flip, browser }
  return { ...said, onlyDecks: onlyDeck, onlyTags: onlyTag }
}

/** What `build` is told. */
export function buildOptions(options: Parsed): BuildOptions {
  const { csvHeader, noteTypes, noDeck, keepGoing = false, frozen = false, markGone = false, accept = [] } = options
  const { dryRun = false, watch = false } = options
  const project = { frozen, markGone, accept }
  const text = { csvHeader, noteTypes, withoutDeck: noDeck }
  const sheet = writtenSheet(options)
  return { ...options, ...readingOptions(options), ...project, ...text, sheet, keepGoing, dryRun, watch }
}
