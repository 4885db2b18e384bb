import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { failure, systemReason } from './system-error.js'

/** What is answered to a question. */
export interface Answer {
  readonly type: string
  readonly body: string | Uint8Array
  /** Whether it never changes under its address. */
  readonly lasting?: boolean
  /** Whether frames may have it that are cut off from the page around them: such a frame says that it is of no site. */
  readonly framed?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** A server for the people of this machine. */
export interface LocalServer {
  /** Where it answers: an address with a part that nobody can guess. */
  readonly address: string
  /** Tells everyone who listens. */
  tell(event: string, data: string): void
  close(): Promise<void>
}

/** What a local server is told. */
export interface ServerOptions {
  /** The port; 0 for any that is free. */
  readonly port: number
  /** Answers what lies at a path below the address, without its `/`; undefined where nothing does. */
  readonly answer: (path: string, asked: URLSearchParams) => Answer | undefined
  /** What is told to everyone who begins to listen. */
  readonly greeting: () => string
}

/** Where listeners listen. */
const eventsPath = 'events'

/** Starts a server that only this machine reaches and that answers only pages of its own. */
export async function serveLocally(options: ServerOptions): Promise<LocalServer> {
  const secret = randomBytes(16).toString('base64url')
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    try {
      respond(request, response)
    } catch (error) {
      refuse(response, 500, error instanceof Error ? error.message : String(error))
    }
  })

  function respond(request: IncomingMessage, response: ServerResponse): void {
    const { port } = server.address() as AddressInfo
    const refusal = refusalOf(request, port)
    const path = refusal === undefined ? pathBelow(request, secret) : undefined
    const answer = path === undefined || path.name === eventsPath ? undefined : options.answer(path.name, path.asked)
    const strange = isStrange(request) && !(answer?.framed === true && request.headers.origin === 'null')
    if (refusal !== undefined) refuse(response, ...refusal)
    else if (strange) refuse(response, 403, 'Another site asks.')
    else if (path?.name === eventsPath) listen(response)
    else if (answer === undefined) refuse(response, 404, 'There is nothing here.')
    else send(request, response, answer)
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { ...plainHeaders, 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(`retry: 500\n\n${event('hello', options.greeting())}`)
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(failure(whyNot(error, options.port))))
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/${secret}/`,
    tell(name, data) {
      for (const listener of listeners) listener.write(event(name, data))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Why a request is not even looked at: its status and a sentence. */
function refusalOf({ headers, method = '' }: IncomingMessage, port: number): [number, string] | undefined {
  // A page of another site that leads its own name to this machine would name itself here.
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) {
    return [403, 'This server is for this machine only.']
  }
  return method === 'GET' || method === 'HEAD' ? undefined : [405, 'There is nothing to change.']
}

/** Whether a page that is none of ours asks. */
function isStrange({ headers: { host, origin } }: IncomingMessage): boolean {
  return origin !== undefined && origin !== `http://${host}`
}

/** What is asked for below the part of the address that nobody can guess; undefined for whoever does not know it. */
function pathBelow({ url = '/' }: IncomingMessage, secret: string) {
  const { pathname, searchParams } = new URL(url.replace(/^\/+/, '/'), 'http://localhost')
  const [, first, ...rest] = pathname.split('/')
  const name = decoded(rest.join('/'))
  return first !== secret || rest.length === 0 || name === undefined ? undefined : { name, asked: searchParams }
}

const plainHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'x-dns-prefetch-control': 'off',
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { type, body, lasting, headers, framed } = answer
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const all = {
    ...plainHeaders,
    ...headers,
    'cross-origin-resource-policy': framed === true ? 'cross-origin' : 'same-origin',
    // Fonts are asked for in the name of a site, and such a frame has none.
    ...(framed === true ? { 'access-control-allow-origin': 'null' } : {}),
    'content-type': type,
    'accept-ranges': 'bytes',
    'cache-control': lasting === true ? 'private, max-age=86400, immutable' : 'no-store',
  }
  const range = rangeOf(request.headers.range, bytes.length)
  // Who plays a sound from the middle asks for a part of it.
  const part = range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)
  const place = range && { 'content-range': `bytes ${range.start}-${range.end}/${bytes.length}` }
  response.writeHead(range === undefined ? 200 : 206, { ...all, ...place, 'content-length': part.length })
  response.end(request.method === 'HEAD' ? undefined : part)
}

function rangeOf(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end ? { start, end } : undefined
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, {
    ...plainHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`${why}\n`)
}

function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function whyNot(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is taken: name another with --port, or none`
  if (error.code === 'EACCES') return `port ${port} is not for everyone: name one above 1023 with --port, or none`
  return `cannot listen at port ${port}: ${systemReason(error) ?? error.message}`
}
