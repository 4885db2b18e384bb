import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/identity/facts.js'
import { emptyLock, type Lock } from '../../src/identity/lock.js'
import { saidOf } from '../../src/identity/lock-columns.js'
import type { NoteMatch } from '../../src/identity/matching.js'
import { cardsUnder } from '../../src/identity/number.js'
import { type SourceFile, sourceFile } from '../../src/text/source-file.js'
import { type Build, build } from './model/project.js'

/*
 * Each file in fixtures/identity/edits is a project in several builds. `=== build` begins a build, `=== file PATH` a file
 * of it; `=== unread PATH` says that a file is there and is not read.
 */
interface Step {
  readonly files: SourceFile[]
  readonly unread: string[]
}

function stepsIn(text: string): Step[] {
  const steps: Step[] = []
  for (const part of text.split(/^=== /m).slice(1)) {
    const [, word, path = '', body = ''] = /^(\w+) ?(.*)\n([\s\S]*)$/.exec(part) ?? []
    if (word === 'build') steps.push({ files: [], unread: [] })
    else if (word === 'unread') steps.at(-1)?.unread.push(path)
    else steps.at(-1)?.files.push(sourceFile(path, body))
  }
  return steps
}

describe('after edits', () => {
  it.each(globSync('fixtures/identity/edits/*.md').sort())('%s', async (path) => {
    let lock: Lock = emptyLock
    const names = new Map<string, string>()
    let told = ''
    for (const [index, { files, unread }] of stepsIn(readFileSync(path, 'utf8')).entries()) {
      const built = await build(files, lock, 1_700_000_000 + index, unread)
      told += `build ${index + 1}\n${tell(built, lock, names)}\n`
      lock = built.lock
    }
    await expect(told).toMatchFileSnapshot(`../../${path.replace(/md$/, 'txt')}`)
  })
})

/** What a build made of its notes; each note has a letter, in the order in which they came. */
function tell({ matching, numberings, lock }: Build, before: Lock, names: Map<string, string>): string {
  const name = (guid: string) => {
    const known = names.get(guid) ?? String.fromCharCode(65 + names.size)
    names.set(guid, known)
    return known
  }
  const beginning = ({ facts }: NoteMatch) => JSON.stringify(textsOf(facts)[0]?.slice(0, 60))
  const lines = matching.matches.map((match, index) => {
    const risen = lock.notes.get(match.guid)?.mod !== before.notes.get(match.guid)?.mod
    const numbering = numberings[index]!
    const { gone, handed, full } = numbering
    const { cards, used } = cardsUnder(numbering, match)
    const numbers = cards.map(({ number, answer }) => ` ${number}=${answer}`).join('')
    const facts = [
      ...(used.length > 0 ? [`free ${used.map(({ number, answer }) => `${number}=${answer}`).join(' ')}`] : []),
      ...(gone.length > 0 ? [`went ${gone.map(({ answer }) => answer).join(' ')}`] : []),
      ...handed.map((one) => `${one.number} passed from ${one.before.answer} to ${one.now.answer}`),
      ...(full ? ['too many numbers'] : []),
    ]
    const tail = facts.length > 0 ? ` · ${facts.join(' · ')}` : ''
    return `  ${name(match.guid)} ${match.by}${risen ? '' : ', as it was'}: ${beginning(match)}${numbers}${tail}`
  })
  for (const line of matching.gone) lines.push(`  ${name(line.guid)} gone: ${saidOf(line).words}`)
  for (const { match, candidate, reason } of matching.unclear)
    lines.push(`  ${name(match.guid)} may be ${name(candidate.guid)}: ${reason}`)
  for (const { match, before: old, stuck } of matching.retyped)
    lines.push(`  ${name(match.guid)} was the ${old.type} ${name(old.guid)}${stuck ? ', and cannot be' : ''}`)
  return `${lines.join('\n')}\n`
}
