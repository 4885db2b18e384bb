import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { catalog, problems } from '../src/catalog.js'
import { findingKey } from '../src/commands/sound-fixes.js'
import { type Compilation, compile } from '../src/compile.js'
import { type Fixable, fittingFixes, isFixable, withFixes } from '../src/diagnostics/apply-fixes.js'
import { type Diagnostic, diagnose, isError } from '../src/diagnostics/diagnostic.js'
import type { Edit, Fix } from '../src/diagnostics/fix.js'
import { severitiesOf } from '../src/diagnostics/severity.js'
import { shownNotes } from '../src/emitters/shown-notes.js'
import type { MediaLookup } from '../src/media/lookup.js'
import { mediaProblems } from '../src/media/problems.js'
import { readConfig } from '../src/project/read-config.js'
import { runNoteTypes } from '../src/project/run-note-types.js'
import { writtenText } from '../src/text/edited.js'
import { type SourceFile, sourceFile } from '../src/text/source-file.js'
import { exampleMedia } from './support/media-in-memory.js'

const only = problems.map(({ code }) => code)

function compiled(file: SourceFile, ...media: MediaLookup[]): Promise<Compilation> {
  return compile([file], { only, ...(media[0] && { media: media[0] }) })
}

/** What Anki would hold of all notes, those with errors too. */
function shown({ collection, leftOut, deckOf }: Compilation): Promise<string[]> {
  const notes = [...collection.notes, ...leftOut].sort((a, b) => a.span.start - b.span.start)
  return shownNotes({ ...collection, notes }, deckOf)
}

function mended(findings: readonly Fixable[]): SourceFile {
  const [file] = withFixes(findings).values()
  if (file === undefined) throw new Error('nothing to mend')
  return file
}

/** The texts in which findings are known to be. */
const texts = new Map<string, string>([
  ...problems
    .filter(({ code }) => !/^(?:project|note-type)\//.test(code))
    .map(({ code, wrong }) => [`the example of ${code}`, wrong] as const),
  ...globSync('fixtures/{rules,sources,living,slips}/**/*.{md,txt,json}')
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')] as const),
])

const found = new Set<string>()

describe('each fix', { timeout: 60_000 }, () => {
  it.each([...texts])('in %s', async (name, text) => {
    const media = mediaProblems.some(({ code }) => name.endsWith(code)) ? [exampleMedia] : []
    const before = await compiled(sourceFile('a.md', text), ...media)
    for (const finding of before.diagnostics.filter(isFixable)) {
      const { problem, fix, message } = finding
      found.add(problem.code)
      expect(problem.fix, `${problem.code} says whether it can be mended`).toBeDefined()
      if (fix.safe) expect(problem.fix, problem.code).toBe('safe')
      expect(fix.edits.every(({ span }) => span.file === finding.span.file)).toBe(true)
      const after = await compiled(mended([finding]), ...media)
      const what = `${problem.code}: ${message}: ${fix.title}\n${writtenText(after.files[0]!.file)}`
      const key = findingKey(finding)
      const count = ({ diagnostics }: Compilation) => diagnostics.filter((one) => findingKey(one) === key)
      expect(count(after).length, what).toBeLessThan(count(before).length)
      expect(after.diagnostics.filter(isError).length, what).toBeLessThanOrEqual(
        before.diagnostics.filter(isError).length,
      )
      if (fix.safe) expect(await shown(after), what).toEqual(await shown(before))
    }
  })
})

// Of what all the texts above have shown.
it('is there for each problem that says so', () => {
  for (const code of fixableInProjects()) found.add(code)
  const said = problems.filter(({ fix }) => fix !== undefined).map(({ code }) => code)
  expect(said.filter((code) => !found.has(code))).toEqual([])
})

/** All that is said of a `deckwright.json`, of its note types and of what it says of severities. */
function inConfig(file: SourceFile): readonly Diagnostic[] {
  const { config, diagnostics } = readConfig(file, () => ({ reason: 'it is not there' }))
  const types = runNoteTypes(config?.noteTypes, { lock: undefined, time: undefined })
  return [...diagnostics, ...types.diagnostics, ...severitiesOf(config?.severities ?? [], catalog).faults]
}

/** The codes of what can be mended in the examples of `deckwright.json`; each is mended. */
function fixableInProjects(): string[] {
  return problems
    .filter(({ code }) => /^(?:project|note-type)\//.test(code))
    .flatMap(({ wrong }) => inConfig(sourceFile('deckwright.json', wrong)).filter(isFixable))
    .map((finding) => {
      expect(finding.problem.fix).toBe(finding.fix.safe ? 'safe' : 'unsafe')
      expect(inConfig(mended([finding])), finding.problem.code).toEqual([])
      return finding.problem.code
    })
}

/** Whether the edits of a fix stand in the file, in their order, none over another. */
function isOrderly({ edits, unmarks }: Fix, file: SourceFile): boolean {
  let at = 0
  for (const { span } of edits) {
    if (span.file !== file || span.start < at || span.end < span.start) return false
    at = span.end
  }
  return at <= file.text.length && (edits.length > 0 || unmarks === true)
}

describe('what a safe fix leaves as it is', () => {
  const pieces = fc.constantFrom(
    ...[
      '# Note\n',
      '# deck: A\n',
      '## Text\n',
      '## Front\n',
      '## Back\n',
      '## \n',
      '---\n',
      '---\ndeck: x\n---\n',
      '> ',
    ],
    ...['model:Cloze\n', 'model: Cloze\n', 'deck:\n', 'deck:a\n', 'tags:\n', 'markdown:false\n', 'md: no\n', 'id:\n'],
    ...[
      '#tag',
      '##tag',
      '\n#tag',
      '\n##a b\n',
      '\\#',
      '`',
      '``',
      '$',
      '$$',
      '\n$$\n',
      '<pre>\n',
      '</pre>',
      '<!--',
      '-->',
    ],
    ...[
      '\n```\n',
      '\n~~~\n',
      '{{c1::',
      '{{c2::',
      '}}',
      '::',
      '-a-',
      ' -',
      '1.-b-',
      '2. -c-',
      '\n\n',
      '\n',
      '    ',
      '- ',
      '?',
    ],
    ...[
      '\n<!-- deckwright-disable same-note -->\n',
      '\n<!-- deckwright-disable-next-line empty-cloze, same-note -- why -->\n',
    ],
    ...[
      '\n<!-- deckwright-disable unclosed-cloze -->\n',
      '\n<!-- deckwright-enable -->\n',
      '\n<!-- id: x -->\n',
      'word',
      'é',
    ],
    ...['\r\n', '\ufeff', '[x]: y\n', '|a|\n|-|\n', '&nbsp;', '\\frac{1}{2}}}', '{a}}', '^{b}'],
  )
  const starts = fc.constantFrom(
    '',
    '\ufeff',
    '# deck: A\n\n',
    '# Note\nmodel: Cloze\n\n## Text\n\n',
    'md: no\n# N\n\n## Front\n',
  )

  it('is every note, whatever surrounds it', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(starts, fc.array(pieces, { maxLength: 24 }), async (start, parts) => {
        const file = sourceFile('a.md', start + parts.join(''))
        const before = await compiled(file)
        const fixable = before.diagnostics.filter(isFixable)
        for (const { fix, problem } of fixable) expect(isOrderly(fix, file), problem.code).toBe(true)
        const safe = fittingFixes(fixable.filter(({ fix }) => fix.safe))
        if (safe.length === 0) return
        for (const { problem } of safe) seen.add(problem.code)
        const after = await compiled(mended(safe))
        // Without its only key a file may be no apy notes any more. That is seen only when it is read again, and undone.
        if (after.files[0]?.source !== before.files[0]?.source) return
        expect(await shown(after)).toEqual(await shown(before))
      }),
      { numRuns: 500 },
    )
    expect(seen.size).toBeGreaterThan(4)
  })
})

