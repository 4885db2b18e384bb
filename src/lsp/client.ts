import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { version } from '../version.js'
import { pathOf } from './addresses.js'
import { fixAllKind } from './code-actions.js'

/** What a client can take, as far as it matters to the server. */
export interface Client {
  /** Whether what it completes may say where the cursor goes. */
  readonly snippets: boolean
  /** Whether edits may name the version of a document that they are for. */
  readonly documentChanges: boolean
  /** Whether it watches files for the server, if it is asked to. */
  readonly watches: boolean
  /** Whether it tells when other folders are opened. */
  readonly changesFolders: boolean
  /** The folders that it has open at first. */
  readonly folders: readonly string[]
}

/** What a client says of itself. */
export function clientOf({ capabilities, workspaceFolders, rootUri }: InitializeParams): Client {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  return {
    snippets: capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
    documentChanges: capabilities.workspace?.workspaceEdit?.documentChanges === true,
    watches: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: capabilities.workspace?.workspaceFolders === true,
    folders: uris.flatMap((uri) => pathOf(uri) ?? []),
  }
}

/** What the server says of itself. */
export const introduction: InitializeResult = {
  serverInfo: { name: 'deckwright', version },
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    hoverProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    renameProvider: { prepareProvider: true },
    completionProvider: { triggerCharacters: ['{', ':', ' ', '.', ','] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
}

/** Edits of documents in the form that a client takes. A document that is not open has no version. */
export function workspaceEdit(
  { documentChanges }: Client,
  edits: readonly { readonly uri: string; readonly version: number | undefined; readonly edits: TextEdit[] }[],
): WorkspaceEdit {
  if (!documentChanges) return { changes: Object.fromEntries(edits.map((one) => [one.uri, one.edits])) }
  return {
    documentChanges: edits.map((one) => ({
      textDocument: { uri: one.uri, version: one.version ?? null },
      edits: one.edits,
    })),
  }
}
