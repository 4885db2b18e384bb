import { spawn } from 'node:child_process'

/** Opens an address in the browser that the user prefers. Gives whether there is a program that may do it. */
export function openAddress(address: string): Promise<boolean> {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : process.platform === 'darwin'
        ? ['open', address]
        : ['xdg-open', address]
  return new Promise((done) => {
    const child = spawn(program as string, args, { stdio: 'ignore', detached: true })
    child.once('error', () => done(false))
    child.once('spawn', () => {
      child.unref()
      done(true)
    })
  })
}
