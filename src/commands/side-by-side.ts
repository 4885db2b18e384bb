/**
 * Does some work with each of several things, up to `most` of them at a time, begun in their order. What was made of them
 * comes in their order too, without what is undefined.
 */
export async function sideBySide<Thing, Made>(
  things: readonly Thing[],
  most: number,
  work: (thing: Thing) => Promise<Made | undefined>,
): Promise<Made[]> {
  const made: (Made | undefined)[] = []
  const left = things.entries()
  const worker = async () => {
    for (const [index, thing] of left) made[index] = await work(thing)
  }
  await Promise.all(Array.from({ length: most }, worker))
  return made.filter((one) => one !== undefined)
}
