import type { Deletion, Fault, FaultKind } from './deletion.js'

/** The highest number that every Anki makes a card of its own for. */
const highestNumber = 499

const nothing = /^(?:\s|<br\s*\/?>|&nbsp;)*$/i
const name = /^[A-Za-z_][\w.]*$/
const namespaces =
  /^(?:std|boost|self|crate|super|fmt|io|fs|core|alloc|Vec|String|Option|Result|Box|Rc|Arc|HashMap|Self)$/
const codeLike = /[()<>_]|[a-z][A-Z]|\w\d|^~/
const address = /^[0-9a-f:]*\d[0-9a-f:]*$/i

/** What is wrong with one deletion by itself, those inside it aside. */
export function faultsOf(text: string, deletion: Deletion): Fault[] {
  const { numbers, start, textStart, textEnd, hint, nested } = deletion
  const faults: Fault[] = []
  const opener = (kind: FaultKind) => faults.push({ kind, start, end: textStart })
  if (numbers.includes(0)) opener('number-zero')
  if (numbers.some((number) => number > highestNumber)) opener('number-too-high')
  if (text.slice(start, textStart).includes(',')) opener('multiple-numbers')

  const hintInside = hint !== undefined && hint.end <= textEnd
  const said = hintInside ? text.slice(textStart, hint.start - 2) : text.slice(textStart, textEnd)
  if (nested.length === 0 && nothing.test(said)) faults.push({ kind: 'empty', start, end: deletion.end })
  if (/^\s*image-occlusion:/.test(said))
    faults.push({ kind: 'image-occlusion', start: textStart, end: textStart + said.indexOf(':') + 1 })
  if (hint !== undefined) {
    const hinted = text.slice(hint.start, hint.end)
    const separator = { start: hint.start - 2, end: hint.start }
    if (nothing.test(hinted)) faults.push({ kind: 'empty-hint', ...separator })
    else if (nested.length === 0 && isOneName(said, hinted)) faults.push({ kind: 'identifier-hint', ...separator })
  }
  return faults
}

/** Whether `before::after` looks like one name in a program, or an address, rather than an answer and its hint. */
export function isOneName(before: string, after: string): boolean {
  if (/\s/.test(before) || /\s/.test(after)) return false
  if (address.test(before) && address.test(after)) return true
  if (!name.test(before) || !/^[A-Za-z_~]/.test(after)) return false
  return namespaces.test(before) || codeLike.test(before) || codeLike.test(after)
}
