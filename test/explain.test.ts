import { readFileSync, writeFileSync } from 'node:fs'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { catalog, problems } from '../src/catalog.js'
import { nearestCodes } from '../src/commands/known-codes.js'
import { explanation } from '../src/reporters/explanation.js'
import { rulesPage } from '../src/reporters/rules-page.js'

describe('an explanation', () => {
  it.each(problems.map((problem) => [problem.code, problem] as const))('of %s', (code, problem) => {
    const text = explanation(problem, 80)
    const lines = text.split('\n')
    expect(lines[0]).toBe(`${code} · ${problem.severity}${problem.onRequest ? ', off unless asked for' : ''}`)
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    // All of it is said, however the lines are broken.
    const flat = text.replace(/\s+/g, ' ')
    for (const part of [problem.summary, problem.why, problem.remedy]) {
      expect(flat).toContain(part.replace(/\s+/g, ' '))
      expect(part).not.toBe('')
    }
    expect(text).not.toMatch(/[^\n\P{Cc}]/u)
  })

  it('has both examples wherever they show the fault', () => {
    for (const problem of problems) {
      const [, wrong, right] = explanation(problem, 80).split(/\n(?:Wrong|Right|How severe)\n/)
      if (problem.wrong === problem.right) expect(right, problem.code).toBeUndefined()
      else expect(wrong, problem.code).not.toBe(right)
    }
  })
})

describe('the page of rules', () => {
  it('is what the program knows (UPDATE=1 writes it)', () => {
    const page = rulesPage(problems)
    if (process.env.UPDATE !== undefined) writeFileSync('docs/rules.md', page)
    expect(readFileSync('docs/rules.md', 'utf8')).toBe(page)
  })

  it('has a place for each code, to which its row leads', () => {
    const page = rulesPage(problems)
    const rows = [...page.matchAll(/^\| \[`([^`]+)`\]\(#([^)]+)\) \| (error|warning|off) \|/gm)]
    expect(rows.map(([, code]) => code)).toEqual([...catalog.keys()].sort())
    expect(new Set(rows.map(([, , anchor]) => anchor)).size).toBe(rows.length)
    for (const [, code] of rows) expect(page).toContain(`\n## ${code}\n`)
  })
})

describe('a code typed wrong', () => {
  const known = new Set(catalog.keys())

  it.each([
    ['unclosed-clze', 'unclosed-cloze'],
    ['Unclosed-Cloze', 'unclosed-cloze'],
    ['unclosed-dash', 'dash-cloze/unclosed-dash'],
    ['dash/unclosed-dash', 'dash-cloze/unclosed-dash'],
    ['dash-cloze/unclosd-dash', 'dash-cloze/unclosed-dash'],
    ['skipped', 'skipped-cloze-number'],
  ])('%s is known as %s', (written, code) => {
    expect(nearestCodes(written, known)[0]).toBe(code)
  })

  it('that is like none names none', () => {
    expect(nearestCodes('qqqqqqqqqqqqqq', known)).toEqual([])
    expect(nearestCodes('', known)).toEqual([])
  })

  it('names three at most', () => {
    for (const code of known) expect(nearestCodes(code.slice(0, -3), known).length).toBeLessThanOrEqual(3)
    expect(nearestCodes('cloze', known).length).toBe(3)
  })
})
