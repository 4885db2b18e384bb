import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Position,
  PublishDiagnosticsParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** A real client of the language server, over standard input and output, as an editor is one. */
export interface LanguageClient {
  readonly server: ChildProcessWithoutNullStreams
  /** Everything that was shown, in its order. */
  readonly shown: readonly PublishDiagnosticsParams[]
  /** What the server asked the client to do for it. */
  readonly registered: readonly unknown[]
  /** Opens a text, as what lies there or as it is given, and gives its findings. */
  open(uri: string, text?: string): Promise<Diagnostic[]>
  /** Replaces the first place of some words by others, and gives the findings. */
  change(uri: string, words: string, others: string): Promise<Diagnostic[]>
  /** Sends a change without waiting for anything. */
  send(uri: string, changes: { readonly range?: object; readonly text: string }[]): void
  text(uri: string): string
  version(uri: string): number
  close(uri: string): void
  closeAll(): void
  /** The next findings of a document for which something holds. */
  next(uri: string, holds?: (params: PublishDiagnosticsParams) => boolean): Promise<Diagnostic[]>
  /** Asks something of the server about a place: that of some words in a document, and how far behind their beginning. */
  ask<Answer>(method: string, uri: string, words?: string, behind?: number, more?: object): Promise<Answer>
  request<Answer>(method: string, params?: unknown): Promise<Answer>
  notify(method: string, params?: unknown): Promise<void>
  /** What a document is after some edits. */
  after(uri: string, edit: WorkspaceEdit | TextEdit[]): string
  /** Makes edits in the editor. */
  apply(uri: string, edit: WorkspaceEdit | TextEdit[]): Promise<Diagnostic[]>
  /** Ends the server as an editor does, and gives its exit code. */
  stop(): Promise<number | null>
}

export type { CodeAction, CompletionItem, Diagnostic, DocumentSymbol, Hover, WorkspaceEdit }

/** How a client comes. */
export interface ClientOptions {
  readonly folder?: string
  readonly capabilities?: object
  readonly args?: readonly string[]
}

const modern = {
  workspace: {
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
}

/** Starts a server and says hello to it. */
export async function languageClient({
  folder,
  capabilities = modern,
  args = ['--stdio'],
}: ClientOptions): Promise<LanguageClient> {
  const server = spawn(process.execPath, ['bin/deckwright.js', 'lsp', ...args])
  server.stdin.on('error', () => undefined)
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  connection.onError(() => undefined)
  const shown: PublishDiagnosticsParams[] = []
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>()
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.push(params)
    for (const one of waiting) one(params)
  })
  const registered: unknown[] = []
  connection.onRequest('client/registerCapability', (params: { registrations: readonly unknown[] }) => {
    registered.push(...params.registrations)
    return null
  })
  connection.listen()
  const documents = new Map<string, TextDocument>()
  const documentOf = (uri: string) => documents.get(uri) as TextDocument
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder === undefined ? null : pathToFileURL(folder).href,
    capabilities,
  })
  await connection.sendNotification('initialized', {})

  const client: LanguageClient = {
    server,
    shown,
    registered,
    open(uri, text = readFileSync(new URL(uri), 'utf8')) {
      documents.set(uri, TextDocument.create(uri, 'markdown', 1, text))
      const next = client.next(uri, ({ version }) => version === 1)
      const textDocument = { uri, languageId: 'markdown', version: 1, text }
      void connection.sendNotification('textDocument/didOpen', { textDocument })
      return next
    },
    change(uri, words, others) {
      const document = documentOf(uri)
      const at = document.getText().indexOf(words)
      if (at === -1) throw new Error(`${words} is not in ${uri}`)
      const range = { start: document.positionAt(at), end: document.positionAt(at + words.length) }
      return client.apply(uri, [{ range, newText: others }])
    },
    send(uri, changes) {
      const document = documentOf(uri)
      const version = document.version + 1
      documents.set(uri, TextDocument.update(document, changes as Parameters<typeof TextDocument.update>[1], version))
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: changes,
      })
    },
    text: (uri) => documentOf(uri).getText(),
    version: (uri) => documentOf(uri).version,
    close(uri) {
      documents.delete(uri)
      void connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
    },
    closeAll() {
      for (const uri of [...documents.keys()]) client.close(uri)
    },
    next: (uri, holds = () => true) =>
      new Promise((resolve) => {
        const look = (params: PublishDiagnosticsParams) => {
          if (params.uri !== uri || !holds(params)) return
          waiting.delete(look)
          resolve(params.diagnostics)
        }
        waiting.add(look)
      }),
    ask<Answer>(method: string, uri: string, words = '', behind = 0, more = {}): Promise<Answer> {
      const at = documents.get(uri)?.getText().indexOf(words) ?? 0
      if (at === -1) throw new Error(`${words} is not in ${uri}`)
      const position: Position = documents.get(uri)?.positionAt(at + behind) ?? { line: 0, character: 0 }
      return connection.sendRequest(`textDocument/${method}`, {
        textDocument: { uri },
        position,
        range: { start: position, end: position },
        ...more,
      })
    },
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    after: (uri, edit) => TextDocument.applyEdits(documentOf(uri), editsOf(uri, edit)),
    apply(uri, edit) {
      const changes = editsOf(uri, edit)
        .slice()
        .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
        .map(({ range, newText }) => ({ range, text: newText }))
      const version = documentOf(uri).version + 1
      const next = client.next(uri, (params) => params.version === version)
      client.send(uri, changes)
      return next
    },
    async stop() {
      const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      return ended
    },
  }
  return client
}

/** The edits of a document, whichever form they have. */
export function editsOf(uri: string, edit: WorkspaceEdit | TextEdit[]): TextEdit[] {
  if (Array.isArray(edit)) return edit
  if (edit.changes !== undefined) return edit.changes[uri] ?? []
  return (edit.documentChanges ?? []).flatMap((one) =>
    'textDocument' in one && one.textDocument.uri === uri ? (one.edits as TextEdit[]) : [],
  )
}
