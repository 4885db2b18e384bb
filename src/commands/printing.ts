import { browserVariables, findBrowser, isRunnable } from '../io/find-browser.js'
import { type Printer, printerBy } from '../io/print-pages.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'

/** The printer of a build: the browser that is named, else one of this machine. Throws where there is none. */
export function printerFor(named: string | undefined, terminal: Terminal): Printer {
  if (named !== undefined && !isRunnable(named)) throw failure(`--browser names no program: \`${named}\``)
  const path = named ?? findBrowser()
  if (path !== undefined) return printerBy(path, (remark) => terminal.say(`  ${remark}`))
  const variable = browserVariables.find((name) => process.env[name])
  const why =
    variable === undefined
      ? 'a PDF is made by Chrome or Chromium, and none was found here'
      : `a PDF is made by Chrome or Chromium, and ${variable} names no program: \`${process.env[variable]}\``
  throw failure(`${why}: name one with --browser, or build --to html and print the page from any browser`)
}
