import {
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  type DocumentFormattingParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  ErrorCodes,
  type FoldingRange,
  type FoldingRangeParams,
  type Hover,
  type HoverParams,
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { formattingOf } from '../sources/formatting.js'
import type { SourceFile } from '../text/source-file.js'
import { type CheckedFile, sourceOf } from './checked-file.js'
import { type Client, workspaceEdit } from './client.js'
import { codeActions } from './code-actions.js'
import { completionsAt } from './completion.js'
import type { PageOf } from './diagnostics.js'
import { hoverAt } from './hover.js'
import { foldsIn, symbolsIn } from './outline.js'
import { textEdit } from './positions.js'
import { renamableAt, renameDeck } from './rename-deck.js'

/** What features need of the server. */
export interface FeatureOptions {
  readonly client: Client
  /** What is known of a document as it is now; undefined where it holds no notes. `anew` looks at the disk, too. */
  readonly known: (uri: string, anew?: boolean) => Promise<CheckedFile | undefined>
  /** The address by which the client calls a file. */
  readonly addressOf: (path: string) => string
  readonly versionOf: (path: string) => number | undefined
  readonly pageOf: PageOf
}

/** What the server does when it is asked, one after the other. */
export type Features = ReturnType<typeof features>

/** The answers to an editor's requests. */
export function features({ client, known, addressOf, versionOf, pageOf }: FeatureOptions) {
  const pathIn = (checked: CheckedFile) => (file: SourceFile) => addressOf(checked.pathOf(file))
  return {
    async codeActions(params: CodeActionParams): Promise<CodeAction[]> {
      const { uri } = params.textDocument
      const checked = await known(uri)
      if (checked === undefined) return []
      const edited = (edits: TextEdit[]) => workspaceEdit(client, [{ uri, version: versionOf(checked.path), edits }])
      return codeActions(checked, params, { edited, addressOf: pathIn(checked), pageOf })
    },

    async hover({ textDocument, position }: HoverParams): Promise<Hover | undefined> {
      const checked = await known(textDocument.uri)
      return checked && hoverAt(checked, position)
    },

    async symbols({ textDocument }: DocumentSymbolParams): Promise<DocumentSymbol[]> {
      const checked = await known(textDocument.uri)
      return checked === undefined ? [] : symbolsIn(checked)
    },

    async folds({ textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
      const checked = await known(textDocument.uri)
      return checked === undefined ? [] : foldsIn(checked)
    },

    async format({ textDocument }: DocumentFormattingParams): Promise<TextEdit[]> {
      const checked = await known(textDocument.uri)
      if (checked === undefined) return []
      const { edits, unsure } = await formattingOf(checked.file, sourceOf(checked))
      const [first] = unsure
      if (first === undefined) return edits.map(textEdit)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `This file cannot be formatted yet: ${first.message}`)
    },

    async prepareRename({ textDocument, position }: PrepareRenameParams): Promise<PrepareRenameResult | null> {
      const checked = await known(textDocument.uri)
      return (checked && (await renamableAt(checked, position))) ?? null
    },

    async rename({ textDocument, position, newName }: RenameParams): Promise<WorkspaceEdit> {
      // A file that was written a moment ago may name the deck, too.
      const checked = await known(textDocument.uri, true)
      if (checked === undefined) throw new ResponseError(ErrorCodes.InvalidParams, 'There are no notes here')
      const edits = await renameDeck(checked, position, newName)
      if ('refusal' in edits) throw new ResponseError(ErrorCodes.InvalidParams, edits.refusal)
      const files = new Map<SourceFile, TextEdit[]>()
      for (const edit of edits) files.set(edit.span.file, [...(files.get(edit.span.file) ?? []), textEdit(edit)])
      const changes = [...files].map(([file, own]) => {
        const path = checked.pathOf(file)
        return { uri: addressOf(path), version: versionOf(path), edits: own }
      })
      return workspaceEdit(client, changes)
    },

    async completions({ textDocument, position }: CompletionParams): Promise<CompletionItem[]> {
      const checked = await known(textDocument.uri)
      return checked === undefined ? [] : completionsAt(checked, position, client.snippets)
    },
  }
}
