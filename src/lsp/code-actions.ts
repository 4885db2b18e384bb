import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver'
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import type { Edit } from '../diagnostics/fix.js'
import { suppressProblems } from '../diagnostics/suppress-problems.js'
import { fencedLines } from '../syntax/dash-cloze/blocks.js'
import { frontMatterIn } from '../syntax/front-matter.js'
import { linesOf } from '../text/lines.js'
import { spanOf } from '../text/span.js'
import type { CheckedFile } from './checked-file.js'
import { clientDiagnostics, type PageOf } from './diagnostics.js'
import { offsetAt, textEdit } from './positions.js'

/** The kind of the action that mends everything that can be mended without a second thought. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.deckwright`

/** What can be done about the findings at a place: the ways to mend them, and to silence those that are warnings. */
export function codeActions(
  checked: CheckedFile,
  { range, context }: CodeActionParams,
  { edited, addressOf, pageOf }: ActionOptions,
): CodeAction[] {
  const { file, findings } = checked
  const wanted = (kind: string) =>
    context.only === undefined || context.only.some((asked) => kind === asked || kind.startsWith(`${asked}.`))
  const actions: CodeAction[] = []
  if (wanted(CodeActionKind.QuickFix)) {
    const [from, to] = [offsetAt(file, range.start), offsetAt(file, range.end)]
    const here = findings.filter(({ span }) => span.start <= to && from <= span.end)
    for (const one of here) {
      const diagnostics = clientDiagnostics({ ...checked, findings: [one] }, addressOf, pageOf)
      const action = (title: string, edits: readonly Edit[], isPreferred = false): CodeAction => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        ...(isPreferred ? { isPreferred } : {}),
        edit: edited(edits.map(textEdit)),
      })
      const { fix } = one
      if (fix !== undefined && fix.unmarks !== true) actions.push(action(sentence(fix.title), fix.edits, fix.safe))
      const silence = silencing(one, checked)
      if (silence !== undefined) actions.push(action(`Disable ${one.problem.code} on the next line`, [silence]))
    }
  }
  // What mends all of a file is offered only to those who ask for it.
  if (context.only !== undefined && wanted(fixAllKind)) {
    const edits = safeEdits(findings)
    if (edits.length > 0) {
      const edit = edited(edits.map(textEdit))
      actions.push({ title: 'Fix all that is safe to fix', kind: fixAllKind, edit })
    }
  }
  return actions
}

/** What actions need besides the file. */
export interface ActionOptions {
  /** Edits of the document, in the form that the client takes. */
  readonly edited: (edits: ReturnType<typeof textEdit>[]) => WorkspaceEdit
  readonly addressOf: Parameters<typeof clientDiagnostics>[1]
  readonly pageOf: PageOf
}

/** The edits of all safe fixes of a file. Of those that touch each other the first is made; the rest waits its turn. */
function safeEdits(findings: readonly Diagnostic[]): Edit[] {
  const edits: Edit[] = []
  const touches = (a: Edit, b: Edit) => a.span.start <= b.span.end && b.span.start <= a.span.end
  for (const { fix } of findings) {
    if (fix?.safe !== true || fix.unmarks === true) continue
    if (!fix.edits.some((edit) => edits.some((other) => touches(edit, other)))) edits.push(...fix.edits)
  }
  return edits
}

/** A comment above the line of a warning. Within code it would be shown, and within YAML it would be none. */
function silencing({ problem, span, ...rest }: Diagnostic, { file, gathered }: CheckedFile): Edit | undefined {
  if (isError({ problem, span, ...rest }) || suppressProblems.some(({ code }) => code === problem.code))
    return undefined
  const source = gathered.sources.find(({ compiled }) => compiled.file === file)?.compiled.source
  if (source === undefined || source === 'json') return undefined
  if (span.start < (frontMatterIn(file.text)?.[0].length ?? 0)) return undefined
  const lines = linesOf(file.text)
  const line = lines.find(({ start, end }) => start <= span.start && span.start <= end)
  if (line !== undefined && fencedLines(lines).has(line)) return undefined
  const start = line?.start ?? 0
  const indent = /^[ \t]*/.exec(line?.text ?? '')?.[0] ?? ''
  return { span: spanOf(file, start, start), text: `${indent}<!-- deckwright-disable-next-line ${problem.code} -->\n` }
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1)
}
