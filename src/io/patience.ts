/** How many bytes of text make a run so long that it matters how Node works it off. */
const long = 50_000

/** How many bytes make so large a run that it matters how much memory Node takes for it. */
const large = 10_000_000

let read = 0
let isSet = false
let isSparing = false

/**
 * Counts what is read. Node 20 makes machine code of whatever ran for a moment, and that takes a third of a run of a
 * thousand notes. It is told to wait, which costs longer runs nothing; but what tells it takes longer to load than it
 * saves for a few notes. Later versions have a step between, and no such flag.
 */
export function countRead(bytes: number): void {
  read += bytes
  if (!isSparing && read >= large) spareMemory()
  if (isSet || read < long) return
  isSet = true
  if (process.versions.v8.startsWith('11.'))
    process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=400000')
}

/**
 * Left alone, Node tidies a memory of some hundred megabytes up only when it has become several times as large as what
 * was left in it. Told to do so when half as much has come on top, it takes less room, and as measured no more time.
 */
function spareMemory(): void {
  isSparing = true
  process.getBuiltinModule('node:v8').setFlagsFromString('--heap-growing-percent=50')
}
