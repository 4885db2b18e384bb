// Loaded before a program of Node: says at its end how much memory it took at most, and to who started it what it took.
const { isMainThread } = require('node:worker_threads')
const { BENCH_MEMORY: path } = process.env
const memory = () => process.resourceUsage().maxRSS / 1024
if (isMainThread && path !== undefined) {
  process.on('exit', () => {
    require('node:fs').writeFileSync(path, String(memory()))
  })
}
if (isMainThread && process.send !== undefined) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: (user + system) / 1e6, memory: memory() })
  })
  process.channel?.unref()
}
