import { positionAt } from '../text/position.js'
import { digest, fingerprintsOf } from './fingerprint.js'
import type { Report } from './reporter.js'
import { repositoryPath } from './repository-path.js'

/** The findings as GitLab's code quality reports have them; paths are seen from the root of the repository. */
export function gitlab({ diagnostics, folder = '' }: Report): string {
  const fingerprints = fingerprintsOf(diagnostics)
  const issues = diagnostics.map(({ problem, message, span, hint }, index) => {
    const path = repositoryPath(folder, span.file.path)
    return {
      type: 'issue',
      check_name: problem.code,
      description: hint === undefined ? message : `${message} (${hint})`,
      // GitLab shows only one of two findings of the same fingerprint, whatever files they are in.
      fingerprint: digest(`${path}\n${fingerprints[index]}`),
      severity: problem.severity === 'error' ? 'major' : 'minor',
      location: {
        path,
        lines: { begin: positionAt(span.file, span.start).line, end: positionAt(span.file, span.end).line },
      },
    }
  })
  return `${JSON.stringify(issues, null, 2)}\n`
}
