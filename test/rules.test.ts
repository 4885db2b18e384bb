import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog, problems } from '../src/catalog.js'
import { type CompileOptions, compile } from '../src/compile.js'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import type { Level } from '../src/diagnostics/severity.js'
import { mediaProblems } from '../src/media/problems.js'
import { rules } from '../src/rules/registry.js'
import { sources } from '../src/sources/registry.js'
import { frontMatterProblems } from '../src/syntax/front-matter.js'
import { positionAt } from '../src/text/position.js'
import { sourceFile } from '../src/text/source-file.js'

const root = 'fixtures/rules'

async function findings(name: string, text: string, ...only: string[]): Promise<readonly Diagnostic[]> {
  const { files, diagnostics } = await compile([sourceFile(name, text)], { only })
  // In a text that is read as nothing there is nothing to find.
  expect(files[0]?.source, name).toBeDefined()
  return diagnostics
}

function line({ problem, message, span }: Diagnostic): string {
  const place = (offset: number) => {
    const { line, column } = positionAt(span.file, offset)
    return `${line}:${column}`
  }
  return `${place(span.start)}-${place(span.end)} ${problem.severity} ${problem.code}: ${message}`
}

describe('the catalogue', () => {
  it('has each code once', () => {
    expect(problems.map(({ code }) => code).filter((code, at, all) => all.indexOf(code) !== at)).toEqual([])
    expect(catalog.size).toBe(problems.length)
  })

  it('has a file and a folder of cases for each rule, and no rule is left out', () => {
    const codes = rules.map(({ problem }) => problem.code)
    for (const code of codes) expect(existsSync(`src/rules/${code}.ts`), code).toBe(true)
    const folders = readdirSync(root).filter((folder) => folder !== 'clean')
    expect(folders.sort()).toEqual([...codes].sort())
    const declaring = readdirSync('src/rules').filter((file) =>
      /^\s*code: '/m.test(readFileSync(join('src/rules', file), 'utf8')),
    )
    expect(declaring.map((file) => file.replace('.ts', '')).sort()).toEqual([...codes].sort())
  })
})

describe('the examples', () => {
  const media = new Set(mediaProblems)
  const own = [...frontMatterProblems, ...sources.flatMap((source) => source.problems), ...rules.map((r) => r.problem)]
  for (const { code, wrong, right } of own.filter((problem) => !media.has(problem))) {
    it(code, async () => {
      expect((await findings('wrong', wrong, code)).map((found) => found.problem.code)).toEqual([code])
      expect((await findings('right', right, code)).map(line)).toEqual([])
    })
  }
})

// A case is a source text: nothing is found in `valid-*`, and in `invalid-*` what the text file beside it says.
for (const folder of readdirSync(root)) {
  describe(folder, () => {
    for (const name of readdirSync(join(root, folder)).filter((file) => !/^invalid.*\.txt$/.test(file))) {
      it(name, async () => {
        const path = join(root, folder, name)
        const found = await findings(name, readFileSync(path, 'utf8'), folder)
        if (!name.startsWith('invalid')) {
          expect(found.map(line)).toEqual([])
          return
        }
        const expected = path.replace(/\.\w+$/, '.txt')
        const said = found.map((one) => `${line(one)}\n`).join('')
        if (process.env.UPDATE !== undefined) writeFileSync(expected, said)
        expect(said).toBe(readFileSync(expected, 'utf8'))
        expect(found.map(({ problem }) => problem.code)).toContain(folder)
      })
    }
  })
}

