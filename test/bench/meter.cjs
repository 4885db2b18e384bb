// Loaded before a program of Node: says at its end how much memory it took at most.
const { isMainThread } = require('node:worker_threads')
const { BENCH_MEMORY: path } = process.env
if (isMainThread && path !== undefined) {
  process.on('exit', () => {
    require('node:fs').writeFileSync(path, String(process.resourceUsage().maxRSS / 1024))
  })
}
