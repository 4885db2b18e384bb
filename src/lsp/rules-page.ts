import { join } from 'node:path'
import { readIfThere } from '../io/read-input.js'
import { uriOf } from './addresses.js'
import type { PageOf } from './diagnostics.js'

/** The page of rules that comes with the package, each code by the line in which editors open it. */
export function rulesPage(): PageOf {
  let lines: ReadonlyMap<string, number> | undefined
  const path = join(import.meta.dirname, '..', 'docs', 'rules.md')
  return (code) => {
    lines ??= new Map(
      new TextDecoder()
        .decode(readIfThere(path))
        .split('\n')
        .flatMap((line, index) => (line.startsWith('## ') ? [[line.slice(3), index + 1] as const] : [])),
    )
    const line = lines.get(code)
    return line === undefined ? undefined : `${uriOf(path)}#L${line}`
  }
}
