/** Counts where the time of a run goes. */
export interface Stopwatch {
  /**
   * Does some work and adds its time to that of the same name, what it waits for included. Work inside it that has a
   * name of its own counts there, and not twice.
   */
  of<Made>(what: string, work: () => Made): Made
  /** The milliseconds by name, in the order in which each was begun first. */
  readonly times: ReadonlyMap<string, number>
}

/** The stopwatch of whoever does not want to know. */
export const noStopwatch: Stopwatch = { of: (_what, work) => work(), times: new Map() }

/** A stopwatch on which nothing is counted yet. Of its work one thing is done after the other. */
export function stopwatch(): Stopwatch {
  const times = new Map<string, number>()
  let inside = 0
  return {
    times,
    of<Made>(what: string, work: () => Made): Made {
      const outer = inside
      const started = performance.now()
      inside = 0
      times.set(what, times.get(what) ?? 0)
      const stop = () => {
        const all = performance.now() - started
        times.set(what, (times.get(what) ?? 0) + all - inside)
        inside = outer + all
      }
      let waits = false
      try {
        const made = work()
        if (!(made instanceof Promise)) return made
        waits = true
        return made.finally(stop) as Made
      } finally {
        if (!waits) stop()
      }
    },
  }
}
