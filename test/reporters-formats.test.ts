import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it, test } from 'vitest'
import { problems } from '../src/catalog.js'
import { type Diagnostic, diagnose } from '../src/diagnostics/diagnostic.js'
import { defineProblem, type Severity } from '../src/diagnostics/problem.js'
import { findingsSchema } from '../src/reporters/findings-schema.js'
import { fingerprintsOf } from '../src/reporters/fingerprint.js'
import { githubSummary } from '../src/reporters/github-summary.js'
import { reporters } from '../src/reporters/registry.js'
import type { Report } from '../src/reporters/reporter.js'
import { sourceFile } from '../src/text/source-file.js'

const [odd, lost] = (['warning', 'error'] as Severity[]).map((severity) =>
  defineProblem({
    code: severity === 'error' ? 'lost-word' : 'cloze/odd',
    severity,
    summary: severity === 'error' ? 'A word is lost' : 'A deletion is odd',
    why: 'Nobody would see it on the card, however long one looked for it there or elsewhere.',
    remedy: 'Write it again, in ``double`` backticks if need be.',
    wrong: 'The `one` and ``two``\n',
    right: 'The {{c1::one}}\n',
  }),
)

interface Said extends Partial<Pick<Diagnostic, 'message' | 'hint' | 'related' | 'fix'>> {
  readonly path?: string
}

/** A finding at the stretch of a text that stands between `«` and `»`. */
function finding(problem: typeof odd, marked: string, { path = 'notes/a.md', ...said }: Said = {}): Diagnostic {
  const lines = marked.replaceAll('\r\n', '\n')
  const start = lines.indexOf('«')
  const end = lines.indexOf('»') - 1
  const file = sourceFile(path, marked.replace(/[«»]/g, ''))
  return { ...diagnose(problem!, { message: 'This is odd', span: { file, start, end } }), ...said }
}

const related = (marked: string, path: string) => [{ message: 'as here', span: finding(odd, marked, { path }).span }]

/** A finding with the stretches between `«` and `»` replaced by some texts. */
function mendable(marked: string, ...texts: string[]): Diagnostic {
  const file = sourceFile('a b.md', marked.replace(/[«»]/g, ''))
  const lines = marked.replaceAll('\r\n', '\n')
  const edits = [...lines.matchAll(/«([^»]*)»/g)].map(({ 1: old = '', index }, at) => {
    const start = index - 2 * at
    return { span: { file, start, end: start + old.length }, text: texts[at] ?? '' }
  })
  const fix = { title: 'make it even', edits, safe: texts.length === 1 }
  return diagnose(odd!, { message: 'This is odd', span: edits[0]!.span, fix })
}

const many = (problem: typeof odd, count: number) =>
  Array.from({ length: count }, (_, at) => finding(problem, `${'\n'.repeat(at)}The «odd» one`))

const cases: Record<string, { diagnostics: Diagnostic[]; more?: Partial<Report> }> = {
  nothing: { diagnostics: [] },
  'an error and a warning': {
    diagnostics: [
      finding(odd, '# deck: X\r\n\r\nThe «odd» one', {
        hint: 'make it even',
        related: related('«other»', 'notes/b.md'),
      }),
      finding(lost, 'one\n«two\nthree»', { message: '`two` is lost', path: 'notes/b.md' }),
    ],
    more: { version: '1.2.3' },
  },
  'in a folder of the repository': {
    diagnostics: [
      finding(odd, '«x»'),
      finding(odd, '«x»', { path: '../b.md' }),
      finding(odd, '«x»', { path: '/elsewhere/c.md' }),
      finding(odd, '«x»', { path: 'C:/elsewhere/c.md' }),
    ],
    more: { folder: 'decks/german' },
  },
  'from standard input': { diagnostics: [finding(lost, '«x»', { path: '<stdin>' })] },
  'names and messages that mean something elsewhere': {
    diagnostics: [
      finding(lost, '<b>«x»</b>', {
        path: 'a, b: 100% [x](1) #1?.md',
        message: '50% of `<b>"x" & y</b>` | [link](1)\n::error::no',
        hint: 'write `{0}` or `&amp;`, \u001b[31mnot `*`',
      }),
    ],
  },
  'wide characters': { diagnostics: [finding(odd, '猫😀«é»', { path: '猫/😀.md' })] },
  'the same twice': {
    diagnostics: [
      finding(odd, 'The «odd» odd one'),
      finding(odd, '  The odd «odd» one\n'),
      finding(lost, 'The «odd» one'),
    ],
  },
  'more than GitHub shows': { diagnostics: [...many(odd, 12), ...many(lost, 11)] },
  'a file that is no text': { diagnostics: [finding(lost, '«»', { path: 'x.md' })] },
  'what can be mended': {
    diagnostics: [
      mendable('猫😀«é» and «so»\r\non', 'e', ''),
      mendable('one\n«»two', 'and a line\n'),
      { ...finding(odd, '«»x'), fix: { title: 'take the byte order mark out', edits: [], safe: true, unmarks: true } },
    ],
  },
  'warnings that fail the run': { diagnostics: [finding(odd, '«x»')], more: { warningsFail: true } },
}

