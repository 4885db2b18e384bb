import type { PackedMedia } from './package-contents.js'
import type { MediaChange } from './package-diff.js'

type Files = ReadonlyMap<string, PackedMedia>

/** The pictures and sounds that only one package holds, or of which the bytes differ, in the order of their names. */
export function compareMedia(before: Files, after: Files): MediaChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap((name) => {
    const change = compareFile(before.get(name), after.get(name))
    return change === undefined ? [] : [{ name, before: before.get(name), after: after.get(name), ...change }]
  })
}

function compareFile(
  before: PackedMedia | undefined,
  after: PackedMedia | undefined,
): Pick<MediaChange, 'damaged'> | undefined {
  if (before === undefined || after === undefined) return { damaged: undefined }
  const alike = before.size === after.size && before.checksum === after.checksum
  // What is packed to the same bytes is the same; only another packer's work must be unpacked.
  if (alike && isSame(before.packed(), after.packed())) return undefined
  const [a, b] = [before.read(), after.read()]
  if (a === undefined) return { damaged: 'before' }
  if (b === undefined) return { damaged: 'after' }
  return isSame(a, b) ? undefined : { damaged: undefined }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
}