describe('what is left out', () => {
  const note = (text: string, head = '') => `# Note\nmodel: Cloze\n${head}\n## Text\n\n${text}\n\n\n`
  const kept = async (...texts: string[]) => {
    const files = texts.map((text, at) => sourceFile(`${at}.md`, text))
    const { collection, leftOut } = await compile(files)
    const said = (notes: typeof leftOut) => notes.map(({ fields }) => fields[0]?.text)
    return { kept: said(collection.notes), left: said(leftOut) }
  }

  it('is the note in which a rule finds an error, and no other', async () => {
    const text = note('{{c1::a}}') + note('{{c1::b') + note('{{c1::c}}')
    expect(await kept(text, note('{{c1::d}}'))).toEqual({
      kept: ['{{c1::a}}', '{{c1::c}}', '{{c1::d}}'],
      left: ['{{c1::b'],
    })
  })

  it('is the note in which its notation finds an error', async () => {
    const text = note('{{c1::a}}') + note('{{c1::b}}', '\nwhat is this?\n') + note('{{c1::c}}')
    expect(await kept(text)).toEqual({ kept: ['{{c1::a}}', '{{c1::c}}'], left: ['{{c1::b}}'] })
  })

  it('is no note for an error that stands in none, and none for a warning', async () => {
    const text = `lost words\n\n${note('{{c2::a}}')}`
    expect(await kept(text)).toEqual({ kept: ['{{c2::a}}'], left: [] })
  })

  it('is every note of a file whose default names no note type', async () => {
    const text = 'model: Clozze\n\n# 1\n\n## Text\n\n{{c1::a}}\n\n# 2\n\n## Text\n\n{{c1::b}}\n'
    expect(await kept(text, note('{{c1::c}}'))).toEqual({ kept: ['{{c1::c}}'], left: ['{{c1::a}}', '{{c1::b}}'] })
  })

  it('is the later one of two notes with one identity, also in another file', async () => {
    const texts = [note('{{c1::a}}', 'id: x\n'), note('{{c1::b}}', 'id: x\n')]
    expect(await kept(...texts)).toEqual({ kept: ['{{c1::a}}'], left: ['{{c1::b}}'] })
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '{{c1::',
      '{{c2::',
      '{{C1::',
      '{{c0::',
      '{{c1,2::',
      '}}',
      '}',
      '{',
      '::',
      '-',
      ' -',
      '- ',
      '`',
      '$',
      '$$',
      '\\(',
      '\\)',
    ],
    ...[
      '\\',
      '\n',
      '\n\n',
      '\n```\n',
      ' ',
      'word',
      'é',
      '語',
      '🎴',
      '?',
      '<b>',
      '<!--',
      '-->',
      '&nbsp;',
      '\u0007',
      '1.-',
    ],
    ...['# deck: A::', '# Note\n', 'model: Cloze\n', 'model: Basik\n', 'deck: a\n', 'id: x\n', 'tags: a b\n', '> '],
    ...['## Text\n', '## Front\n', '## Back\n', '## Back Extra\n', '## Other\n', '<!-- type: Basic -->\n', '---\n'],
  )
  const only = problems.map(({ code }) => code)
  const texts = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ unit: 'binary' })), { maxLength: 60 })

  for (const start of ['# deck: A\n\n', '# Note\nmodel: Cloze\n\n## Text\n\n']) {
    it(`makes no rule stumble behind ${JSON.stringify(start)}`, async () => {
      await fc.assert(
        fc.asyncProperty(texts, async (parts) => {
          const file = sourceFile('any', start + parts.join(''))
          const { collection, leftOut, diagnostics } = await compile([file], { only })
          for (const { span, related } of diagnostics) {
            for (const { start, end } of [span, ...related.map((one) => one.span)]) {
              expect(0 <= start && start <= end && end <= file.text.length).toBe(true)
            }
          }
          // A broken note is left out for a reason that was told, and no sound one is.
          const errors = diagnostics.filter(({ problem }) => problem.severity === 'error')
          if (leftOut.length > 0) expect(errors.length).toBeGreaterThan(0)
          for (const { span } of errors) {
            expect(
              collection.notes.every((note) => !(note.span.start <= span.start && span.end <= note.span.end)),
            ).toBe(true)
          }
        }),
        { numRuns: 300 },
      )
    })
  }
})

describe('what is off unless asked for', () => {
  const text = '# deck: A\n\nIs -this- -one- true?\n\nIs it so?\nYes.\n'
  const span = { file: sourceFile('deckwright.json', ''), start: 0, end: 0 }
  const level = (code: string, level: Level) => ({ code, level, codeSpan: span, levelSpan: span })
  const codesWith = async (options: CompileOptions, notes = text) =>
    (await compile([sourceFile('a.md', notes)], options)).diagnostics.map(({ problem }) => problem.code)
  const silenced = text.replace('Yes', '<!-- deckwright-disable-next-line yes-no-question -->\nYes')

  it('is not looked for, and a comment that silences it is not idle', async () => {
    expect(await codesWith({})).toEqual([])
    expect(await codesWith({}, silenced.replace('Yes', 'As'))).toEqual([])
  })

  it('is asked for by code', async () => {
    expect(await codesWith({ only: ['yes-no-question'] })).toEqual(['yes-no-question'])
    expect(await codesWith({ only: ['yes-no-question'] }, silenced)).toEqual([])
    expect(await codesWith({ only: ['yes-no-question'] }, silenced.replace('Yes', 'As'))).toEqual(['unused-disable'])
  })

  it('is asked for by a severity', async () => {
    expect(await codesWith({ severities: [level('yes-no-question', 'warning')] })).toEqual(['yes-no-question'])
    expect(await codesWith({ severities: [level('yes-no-question', 'off')] })).toEqual([])
    const { leftOut } = await compile([sourceFile('a.md', text)], { severities: [level('yes-no-question', 'error')] })
    expect(leftOut.length).toBe(1)
  })

  it('is asked for by options, and goes by them', async () => {
    const options = (most: number) => ({ rules: { 'many-deletions': { most } } })
    expect(await codesWith(options(1))).toEqual(['many-deletions'])
    expect(await codesWith(options(2))).toEqual([])
    expect(await codesWith({ ...options(1), severities: [level('many-deletions', 'off')] })).toEqual([])
  })

  it('is never an error by itself', () => {
    expect(problems.filter(({ onRequest, severity }) => onRequest && severity === 'error')).toEqual([])
  })
})
