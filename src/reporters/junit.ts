import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { isError } from '../diagnostics/diagnostic.js'
import { positionAt } from '../text/position.js'
import type { Report } from './reporter.js'
import { visible } from './visible.js'

/**
 * The findings as a JUnit report: a suite for each file, a failed test for each error.
 *
 * A warning is a test that was skipped, so that it is seen and fails nothing; it fails where the run fails for it.
 */
export function junit({ diagnostics, warningsFail = false }: Report): string {
  const suites = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const { path } = diagnostic.span.file
    const suite = suites.get(path)
    if (suite === undefined) suites.set(path, [diagnostic])
    else suite.push(diagnostic)
  }
  const fails = (one: Diagnostic) => warningsFail || isError(one)
  const figures = (found: readonly Diagnostic[]) => {
    const failures = found.filter(fails).length
    return `tests="${found.length}" failures="${failures}" errors="0" skipped="${found.length - failures}"`
  }
  let text = '<?xml version="1.0" encoding="UTF-8"?>\n'
  // Some readers take a report without a test for a broken one.
  if (suites.size === 0) return text + nothingFound
  text += `<testsuites name="deckwright" ${figures(diagnostics)}>\n`
  for (const [path, found] of suites) {
    text += `  <testsuite name="${escaped(path)}" ${figures(found)}>\n`
    text += tests(path, found, fails)
    text += '  </testsuite>\n'
  }
  return `${text}</testsuites>\n`
}

const nothingFound = `<testsuites name="deckwright" tests="1" failures="0" errors="0" skipped="0">
  <testsuite name="deckwright" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="deckwright"/>
  </testsuite>
</testsuites>
`

function tests(path: string, found: readonly Diagnostic[], fails: (one: Diagnostic) => boolean): string {
  const names = new Map<string, number>()
  let text = ''
  for (const diagnostic of found) {
    const { problem, message, span, hint, related } = diagnostic
    const { line } = positionAt(span.file, span.start)
    // Where two tests have one name, only the first is shown. A line's number would make new tests of old ones.
    const same = `${problem.code}: ${message}`
    const nth = (names.get(same) ?? 0) + 1
    names.set(same, nth)
    const name = nth === 1 ? same : `${same} (${nth})`
    text += `    <testcase name="${escaped(name)}" classname="${escaped(path)}" file="${escaped(path)}" line="${line}">\n`
    const details = [
      `${place(diagnostic)}: ${visible(message)}`,
      ...related.map((one) => `${place(one)}: ${visible(one.message)}`),
      ...(hint === undefined ? [] : [`hint: ${visible(hint)}`]),
    ]
    text += fails(diagnostic)
      ? `      <failure type="${problem.severity}" message="${escaped(message)}">${details.map(escaped).join('\n')}</failure>\n`
      : `      <skipped message="${escaped(details.join(' · '))}"/>\n`
    text += '    </testcase>\n'
  }
  return text
}

function place({ span }: Pick<Diagnostic, 'span'>): string {
  const { line, column } = positionAt(span.file, span.start)
  return `${visible(span.file.path)}:${line}:${column}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text in XML, without the characters that no XML may hold. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}
