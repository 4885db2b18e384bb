import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { catalog } from '../src/catalog.js'
import { compile } from '../src/compile.js'
import { isError } from '../src/diagnostics/diagnostic.js'
import { severityProblems, type WrittenSeverity } from '../src/diagnostics/severity.js'
import { suppressProblems } from '../src/diagnostics/suppress-problems.js'
import { emitters } from '../src/emitters/registry.js'
import { noMedia } from '../src/media/lookup.js'
import { mediaProblems } from '../src/media/problems.js'
import { readConfig } from '../src/project/read-config.js'
import { rules } from '../src/rules/registry.js'
import { sources } from '../src/sources/registry.js'
import { sourceFile } from '../src/text/source-file.js'
import { dumpDiagnostics } from './support/dump-notes.js'

function severitiesIn(text: string): readonly WrittenSeverity[] {
  const { config, diagnostics } = readConfig(sourceFile('deckwright.json', text), () => ({}))
  expect(diagnostics).toEqual([])
  return config?.severities ?? []
}

async function codesIn(text: string, severities: readonly WrittenSeverity[] = []): Promise<string[]> {
  const { diagnostics } = await compile([sourceFile('a.md', text)], { severities, media: noMedia })
  return diagnostics.map(({ problem }) => problem.code)
}

// A case is a source text, beside it what is found in it and how many notes are left; a deckwright.json may be beside it.
describe('what is told', () => {
  it.each(globSync('fixtures/living/*.md').sort())('of %s', async (path) => {
    const config = path.replace(/md$/, 'json')
    const { files, diagnostics, collection } = await compile([sourceFile('a.md', readFileSync(path, 'utf8'))], {
      severities: existsSync(config) ? severitiesIn(readFileSync(config, 'utf8')) : [],
    })
    expect(files[0]?.source).toBeDefined()
    const places = [...new Set(diagnostics.map(({ span }) => span.file))].map((file) => {
      const said = dumpDiagnostics(diagnostics.filter(({ span }) => span.file === file))
      return file.path === 'a.md' ? said : `${file.path}\n${said}`
    })
    const kept = `${collection.notes.length} kept\n`
    await expect(`${kept}${places.join('')}`).toMatchFileSnapshot(join('..', path.replace(/md$/, 'txt')))
  })
})

describe('the examples', () => {
  it.each(suppressProblems.map((problem) => [problem.code, problem] as const))('of %s', async (code, problem) => {
    expect(await codesIn(problem.wrong)).toEqual([code])
    expect(await codesIn(problem.right)).toEqual([])
  })

  it.each(severityProblems.map((problem) => [problem.code, problem] as const))('of %s', async (code, problem) => {
    const sound = '# deck: A\n\nA -b-.\n'
    expect(await codesIn(sound, severitiesIn(problem.wrong))).toEqual([code])
    expect(await codesIn(sound, severitiesIn(problem.right))).toEqual([])
  })
})

describe('a comment', () => {
  it('is not idle for what only other files would show', async () => {
    const file = sourceFile('a.md', '# deck: A\n\n<!-- deckwright-disable-next-line same-note -->\nA -b-.\n')
    const told = async (partial: boolean) => (await compile([file], { partial })).diagnostics.length
    expect(await told(true)).toBe(0)
    expect(await told(false)).toBe(1)
  })

  it('is not idle for what only a build shows', async () => {
    const built = emitters.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'warning')
    expect(built.length).toBeGreaterThan(0)
    for (const { code } of built) {
      expect(await codesIn(`# deck: A\n\n<!-- deckwright-disable ${code} -->\nA -b-.\n`), code).toEqual([])
    }
  })
})

describe('a severity', () => {
  const problems = [...sources.flatMap((source) => source.problems), ...rules.map(({ problem }) => problem)]
  const warnings = problems.filter((problem) => problem.severity === 'warning' && !mediaProblems.includes(problem))

  it.each(warnings.map((problem) => [problem.code, problem] as const))('is taken for %s', async (code, { wrong }) => {
    const judged = async (level: string) => {
      const given = severitiesIn(JSON.stringify({ severity: { [code]: level } }))
      const { diagnostics, leftOut, files } = await compile([sourceFile('wrong', wrong)], { severities: given })
      return { errors: diagnostics.filter(isError).length, all: diagnostics.length, leftOut, failed: files[0]?.failed }
    }
    expect(await judged('off')).toEqual({ errors: 0, all: 0, leftOut: [], failed: false })
    expect(await judged('warning')).toEqual({ errors: 0, all: 1, leftOut: [], failed: false })
    expect(await judged('error')).toMatchObject({ errors: 1, all: 1, failed: true })
  })
})

const codes = fc.constantFrom(...catalog.keys(), 'no-such-code', '')
const comments = fc
  .tuple(fc.constantFrom('disable-next-line', 'disable', 'enable'), fc.array(codes, { maxLength: 3 }))
  .map(([word, names]) => `<!-- deckwright-${word} ${names.join(', ')} -->\n`)
const lines = fc.constantFrom(
  ...['A -b-.\n', 'A -b-.\n', 'A -b.\n', 'A {{c1::b.\n', '{{c2::b}} and -c-\n', 'No card.\n', 'What?\n', 'That.\n'],
  ...['\n', '\n', '```\n', '---\n', '<!-- id: x -->\n', '<!-- type: Basik -->\n', 'A -b- \u0007.\n'],
)
const noted = ['# Note\n', 'model: Cloze\n', '## Text\n', '## Other\n', '{{c1::a}}\n', '{{c2::a\n', 'tags: a b\n']
const notedLines = fc.constantFrom(...noted, '\n', '\n', '```\n', '<!-- tags: a b -->\n')
const severities = fc.dictionary(fc.constantFrom(...catalog.keys()), fc.constantFrom('off', 'warning', 'error'))

describe('no error is hidden', () => {
  it.each([
    ['# deck: A\n\n', lines],
    ['# Note\nmodel: Cloze\n\n## Text\n\n', notedLines],
  ])('behind %j', async (start, kind) => {
    const texts = fc.array(fc.oneof({ weight: 2, arbitrary: kind }, { weight: 1, arbitrary: comments }), {
      maxLength: 25,
    })
    await fc.assert(
      fc.asyncProperty(texts, severities, async (parts, levels) => {
        const text = start + parts.join('')
        // Comments that mean something else take as many characters and silence nothing.
        const mute = text.replaceAll(
          /deckwright-(?:disable-next-line|disable|enable)/g,
          (word) => `deckwright-${'x'.repeat(word.length - 11)}`,
        )
        const errorsOf = async (written: string, given: readonly WrittenSeverity[]) => {
          const { diagnostics, collection } = await compile([sourceFile('a.md', written)], { severities: given })
          const errors = diagnostics.filter(
            (one) => isError(one) && catalog.get(one.problem.code)?.severity === 'error',
          )
          const told = errors.map(({ problem, span }) => `${span.start} ${problem.code}`)
          return { told, notes: collection.notes.map(({ span }) => span.start) }
        }
        const before = await errorsOf(mute, [])
        expect(await errorsOf(text, [])).toEqual(before)
        const judged = await errorsOf(text, severitiesIn(JSON.stringify({ severity: levels })))
        expect(judged.told).toEqual(before.told)
        expect(before.notes).toEqual(expect.arrayContaining(judged.notes))
      }),
      { numRuns: 250 },
    )
  })
})
