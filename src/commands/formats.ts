import type { Emitter } from '../emitters/emitter.js'
import { emitters } from '../emitters/registry.js'
import type { Destination } from '../io/destination.js'
import { failure } from '../io/system-error.js'
import { nearest } from '../text/nearest.js'

/** The emitters that `--to` and the ending of `--output` ask for. Throws where the two do not go together. */
export function emittersFor(to: string | undefined, destination: Destination): readonly Emitter[] {
  const asked = to === undefined ? undefined : named(to)
  if (destination.kind === 'file') return [forFile(asked, destination.path, destination.ending)]
  const chosen = asked ?? named('apkg')
  if (destination.kind === 'stdout' && chosen.length > 1) {
    throw failure('--output - takes one format: name one with --to, or a folder with --output')
  }
  return chosen
}

function named(list: string): Emitter[] {
  const names = list.split(',').map((name) => name.trim())
  return [...new Set(names)].map((name) => {
    const emitter = emitters.find((one) => one.name === name)
    if (emitter !== undefined) return emitter
    const known = emitters.map((one) => one.name)
    const meant = nearest(name, known)
    throw failure(
      `--to does not know \`${name}\`${meant === undefined ? '' : ` (did you mean \`${meant}\`?)`}: it takes ${known.join(', ')}`,
    )
  })
}

function forFile(asked: readonly Emitter[] | undefined, path: string, ending: string): Emitter {
  if (asked === undefined) {
    const usual = { '.markdown': '.md', '.htm': '.html' }[ending] ?? ending
    const meant = ending === '.txt' ? undefined : emitters.find((one) => one.ending === usual)
    if (meant !== undefined) return meant
    throw failure(`\`${path}\` could hold several formats: say which with --to`)
  }
  const [only] = asked
  if (only === undefined || asked.length > 1) {
    throw failure(`\`${path}\` is one file, but --to asks for ${asked.length} formats: name a folder with --output`)
  }
  if (!endingsOf(only).includes(ending)) {
    throw failure(`\`${path}\` ends in ${ending}, but --to asks for ${only.name}, which ends in ${only.ending}`)
  }
  return only
}

/** The endings that a file of a format may have. Any text may lie in a `.txt`; Anki imports those too. */
function endingsOf({ name, ending }: Emitter): readonly string[] {
  if (['apkg', 'json', 'pdf'].includes(name)) return [ending]
  if (name === 'html') return [ending, '.htm']
  if (name === 'csv' || name === 'tsv') return [ending, '.txt']
  return [ending, '.md', '.markdown', '.txt']
}
