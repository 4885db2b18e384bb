import { concise } from './concise.js'
import type { Reporter } from './reporter.js'

/**
 * The ways to tell findings, by the name that `--format` takes. Each is loaded when it is used, but for what is smaller than
 * the file that it would be in. To add one, add it here.
 */
export const reporters = {
  // For people.
  pretty: async (): Promise<Reporter> => (await import('./pretty.js')).pretty,
  // For people's tools: one line each, as compilers write them.
  concise: async (): Promise<Reporter> => concise,
  // For programs.
  json: async (): Promise<Reporter> => (await import('./json.js')).json,
  ndjson: async (): Promise<Reporter> => (await import('./ndjson.js')).ndjson,
  sarif: async (): Promise<Reporter> => (await import('./sarif.js')).sarif,
  rdjson: async (): Promise<Reporter> => (await import('./rdjson.js')).rdjson,
  // For the places where repositories live.
  github: async (): Promise<Reporter> => (await import('./github.js')).github,
  gitlab: async (): Promise<Reporter> => (await import('./gitlab.js')).gitlab,
  junit: async (): Promise<Reporter> => (await import('./junit.js')).junit,
}

/** The name of a way to tell findings. */
export type ReporterName = keyof typeof reporters
