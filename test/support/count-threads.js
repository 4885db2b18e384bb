// Says at the end how many threads a program has begun; with BREAK_THREADS, none of them works.
import workers from 'node:worker_threads'

let count = 0
const { Worker } = workers
workers.Worker = class extends Worker {
  /** @param {ConstructorParameters<typeof Worker>} given */
  constructor(...given) {
    if (process.env.BREAK_THREADS === undefined) super(...given)
    else super('throw new Error("broken")', { eval: true })
    count++
  }
}
if (workers.isMainThread) process.on('exit', () => process.stderr.write(`threads ${count}\n`))
