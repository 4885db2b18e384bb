import { homedir } from 'node:os'
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { pathOf, uriOf } from './addresses.js'
import type { CheckedFile } from './checked-file.js'
import { type Client, clientOf, introduction } from './client.js'
import { type Features, features } from './features.js'
import { publisher } from './publisher.js'
import { rulesPage } from './rules-page.js'
import { type Workspace, workspace } from './workspace.js'

/** What the server is given by the program. */
export interface ServeOptions {
  /** What stopped something, in words for people. */
  readonly sentenceOf: (error: unknown) => string
}

/**
 * Serves an editor that speaks the Language Server Protocol over standard input and output, until it is told to end or
 * the editor is gone. The process ends with it.
 */
export function serve({ sentenceOf }: ServeOptions): Promise<never> {
  const connection = createConnection(process.stdin, process.stdout)
  const documents = new TextDocuments(TextDocument)
  const pageOf = rulesPage()
  let client: Client | undefined
  let work: Workspace | undefined

  const keyOf = (uri: string) => pathOf(uri) ?? uri
  const openOf = (path: string) => documents.all().find(({ uri }) => keyOf(uri) === path)
  const addressOf = (path: string) => openOf(path)?.uri ?? uriOf(path)
  const versionOf = (path: string) => openOf(path)?.version
  const send = publisher({
    // Whoever has hung up needs no findings.
    send: (params) => void connection.sendDiagnostics(params).catch(() => undefined),
    addressOf,
    versionOf,
    pageOf,
  })

  /** What is known of a document as it is now. Where it has changed meanwhile, the client asks again. */
  async function known(uri: string, anew = false): Promise<CheckedFile | undefined> {
    const version = documents.get(uri)?.version
    const checked = await work?.at(keyOf(uri), anew)
    if (documents.get(uri)?.version === version) return checked
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed meanwhile')
  }

  function update() {
    work?.update(
      documents.all().map((document) => {
        const path = pathOf(document.uri)
        const saved = path !== undefined
        return { path: path ?? document.uri, saved, text: document.getText(), version: document.version }
      }),
    )
  }

  connection.onInitialize((params) => {
    client = clientOf(params)
    work = workspace(client.folders[0] ?? homedir(), {
      checked: send.show,
      left: send.clear,
      failed(group, error) {
        const reason = sentenceOf(error)
        connection.console.error(reason)
        send.fail(group, reason)
      },
    })
    declare(features({ client, known, addressOf, versionOf, pageOf }))
    return introduction
  })
  connection.onInitialized(() => {
    const globs = ['**/*.{md,markdown,txt,json}', '**/deckwright.lock', '**/.gitignore']
    const watchers = globs.map((globPattern) => ({ globPattern }))
    if (client?.watches) {
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined)
    }
    const folders = new Set(client?.folders)
    work?.watch([...folders])
    if (!client?.changesFolders) return
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(pathOf(uri) ?? uri)
      for (const { uri } of added) if (pathOf(uri) !== undefined) folders.add(keyOf(uri))
      work?.watch([...folders])
    })
  })
  connection.onDidChangeWatchedFiles(() => work?.refresh())
  documents.onDidSave(() => work?.refresh())
  documents.onDidChangeContent(update)
  documents.onDidClose(update)

  function declare(all: Features) {
    connection.onCodeAction(all.codeActions)
    connection.onHover(all.hover)
    connection.onDocumentSymbol(all.symbols)
    connection.onFoldingRanges(all.folds)
    connection.onDocumentFormatting(all.format)
    connection.onPrepareRename(all.prepareRename)
    connection.onRenameRequest(all.rename)
    connection.onCompletion(all.completions)
  }

  documents.listen(connection)
  connection.listen()
  // The connection ends the process.
  return new Promise(() => undefined)
}