const formats = {
  ndjson: 'ndjson',
  sarif: 'sarif',
  rdjson: 'json',
  github: 'txt',
  gitlab: 'json',
  junit: 'xml',
} as const

type Format = keyof typeof formats

function reportOf(diagnostics: readonly Diagnostic[], more: Partial<Report> = {}): Report {
  const errors = diagnostics.filter(({ problem }) => problem.severity === 'error').length
  const summary = { files: 2, notes: 3, cards: 4, errors, warnings: diagnostics.length - errors }
  return { diagnostics, summary, ...more }
}

async function told(format: keyof typeof reporters, diagnostics: readonly Diagnostic[], more?: Partial<Report>) {
  const report = await reporters[format]()
  return report(reportOf(diagnostics, more), { color: false, width: 80 })
}

describe.each(Object.entries(cases))('%s', (name, { diagnostics, more }) => {
  const folder = `../fixtures/reporters/formats/${name.replaceAll(' ', '-')}`

  it.each(Object.keys(formats) as Format[])('as %s', async (format) => {
    await expect(await told(format, diagnostics, more)).toMatchFileSnapshot(`${folder}/${format}.${formats[format]}`)
  })

  it('as the summary of a step on GitHub', async () => {
    await expect(githubSummary(reportOf(diagnostics, more))).toMatchFileSnapshot(`${folder}/summary.md`)
  })
})

/** Findings of any text, at any place, with any words. */
const anyFindings = fc
  .array(
    fc.record({
      text: fc.string({ unit: 'binary', maxLength: 40 }),
      from: fc.nat(40),
      length: fc.nat(40),
      path: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      words: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      error: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ text, from, length, path, words, error }) => {
      const file = sourceFile(path, text)
      const start = Math.min(from, file.text.length)
      const span = { file, start, end: Math.min(start + length, file.text.length) }
      const fix = { title: words, edits: [{ span, text: words }], safe: error }
      return diagnose(error ? lost! : odd!, {
        message: words,
        span,
        hint: words,
        related: [{ message: words, span }],
        fix,
      })
    }),
  )

// biome-ignore lint/suspicious/noExplicitAny: what is spoilt may be anywhere in it.
type Json = any

describe('SARIF', () => {
  const official = 'node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json'
  // RFC 3986: nothing but its letters, and `%` only before two digits.
  const uri = /^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[\da-f]{2})*$/i
  const formats = {
    uri: (text: string) => uri.test(text) && URL.canParse(text),
    'uri-reference': (text: string) => uri.test(text) && URL.canParse(text, 'https://example.org/a/b'),
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
    uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  }
  const fits = new Ajv2020({ strict: false, formats }).compile(JSON.parse(readFileSync(official, 'utf8')))
  const faultsOf = (text: string) => (fits(JSON.parse(text)) ? [] : fits.errors)

  it('fits the official schema, whatever is found', async () => {
    for (const { diagnostics, more } of Object.values(cases))
      expect(faultsOf(await told('sarif', diagnostics, more))).toEqual([])
    await fc.assert(
      fc.asyncProperty(anyFindings, async (found) => {
        expect(faultsOf(await told('sarif', found))).toEqual([])
      }),
    )
  })

  it('fits it with each problem that there is', async () => {
    const one = await told(
      'sarif',
      problems.map((problem) => finding(problem, 'The «odd» one')),
    )
    expect(faultsOf(one)).toEqual([])
    expect(JSON.parse(one).runs[0].tool.driver.rules).toHaveLength(problems.length)
  })

  it.each([
    ['a tool without a driver', (run: Json) => delete run.tool.driver],
    ['a column 0', (run: Json) => (run.results[0].locations[0].physicalLocation.region.startColumn = 0)],
    ['a level of our own', (run: Json) => (run.results[0].level = 'fatal')],
    [
      'a blank in an address',
      (run: Json) => (run.results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b'),
    ],
    ['a word that it does not know', (run: Json) => (run.results[0].remedy = 'x')],
    ['a fix that changes nothing', (run: Json) => (run.results[0].fixes = [{ artifactChanges: [] }])],
  ])('would not fit with %s', async (_, spoil) => {
    const log = JSON.parse(await told('sarif', [finding(odd, '«x»')]))
    expect(fits(log)).toBe(true)
    spoil(log.runs[0])
    expect(fits(log)).toBe(false)
  })

  it('names rules that are there', async () => {
    const [run] = JSON.parse(await told('sarif', cases['more than GitHub shows']!.diagnostics)).runs
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['cloze/odd', 'lost-word'])
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
  })
})

