import type { CheckedCollection } from '../model/collection.js'
import { sheetProblems } from '../sheets/problems.js'
import type { Emission, EmitOptions, Emitter } from './emitter.js'
import { datedSheet } from './sheet-emission.js'

/** A sheet to be printed, as one page of HTML that needs nothing else. */
export const html: Emitter = {
  name: 'html',
  summary: 'a sheet to print, as a page that needs nothing else',
  ending: '.html',
  problems: sheetProblems,
  emit,
}

async function emit(collection: CheckedCollection, options: EmitOptions): Promise<Emission> {
  const { date, isLoose, cards, make } = await datedSheet(collection, options)
  const there = isLoose ? earlierText(options) : undefined
  const [, before = date] = /<meta name="date" content="(\d{4}-\d\d-\d\d)">/.exec(there ?? '') ?? []
  const same = before === date ? undefined : make(before)
  const { html: content, diagnostics } = same !== undefined && same.html === there ? same : make(date)
  return { artifacts: [{ path: `${options.name}.html`, content }], diagnostics, cards, mediaFolder: undefined }
}

function earlierText({ sheet }: EmitOptions): string | undefined {
  const bytes = sheet?.earlier?.()
  return bytes && Buffer.from(bytes).toString('utf8')
}
