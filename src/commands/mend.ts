import { type Fixable, fittingFixes, isFixable, withFixes } from '../diagnostics/apply-fixes.js'
import { draftsOnDisk } from '../io/drafts.js'
import { replaceFile } from '../io/replace-file.js'
import { isFailure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { emptyMemory } from '../model/memory.js'
import { visible } from '../reporters/visible.js'
import { writtenText } from '../text/edited.js'
import { positionAt } from '../text/position.js'
import type { SourceFile } from '../text/source-file.js'
import type { Standing } from './gather.js'
import { isSound } from './sound-fixes.js'
import type { Survey } from './survey.js'

/** What became of the files of a check that were to be mended. */
export interface Mending {
  /** How things stand now. */
  readonly survey: Survey
  /** The files that are other than they were, before and now. */
  readonly changed: readonly { readonly before: SourceFile; readonly after: SourceFile }[]
  /** What was mended. */
  readonly mended: readonly Fixable[]
  /** What could not be mended, since that would have done harm or no good. */
  readonly refused: readonly Fixable[]
  /** What came by standard input: its path, and what is to be passed on. */
  readonly piped: { readonly path: string; readonly content: string | Uint8Array } | undefined
  /** How things stand if some of the changed files are left as they were. */
  readonly without: (paths: ReadonlySet<string>) => Promise<Survey>
}

/** After so many rounds what is left waits for another run. */
const mostRounds = 20

/** How often all is looked at anew, mostly to find out which of some fixes does harm. */
const mostTrials = 100

/** Some fixes, and how things stand with them. */
interface Trial {
  readonly fixes: readonly Fixable[]
  readonly texts: ReadonlyMap<string, SourceFile>
  readonly survey: Survey
}

/** How a check is done, with the texts that its files are to have. */
export type Look = (standing: Standing) => Promise<Survey>

/**
 * Mends what can be mended, in thought only: nothing is written.
 *
 * Round by round, as many fixes as fit together are made, the safe ones first, and all is checked again. A fix that
 * brings an error, does not make its finding go, or calls itself safe and changes a card, is undone and not tried again.
 */
export async function mend(look: Look, unsafe: boolean): Promise<Mending> {
  const drafts = draftsOnDisk()
  const standing = { view: drafts.view, memory: emptyMemory() }
  let texts: ReadonlyMap<string, SourceFile> = new Map()
  let survey = await look(standing)
  let trials = 0
  const mended: Fixable[] = []
  const refused = new Map<string, Fixable>()

  const trial = async (fixes: readonly Fixable[]): Promise<Trial> => {
    trials++
    const tried = new Map([...texts, ...withFixes(fixes)])
    drafts.lay(tried)
    return { fixes, texts: tried, survey: await look(standing) }
  }

  /** Of some fixes those that do no harm, beside those that are `kept` already. */
  const soundOnes = async (kept: Trial, some: readonly Fixable[]): Promise<Trial> => {
    if (trials >= mostTrials) return kept
    const all = await trial([...kept.fixes, ...some])
    if (await isSound(survey, all.survey, all.fixes)) return all
    if (some.length <= 1) {
      for (const one of some) refused.set(keyOf(one), one)
      return kept
    }
    const half = some.length >> 1
    return soundOnes(await soundOnes(kept, some.slice(0, half)), some.slice(half))
  }

  for (let round = 0; round < mostRounds && trials < mostTrials; round++) {
    const wanted = survey.editable.filter(isFixable).filter((one) => !refused.has(keyOf(one)))
    const safe = wanted.filter(({ fix }) => fix.safe)
    const batch = fittingFixes(safe.length > 0 || !unsafe ? safe : wanted)
    if (batch.length === 0) break
    const sound = await soundOnes({ fixes: [], texts, survey }, batch)
    ;({ texts, survey } = sound)
    mended.push(...sound.fixes)
  }
  drafts.lay(texts)
  const changed = [...texts.values()].flatMap((after) => {
    const before = drafts.original(after.path)
    return before === undefined ? [] : [{ before, after }]
  })
  const { piped } = drafts
  const pipedText = piped && (texts.get(piped.path) ?? drafts.original(piped.path))
  return {
    survey,
    changed,
    mended,
    refused: [...refused.values()],
    piped: piped && { path: piped.path, content: pipedText === undefined ? piped.bytes : writtenText(pipedText) },
    without(paths) {
      drafts.lay(new Map([...texts].filter(([path]) => !paths.has(path))))
      return look(standing)
    },
  }
}

/** Writes what was mended, file by file. Gives the files that could not be written, and why. */
export async function writeMended({ changed, piped }: Mending): Promise<Map<string, string>> {
  const failures = new Map<string, string>()
  for (const { before, after } of changed) {
    if (before.path === piped?.path) continue
    try {
      await replaceFile(before, after)
    } catch (error) {
      if (!isFailure(error)) throw error
      failures.set(before.path, error.message)
    }
  }
  return failures
}

/** Says which findings were not mended though there is a fix for them. */
export function tellRefused({ refused }: Mending, terminal: Terminal): void {
  for (const { problem, span, fix } of refused) {
    const { line, column } = positionAt(span.file, span.start)
    const place = `${visible(span.file.path)}:${line}:${column}`
    terminal.say(`deckwright: ${place}: \`${problem.code}\` is not fixed: to ${fix.title} would do harm, or no good`)
  }
}

/** What a fix is known by from round to round, wherever its lines have moved to. */
function keyOf({ problem, span, fix }: Fixable): string {
  const { file, start, end } = span
  const from = file.text.lastIndexOf('\n', start - 1) + 1
  const newline = file.text.indexOf('\n', end)
  const lines = file.text.slice(from, newline === -1 ? undefined : newline)
  return JSON.stringify([file.path, problem.code, fix.title, start - from, lines])
}
