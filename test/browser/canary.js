import { createServer } from 'node:net'

/** The name under which a stranger's deck asks for things. */
const name = 'canary.invalid'

/**
 * A machine elsewhere, as the browser sees it, that counts who so much as knocks.
 * @returns {Promise<{ rules: string, knocks: () => number, close: () => void }>}
 */
export function startCanary() {
  let knocks = 0
  const server = createServer((socket) => {
    knocks++
    socket.on('error', () => {})
    socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n')
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address())
      resolve({
        rules: `--host-resolver-rules=MAP ${name} 127.0.0.1:${address.port}`,
        knocks: () => knocks,
        close: () => server.close(),
      })
    })
  })
}
