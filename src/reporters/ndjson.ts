import { findingJson } from './json.js'
import type { Report } from './reporter.js'

/** A line of JSON for each finding, in the shape that it has among the `findings` of the whole report. */
export function ndjson({ diagnostics }: Report): string {
  return diagnostics.map((diagnostic) => `${JSON.stringify(findingJson(diagnostic))}\n`).join('')
}
