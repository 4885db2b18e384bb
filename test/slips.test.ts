import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compile.js'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { positionAt } from '../src/text/position.js'
import { sourceFile } from '../src/text/source-file.js'

const folder = 'fixtures/slips'

async function findings(text: string): Promise<readonly Diagnostic[]> {
  return (await compile([sourceFile('slips', text)])).diagnostics
}

/** The text with the repairs of all findings made, or of one. */
function mended(text: string, found: readonly Diagnostic[]): string {
  const edits = found.flatMap(({ fix }) => fix?.edits ?? []).sort((a, b) => b.span.start - a.span.start)
  return edits.reduce((left, { span, text }) => left.slice(0, span.start) + text + left.slice(span.end), text)
}

function told({ problem, message, span, hint, fix }: Diagnostic): string {
  const { line, column } = positionAt(span.file, span.start)
  return `${line}:${column} ${problem.severity} ${problem.code}: ${message}\n  hint: ${hint}\n${fix ? `  fix: ${fix.title}\n` : ''}`
}

// A case is a deck in which every paragraph has what its section says; beside it what is told, and the deck as mended.
describe('slips', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const found = await findings(text)
    // Many paragraphs say the same once they are mended.
    const left = (await findings(mended(text, found)))
      .map(({ problem }) => problem.code)
      .filter((code) => code !== 'same-note')
    const said = found.map(told).join('')
    const mends = `\n--- mended${left.length === 0 ? '' : `, with ${left.join(', ')} left`} ---\n\n${mended(text, found)}`
    await expect(`${said}${mends}`).toMatchFileSnapshot(join('..', folder, name.replace(/md$/, 'txt')))
    // The sections say how many slips each of their paragraphs has.
    for (const section of text.split(/^## /m).slice(1)) {
      const wanted = Number(/^(\d+)/.exec(section)?.[1] ?? Number.NaN)
      const start = text.indexOf(section)
      for (const { 0: paragraph, index } of section.slice(section.indexOf('\n')).matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
        const from = start + section.indexOf('\n') + index
        const inside = found.filter(({ span }) => from <= span.start && span.start < from + paragraph.length)
        expect(inside.length, paragraph).toBe(wanted)
      }
    }
  })
})
