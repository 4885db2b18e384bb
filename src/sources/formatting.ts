import { isError } from '../diagnostics/diagnostic.js'
import { frontMatterOf } from '../syntax/front-matter.js'
import type { Formatting } from '../syntax/layout.js'
import type { SourceFile } from '../text/source-file.js'
import { sources } from './registry.js'

/**
 * How a file that a source reads is brought into canonical form: `withEdits` makes the edits. Front matter is not
 * touched, and neither is a file of a source that has no such form.
 */
export async function formattingOf(file: SourceFile, source: string | undefined): Promise<Formatting> {
  const frontMatter = await frontMatterOf(file)
  const unsure = frontMatter?.diagnostics.filter(isError) ?? []
  if (unsure.length > 0) return { edits: [], unsure }
  return sources.find(({ name }) => name === source)?.format?.(file, frontMatter) ?? { edits: [], unsure: [] }
}
