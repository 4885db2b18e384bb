import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import { explanation } from './explanation.js'
import { fingerprintsOf } from './fingerprint.js'
import type { Report } from './reporter.js'
import { isAbsolutePath, repositoryPath } from './repository-path.js'
import { ruleText } from './rules-page.js'

/** The findings as SARIF 2.1.0, with what there is to know of each of their rules. */
export function sarif({ diagnostics, version, folder = '' }: Report): string {
  const problems = new Map<string, Problem>()
  for (const { problem } of diagnostics) if (!problems.has(problem.code)) problems.set(problem.code, problem)
  const indexes = new Map([...problems.keys()].map((code, index) => [code, index]))
  const fingerprints = fingerprintsOf(diagnostics)
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'deckwright',
            ...(version === undefined ? {} : { semanticVersion: version }),
            rules: [...problems.values()].map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic, index) => ({
          ruleId: diagnostic.problem.code,
          ruleIndex: indexes.get(diagnostic.problem.code),
          level: diagnostic.problem.severity,
          message: { text: messageOf(diagnostic) },
          locations: [locationOf(diagnostic.span, folder)],
          ...relatedOf(diagnostic, folder),
          ...fixesOf(diagnostic, folder),
          partialFingerprints: { 'deckwright/v1': fingerprints[index] },
        })),
      },
    ],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function ruleOf(problem: Problem) {
  const { code, severity, summary, why, remedy } = problem
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: `${why} ${remedy}` },
    help: { text: explanation(problem, 80), markdown: ruleText(problem) },
    defaultConfiguration: { level: severity },
  }
}

function relatedOf({ related }: Diagnostic, folder: string) {
  if (related.length === 0) return {}
  return {
    relatedLocations: related.map(({ message, span }, index) => ({
      id: index + 1,
      message: { text: unlinked(message) },
      ...locationOf(span, folder),
    })),
  }
}

/** A byte order mark has no place in a region: a fix that takes it away cannot be told. */
function fixesOf({ fix, span }: Diagnostic, folder: string) {
  if (fix === undefined || fix.edits.length === 0) return {}
  const { artifactLocation } = locationOf(span, folder).physicalLocation
  const replacements = fix.edits.map((edit) => ({
    deletedRegion: locationOf(edit.span, folder).physicalLocation.region,
    ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
  }))
  return {
    fixes: [
      {
        description: { text: unlinked(fix.title) },
        artifactChanges: [{ artifactLocation, replacements }],
        properties: { safe: fix.safe },
      },
    ],
  }
}

function messageOf({ message, hint, problem }: Diagnostic): string {
  const parts = [message, ...(hint === undefined ? [] : [`hint: ${hint}`]), `why: deckwright explain ${problem.code}`]
  return unlinked(parts.join('\n'))
}

/** A message in which nothing reads as a link, as `[text](1)` would. */
function unlinked(text: string): string {
  return text.replace(/\[(?=[^[\]]*\]\()/g, '\\[').replace(/\](?=\()/g, '\\]')
}

function locationOf({ file, start, end }: Span, folder: string) {
  const from = positionAt(file, start)
  const to = positionAt(file, end)
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repositoryPath(folder, file.path)) },
      region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
    },
  }
}

function uriOf(path: string): string {
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
  const uri = path.replace(lone, '\ufffd').split('/').map(encodeURIComponent).join('/')
  if (!isAbsolutePath(path)) return uri
  return path.startsWith('/') ? `file://${uri}` : `file:///${uri.replace('%3A', ':')}`
}