describe('a fingerprint', () => {
  const first = (marked: string, problem = odd, path = 'a.md') =>
    fingerprintsOf([finding(problem, marked, { path })])[0]

  it('is that of the line, wherever it stands', () => {
    expect(first('\n\nbefore\n   The «odd» one\nafter')).toBe(first('The «odd» one'))
    expect(first('The odd «one»')).toBe(first('The «odd» one'))
    expect(first('The «odd» one', odd, 'b.md')).toBe(first('The «odd» one'))
  })

  it('is another for another line or another code', () => {
    expect(first('The «odd» two')).not.toBe(first('The «odd» one'))
    expect(first('The «odd» one', lost)).not.toBe(first('The «odd» one'))
  })

  it('is no other for each of two in one file', async () => {
    await fc.assert(
      fc.asyncProperty(anyFindings, async (found) => {
        const known = fingerprintsOf(found).map((mark, index) => `${found[index]?.span.file.path}\n${mark}`)
        expect(new Set(known).size).toBe(found.length)
        const inTwo = found.map((one, at) => {
          const file = { ...one.span.file, path: at % 2 === 0 ? 'a.md' : 'b.md' }
          return { ...one, span: { ...one.span, file } }
        })
        const issues: { fingerprint: string }[] = JSON.parse(await told('gitlab', inTwo))
        expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(found.length)
      }),
    )
  })

  it('of thousands in a line of a megabyte is quickly made', () => {
    const file = sourceFile('a.md', 'x'.repeat(1_000_000))
    const found = Array.from({ length: 5000 }, (_, start) =>
      diagnose(odd!, { message: 'odd', span: { file, start, end: start + 1 } }),
    )
    const started = performance.now()
    expect(new Set(fingerprintsOf(found)).size).toBe(5000)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('for people', () => {
  const words = '`猫` and 猫 are read as one and the same, though nobody who wrote them meant that, so far as is known'

  test('words are broken at blanks, behind what they belong to', async () => {
    const long = finding(odd, 'The «odd» one', { message: words, hint: words, related: related('«other»', 'b.md') })
    const text = await told('pretty', [{ ...long, related: [{ ...long.related[0]!, message: words }] }])
    await expect(text).toMatchFileSnapshot('../fixtures/reporters/long-words.txt')
  })

  test('what goes on over several lines says so below a mark that takes the whole width', async () => {
    const text = await told('pretty', [finding(odd, `«${'odd '.repeat(30)}\nand\non»`)])
    await expect(text).toMatchFileSnapshot('../fixtures/reporters/a-long-mark-over-several-lines.txt')
  })

  it('no line is wider than the screen, if its words are not', async () => {
    const word = fc.constantFrom('a', 'blank', '猫犬', '👩‍👩‍👧', 'e\u0301', '`', '\u001b[2J', '')
    const sentence = fc.array(word, { maxLength: 40 }).map((some) => some.join(' '))
    await fc.assert(
      fc.asyncProperty(sentence, sentence, fc.integer({ min: 40, max: 100 }), async (message, line, width) => {
        const pretty = await reporters.pretty()
        const others = related(`${line} «${line}`.replaceAll('`', '\n').concat('»'), 'b.md')
        const said = finding(odd, `«${line}\n${line}»`, { message, hint: message, related: others })
        const text = pretty(reportOf([said]), { color: false, width })
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        const colored = pretty(reportOf([said]), { color: true, width })
        expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(text)
      }),
    )
  })
})

describe('what programs read line by line', () => {
  it('is a finding of the published shape on each line of ndjson', async () => {
    const shape = findingsSchema.shape.findings.def.element
    await fc.assert(
      fc.asyncProperty(anyFindings, async (found) => {
        const lines = (await told('ndjson', found)).split('\n')
        expect(lines.pop()).toBe('')
        expect(lines.map((line) => shape.parse(JSON.parse(line)).message)).toEqual(found.map(({ message }) => message))
      }),
    )
  })

  it('is one command for each finding on GitHub, and nothing that is none', async () => {
    await fc.assert(
      fc.asyncProperty(anyFindings, async (found) => {
        const lines = (await told('github', found)).split('\n')
        expect(lines.pop()).toBe('')
        expect(lines).toHaveLength(found.length)
        for (const line of lines) {
          // As the runner parts it: properties at commas and their first `=`, up to the next two colons.
          const [, command, properties] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? []
          expect(['error', 'warning']).toContain(command)
          const names = properties?.split(',').map((one) => one.split('=')[0])
          expect(['title', 'file', 'line', 'col', 'endLine', 'endColumn']).toEqual(
            expect.arrayContaining(names ?? ['']),
          )
          expect(line).not.toMatch(/[\r\n\u001b]/)
        }
      }),
    )
  })

  it('counts columns in bytes for reviewdog', async () => {
    const [{ location }] = JSON.parse(await told('rdjson', cases['wide characters']!.diagnostics)).diagnostics
    expect(location.range).toEqual({ start: { line: 1, column: 8 }, end: { line: 1, column: 10 } })
  })

  it('holds no character that XML does not for JUnit, and each name once', async () => {
    await fc.assert(
      fc.asyncProperty(anyFindings, async (found) => {
        const text = await told('junit', found)
        expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
        expect(text.replace(/<[^<>]*>|&(?:amp|lt|gt|quot);/g, '')).not.toMatch(/[<>&]/)
        const names = [...text.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g)].map(([whole]) => whole)
        expect(new Set(names).size).toBe(Math.max(1, found.length))
      }),
    )
  })
})
