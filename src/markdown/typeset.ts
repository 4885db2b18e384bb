import temml from 'temml'

/** Math as MathML, or what is wrong with its TeX. */
export type Typeset =
  | { readonly mathml: string }
  /** `offset`: where in the TeX; undefined where only the whole of it can be named. */
  | { readonly fault: string; readonly offset: number | undefined }

const known = new Map<string, Typeset>()

/** How many texts are remembered: more than the math of a large project, less than memory would feel. */
const most = 50_000

/** Sets TeX as MathML, which browsers show without a script. Nothing in it can name a file or an address. */
export function typeset(tex: string, block: boolean): Typeset {
  const key = `${block ? 'b' : 'i'}${tex}`
  const made = known.get(key) ?? set(tex, block)
  if (known.size >= most) known.clear()
  known.set(key, made)
  return made
}

function set(tex: string, block: boolean): Typeset {
  try {
    const options = { displayMode: block, throwOnError: true, trust: false, maxSize: [50, 50] as [number, number] }
    return { mathml: temml.renderToString(tex, options) }
  } catch (error) {
    const { message, position } = error as { message?: unknown; position?: unknown }
    const offset = typeof position === 'number' && position >= 0 ? Math.min(position, tex.length) : undefined
    return { fault: plain(String(message)), offset }
  }
}

/** The library's complaint without the TeX that it repeats, as a sentence of ours. */
function plain(message: string): string {
  const [said = ''] = message.replace(/^ParseError:\s*/, '').split(/ at (?:position|end of input)\b/)
  const quoted = said
    .trim()
    .replace(/\.$/, '')
    .replace(/'([^']*)'/g, '`$1`')
  // Its own name for what is there is no help: in MathJax these are unknown, or shown as they are.
  const delimiter = /^Can.t use function \S(\$|\\[()])\S in math mode$/.exec(quoted) ?? /: (\\[[\]])$/.exec(quoted)
  if (delimiter !== null) return `\`${delimiter[1]}\` stands inside it`
  const unknown = /^Unsupported function name: (\S+)$/.exec(quoted)?.[1]
  if (unknown !== undefined) return `there is no command \`${unknown}\``
  return quoted === '' ? 'it cannot be read' : quoted.charAt(0).toLowerCase() + quoted.slice(1)
}