describe('fixes that go together', () => {
  const problem = problems[0]!
  const file = sourceFile('a.md', 'one\r\ntwo\r\nthree\r\n')
  const finding = (title: string, ...edits: [number, number, string][]): Fixable => ({
    ...diagnose(problem, { message: title, span: { file, start: 0, end: 0 } }),
    fix: { title, safe: true, edits: edits.map(([start, end, text]): Edit => ({ span: { file, start, end }, text })) },
  })
  const together = (...findings: Fixable[]) => fittingFixes(findings).map(({ message }) => message)

  it.each<[string, Fixable[], string[]]>([
    ['side by side', [finding('a', [0, 3, 'x']), finding('b', [3, 4, ''])], ['a', 'b']],
    ['not one over another', [finding('a', [0, 5, 'x']), finding('b', [3, 8, ''])], ['a']],
    ['not where one puts in what another takes away', [finding('a', [0, 4, '']), finding('b', [4, 4, 'x'])], ['a']],
    ['not at one place', [finding('a', [4, 4, 'x']), finding('b', [4, 4, 'y'])], ['a']],
    ['with all of their edits, or not at all', [finding('a', [4, 7, '']), finding('b', [0, 1, ''], [5, 6, ''])], ['a']],
    ['if they are one and the same', [finding('a', [4, 7, '']), finding('b', [4, 7, ''])], ['a', 'b']],
  ])('%s', (_, findings, expected) => {
    expect(together(...findings)).toEqual(expected)
  })

  it('are made once, and keep the line endings', () => {
    const same = [finding('a', [4, 7, '2']), finding('b', [4, 7, '2']), finding('c', [7, 7, '\nmore'])]
    expect(writtenText(mended(same.slice(0, 2)))).toBe('one\r\n2\r\nthree\r\n')
    expect(writtenText(mended([finding('c', [7, 7, '\nmore']), finding('a', [0, 1, 'O'])]))).toBe(
      'One\r\ntwo\r\nmore\r\nthree\r\n',
    )
  })
})
