import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import type { SourceFile } from '../text/source-file.js'

/** A tree and what is wrong with the text that it was made of. */
export interface Parsed<Tree> {
  readonly tree: Tree
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A way of writing notes as text. Parsing cannot fail: what is wrong is said beside the tree.
 *
 * Each notation is a folder beside this file: `nodes.ts` its tree, `parse.ts` and `print.ts` the two directions,
 * `problems.ts` what can be wrong with the writing. To add one, add a folder and a source that lowers its tree.
 */
export interface Notation<Tree, Options> {
  readonly name: string
  readonly problems: readonly Problem[]
  parse(file: SourceFile, options: Options): Parsed<Tree>
}
