import { join } from 'node:path'
import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver'
import { configName } from '../io/project-files.js'
import type { SourceFile } from '../text/source-file.js'
import { clientDiagnostics, type PageOf } from './diagnostics.js'
import type { Group } from './group.js'
import type { Result } from './workspace.js'

/** What a client is shown of the findings. */
export interface Publisher {
  /** Shows what came of a check, where it is news. What was changed meanwhile waits for the next one. */
  show(result: Result): void
  /** Shows at the top of `deckwright.json` why a project cannot be checked. */
  fail(group: Group, reason: string): void
  /** Takes away what was shown of a group. */
  clear(group: Group): void
}

/** What the publisher must know of the client. */
export interface PublisherOptions {
  readonly send: (params: PublishDiagnosticsParams) => void
  /** The address by which the client calls a file. */
  readonly addressOf: (path: string) => string
  /** The version of a text that is open now; undefined for one that is not. */
  readonly versionOf: (path: string) => number | undefined
  readonly pageOf: PageOf
}

/** A publisher that has shown nothing yet. */
export function publisher({ send, addressOf, versionOf, pageOf }: PublisherOptions): Publisher {
  const shown = new Map<
    string,
    { readonly group: Group; readonly version: number | undefined; readonly text: string }
  >()

  function publish(
    path: string,
    group: Group,
    version: number | undefined,
    diagnostics: PublishDiagnosticsParams['diagnostics'],
  ) {
    const text = JSON.stringify(diagnostics)
    const before = shown.get(path)
    // Nothing to show of a file of which nothing was shown is no news, unless someone works on it.
    if (before?.text === text && before.version === version && before.group === group) return
    if (before === undefined && diagnostics.length === 0 && version === undefined) return
    if (diagnostics.length === 0 && version === undefined) shown.delete(path)
    else shown.set(path, { group, version, text })
    send({ uri: addressOf(path), ...(version === undefined ? {} : { version }), diagnostics })
  }

  return {
    show({ group, files, versions, failures }) {
      const paths = new Map<SourceFile, string>()
      for (const [path, { file }] of files) paths.set(file, path)
      const addressOfFile = (file: SourceFile) => addressOf(paths.get(file) ?? file.path)
      for (const [path, checked] of files) {
        const version = versions.get(path)
        if (versionOf(path) !== version) continue
        const found = clientDiagnostics(checked, addressOfFile, pageOf)
        const unread = path === configOf(group) ? failures.map(failed) : []
        publish(path, group, version, [...unread, ...found])
      }
      // What holds no notes has no findings; who opened it may wait to hear that.
      for (const [path, version] of versions) {
        if (!files.has(path) && versionOf(path) === version) publish(path, group, version, [])
      }
      const gone = [...shown].filter(([path, { group: owner }]) => owner === group && !files.has(path))
      for (const [path] of gone) if (!versions.has(path)) publish(path, group, undefined, [])
    },
    fail(group, reason) {
      const path = configOf(group)
      if (path !== undefined) publish(path, group, versionOf(path), [failed(reason)])
    },
    clear(group) {
      for (const [path, { group: owner }] of [...shown]) if (owner === group) publish(path, group, undefined, [])
    },
  }
}

function configOf({ project }: Group): string | undefined {
  return project === undefined ? undefined : join(project, configName)
}

function failed(reason: string): Diagnostic {
  const start = { line: 0, character: 0 }
  return { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: 'deckwright', message: reason }
}
