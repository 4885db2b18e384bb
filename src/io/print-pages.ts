import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, HTTPRequest } from 'puppeteer-core'
import type { PrintedPage } from '../emitters/emitter.js'
import { onInterrupt } from './on-interrupt.js'
import { failure } from './system-error.js'

/** Prints pages, one after the other, with one browser that is started for the first. */
export interface Printer {
  /** Prints a page after a program of ours has looked at it; what it gives are numbers. */
  print(html: string, look: string): Promise<PrintedPage>
  close(): Promise<void>
}

/** The address under which a page is shown. Nobody has it, and no request leaves the browser. */
const address = 'http://sheet.invalid/'

/** The first Chromium that prints page numbers where a page asks for them. */
export const firstWithPageNumbers = 131

/**
 * A printer that uses the browser at a path.
 *
 * @param tell Told once where the browser is too old for all that a sheet asks of it.
 */
export function printerBy(path: string, tell: (remark: string) => void): Printer {
  let running: Promise<Running> | undefined
  return {
    async print(html, look) {
      running ??= start(path, tell)
      const { browser } = await running
      try {
        return await printed(browser, html, look)
      } catch (error) {
        throw failure(`the browser \`${path}\` could not print: ${messageOf(error)}`)
      }
    },
    async close() {
      await (await running?.catch(() => undefined))?.end()
    },
  }
}

interface Running {
  readonly browser: Browser
  end(): Promise<void>
}

async function start(path: string, tell: (remark: string) => void): Promise<Running> {
  const profile = mkdtempSync(join(tmpdir(), 'deckwright-browser-'))
  const sweep = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  let browser: Browser | undefined
  const forget = onInterrupt(() => {
    browser?.process()?.kill('SIGKILL')
    sweep()
  })
  try {
    const { launch } = await import('puppeteer-core')
    const started = await launch({
      executablePath: path,
      headless: true,
      // A pipe is nobody else's; a port would be open to all programs of this machine.
      pipe: true,
      userDataDir: profile,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: 600_000,
      args: [
        // No name leads anywhere.
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--disable-dev-shm-usage',
        '--font-render-hinting=none',
        // As root Chromium knows no other way.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    })
    browser = started
    const version = Number(/\/(\d+)/.exec(await started.version())?.[1])
    if (version < firstWithPageNumbers) {
      tell(`\`${path}\` is Chromium ${version}, which prints no page numbers: ${firstWithPageNumbers} and later do`)
    }
    return {
      browser: started,
      async end() {
        await started.close().catch(() => undefined)
        forget()
        sweep()
      },
    }
  } catch (error) {
    await browser?.close().catch(() => undefined)
    forget()
    sweep()
    throw failure(`the browser \`${path}\` does not start: ${messageOf(error)}`)
  }
}

async function printed(browser: Browser, html: string, look: string): Promise<PrintedPage> {
  const page = await browser.newPage()
  try {
    await page.setJavaScriptEnabled(false)
    await page.setRequestInterception(true)
    page.on('request', (request) => void answer(request, html))
    await page.goto(address, { waitUntil: 'load', timeout: 0 })
    await page.emulateMediaType('print')
    const tooLong = numbersOf(await page.evaluate(look))
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    })
    return { pdf, tooLong }
  } finally {
    await page.close()
  }
}

/** Answers the one request for the page itself, and lets what is in the page through; nothing else. */
function answer(request: HTTPRequest, html: string): Promise<void> {
  if (request.url() === address && request.isNavigationRequest()) {
    return request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html })
  }
  return request.url().startsWith('data:') ? request.continue() : request.abort()
}

function numbersOf(found: unknown): number[] {
  return Array.isArray(found) ? found.filter((one) => typeof one === 'number') : []
}

function messageOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return said.split('\n')[0]?.replace(/^Protocol error \([^)]*\):\s*/, '') ?? ''
}
