import type { Shard } from '../io/shard.js'
import type { Stopwatch } from '../model/stopwatch.js'
import type { Sections } from '../sources/source.js'

/** 0: fine · 1: there are findings, or nothing was read · 2: the work could not be done. */
export type ExitCode = 0 | 1 | 2

/** What every command that reads notes may be told. */
export interface SourceOptions {
  /** The notation to read everything as. */
  readonly from?: string
  /** The deck of notes that name none. */
  readonly deck?: string
  readonly tags: readonly string[]
  readonly sections?: Sections
  readonly mediaRoot?: string
  /** The folder of the project; without it one is looked for from the current folder upwards. */
  readonly project?: string
  /** The file that standard input stands for. */
  readonly stdinFilename?: string
  /** The part of the files that is read; all without it. */
  readonly shard?: Shard
  /** Whether it is said where the time went. */
  readonly timing?: boolean
  /** What counts it. */
  readonly stopwatch?: Stopwatch
}

/** How much a command says, and how. */
export interface TalkOptions {
  readonly format?: 'pretty' | 'concise' | 'json'
  readonly quiet: boolean
  readonly verbose: boolean
}
