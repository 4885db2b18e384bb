/**
 * Does some work with each of several things, up to `most` of them at a time, begun in their order. What was made of them
 * comes in their order too, without what is undefined. Where some work fails, none is begun any more, and what is being
 * done is done to its end before the failure is told: nobody waits for it afterwards.
 */
export async function sideBySide<Thing, Made>(
  things: readonly Thing[],
  most: number,
  work: (thing: Thing) => Promise<Made | undefined>,
): Promise<Made[]> {
  const made: (Made | undefined)[] = []
  const failures: unknown[] = []
  const left = things.entries()
  const worker = async () => {
    for (const [index, thing] of left) {
      try {
        made[index] = await work(thing)
      } catch (error) {
        failures.push(error)
      }
      if (failures.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: most }, worker))
  if (failures.length > 0) throw failures[0]
  return made.filter((one) => one !== undefined)
}
