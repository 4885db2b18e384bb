/**
 * What was made of things, kept for as long as the things are: for a program that stays and does the same work again
 * after a small change.
 */
export interface Memory {
  /**
   * What `make` gives. If it was asked for the same of the same thing before, in the very same circumstances, it is what
   * was made then. `over` makes it of what was made of the thing that this one succeeds, in the same circumstances, or
   * gives undefined where it cannot.
   */
  of<Made>(
    thing: object,
    what: string,
    circumstances: readonly unknown[],
    make: () => Made,
    over?: (made: Made, before: object) => Made | undefined,
  ): Made
  /** Says that a thing is an earlier one that stands elsewhere now. */
  succeed(thing: object, before: object): void
}

/** The memory of a program that comes and goes: none. */
export const forgetful: Memory = {
  of: (_thing, _what, _circumstances, make) => make(),
  succeed: () => {},
}

/** What was made of a thing, and when it holds. */
interface Kept {
  readonly what: string
  circumstances: readonly unknown[]
  made: unknown
}

/** A memory with nothing in it yet. */
export function emptyMemory(): Memory {
  // A few things are made of many notes: a list of them is looked through sooner than a map is made.
  const kept = new WeakMap<object, Kept[]>()
  const predecessors = new WeakMap<object, object>()
  const keptOf = (thing: object, what: string) => kept.get(thing)?.find((one) => one.what === what)
  return {
    of<Made>(
      thing: object,
      what: string,
      circumstances: readonly unknown[],
      make: () => Made,
      over?: (made: Made, before: object) => Made | undefined,
    ): Made {
      const known = keptOf(thing, what)
      if (known !== undefined && areSame(known.circumstances, circumstances)) return known.made as Made
      const before = over && predecessors.get(thing)
      const then = before && keptOf(before, what)
      const isLike = then !== undefined && areSame(then.circumstances, circumstances)
      const made = (isLike ? over?.(then.made as Made, before as object) : undefined) ?? make()
      // While it was being made, something else may have been made of the same thing.
      const there = keptOf(thing, what)
      if (there !== undefined) Object.assign(there, { circumstances, made })
      else {
        const all = kept.get(thing)
        if (all === undefined) kept.set(thing, [{ what, circumstances, made }])
        else all.push({ what, circumstances, made })
      }
      return made
    },
    succeed(thing, before) {
      predecessors.set(thing, before)
      // Else all that ever was would stay.
      predecessors.delete(before)
    },
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false
  for (let at = 0; at < some.length; at++) if (!Object.is(some[at], others[at])) return false
  return true
}
