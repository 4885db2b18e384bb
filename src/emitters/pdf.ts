import type { CheckedCollection } from '../model/collection.js'
import { hash } from '../text/hash.js'
import type { Emission, EmitOptions, Emitter } from './emitter.js'
import { creatorOf, withFacts } from './pdf-facts.js'
import { datedSheet } from './sheet-emission.js'

/** A sheet to be printed, as a PDF that a browser makes of the page. */
export const pdf: Emitter = {
  name: 'pdf',
  summary: 'the same sheet as a PDF, by the Chrome of this machine',
  ending: '.pdf',
  // Those of the sheet: html names them.
  problems: [],
  emit,
}

async function emit(collection: CheckedCollection, options: EmitOptions): Promise<Emission> {
  const { print, earlier } = options.sheet ?? {}
  if (print === undefined) throw new RangeError('A PDF is made by a browser: `sheet.print` says how')
  const { date, isLoose, cards, make } = await datedSheet(collection, options)
  const emission = (content: Uint8Array, diagnostics: Emission['diagnostics']): Emission => ({
    artifacts: [{ path: `${options.name}.pdf`, content }],
    diagnostics,
    cards,
    mediaFolder: undefined,
  })

  // What lies there says of which page it was made: that page need not be printed again.
  const there = earlier?.()
  const [, before = date, printed] = /^deckwright sheet (\S+) (\S+)/.exec((there && creatorOf(there)) ?? '') ?? []
  const known = there && make(isLoose ? before : date)
  if (there !== undefined && known !== undefined && fingerprint(known.html) === printed) {
    return emission(there, known.diagnostics)
  }

  const { fitPage } = await import('../sheets/fit-page.js')
  let sheet = make(date)
  // What only the browser found is to be found again.
  let page = fingerprint(sheet.html)
  let { pdf: bytes, tooLong } = await print(sheet.html, fitPage)
  if (tooLong.length > 0) {
    page = 'measured'
    sheet = make(date, new Set(tooLong))
    bytes = (await print(sheet.html, fitPage)).pdf
  }
  return emission(withFacts(bytes, { creator: `deckwright sheet ${date} ${page}`, date }), sheet.diagnostics)
}

function fingerprint(page: string): string {
  return hash('sha256', page, 'base64url').slice(0, 32)
}
