// Says at the end how many threads a program has begun. With BREAK_THREADS none of them works: they `fail` or `end` at
// once, or `take` nothing. With LITTLE_MEMORY, there is memory for one program of WebAssembly, or `none`.
import workers from 'node:worker_threads'

let count = 0
const broken = process.env.BREAK_THREADS
const memory = process.env.LITTLE_MEMORY
const { Worker } = workers
workers.Worker = class extends Worker {
  /** @param {ConstructorParameters<typeof Worker>} given */
  constructor(...given) {
    if (broken === 'fail') super('throw new Error("broken")', { eval: true })
    else if (broken === 'end') super('process.exit()', { eval: true })
    else super(...given)
    count++
  }

  /**
   * @override
   * @param {Parameters<import('node:worker_threads').Worker['postMessage']>} given
   */
  postMessage(...given) {
    if (broken === 'take') throw new Error('no memory for a copy')
    super.postMessage(...given)
  }
}
if (memory !== undefined) {
  const { Instance } = WebAssembly
  WebAssembly.Instance = class extends Instance {
    /** @param {ConstructorParameters<typeof Instance>} given */
    constructor(...given) {
      // Whoever begins threads first leaves nothing to itself.
      if (memory === 'none' || !workers.isMainThread || count > 0) throw new RangeError('Out of memory')
      super(...given)
    }
  }
}
if (workers.isMainThread) process.on('exit', () => process.stderr.write(`threads ${count}\n`))
