/** Things under their headings, as deep as these go. */
export interface Outline<Thing> {
  /** The heading; empty at the top. */
  readonly title: string
  readonly things: readonly Thing[]
  readonly parts: readonly Outline<Thing>[]
}

interface Growing<Thing> {
  readonly title: string
  readonly things: Thing[]
  readonly parts: Map<string, Growing<Thing>>
}

/** Puts things under their headings; headings and things keep the order in which they were met. */
export function outlineOf<Thing>(
  things: readonly Thing[],
  pathOf: (thing: Thing) => readonly string[],
): Outline<Thing> {
  const root = growing<Thing>('')
  for (const thing of things) {
    let place = root
    for (const title of pathOf(thing)) {
      const part = place.parts.get(title) ?? growing<Thing>(title)
      place.parts.set(title, part)
      place = part
    }
    place.things.push(thing)
  }
  return grown(root)
}

function growing<Thing>(title: string): Growing<Thing> {
  return { title, things: [], parts: new Map() }
}

function grown<Thing>({ title, things, parts }: Growing<Thing>): Outline<Thing> {
  return { title, things, parts: [...parts.values()].map(grown) }
}

/** The names that all paths begin with. */
export function commonBeginning(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = paths
  const differs = first.findIndex((name, at) => others.some((path) => path[at] !== name))
  return differs === -1 ? first : first.slice(0, differs)
}

/** All things of an outline in the order in which they are told. */
export function inOutline<Thing>({ things, parts }: Outline<Thing>): Thing[] {
  return [...things, ...parts.flatMap(inOutline)]
}
