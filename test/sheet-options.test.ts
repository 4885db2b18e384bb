import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstSheetOption, sheetTask, type WrittenSheet } from '../src/commands/sheet-task.js'
import { creatorOf, withFacts } from '../src/emitters/pdf-facts.js'
import { findBrowser, type Machine } from '../src/io/find-browser.js'
import { usualSheet } from '../src/sheets/settings.js'

const nothing: WrittenSheet = {
  kind: undefined,
  paper: undefined,
  shuffle: undefined,
  flip: undefined,
  columns: undefined,
  fontSize: undefined,
  cardSize: undefined,
  browser: undefined,
  onlyDecks: [],
  onlyTags: [],
}

describe('what a sheet is to be', () => {
  it('is what is usual, where nobody says anything', () => {
    expect(sheetTask(nothing)).toEqual({ settings: usualSheet, choice: { decks: [], tags: [] } })
  })

  it('is what the project says, and the command line before it', () => {
    const project = {
      kind: 'cards',
      paper: 'letter',
      columns: 2,
      fontSize: 9,
      shuffle: 'seven',
      cardSize: '85x55mm',
      flip: 'short',
      decks: ['A'],
      tags: ['t'],
    } as const
    const said = { ...project, decks: ['A'], tags: ['t'] }
    expect(sheetTask(nothing, said)).toEqual({
      settings: {
        kind: 'cards',
        paper: 'letter',
        columns: 2,
        fontSize: 9,
        shuffle: 'seven',
        cardSize: { kind: 'millimetres', width: 85, height: 55 },
        flip: 'short',
      },
      choice: { decks: ['A'], tags: ['t'] },
    })
    const line = { kind: 'worksheet', paper: 'a4', columns: '3', fontSize: '12.5pt', shuffle: '1' } as const
    const { settings, choice } = sheetTask({ ...nothing, ...line, onlyTags: ['u'] }, said)
    expect(settings).toMatchObject({ kind: 'worksheet', paper: 'a4', columns: 3, fontSize: 12.5, shuffle: '1' })
    // Who chooses on the command line chooses anew.
    expect(choice).toEqual({ decks: [], tags: ['u'] })
  })

  it.each([
    [{ columns: '0' }, '--columns takes a whole number from 1 to 4, not `0`'],
    [{ columns: 'two' }, '--columns takes a whole number'],
    [{ fontSize: '3' }, '--font-size takes a number from 4 to 40, not `3`'],
    [{ cardSize: '2x' }, '--card-size takes columns and rows such as 2x4'],
    [{ kind: 'cards', cardSize: '400x55mm' }, 'too large for the paper'],
    [{ kind: 'cards', columns: '2' }, '--columns is for text'],
    [{ kind: 'questions', flip: 'long' }, '--flip is for cards'],
    [{ shuffle: '' }, '--shuffle is for questions'],
  ] as const)('is refused: %j', (given, message) => {
    expect(() => sheetTask({ ...nothing, ...given })).toThrow(message)
  })

  it('is said by any of its options', () => {
    expect(firstSheetOption(nothing)).toBeUndefined()
    expect(firstSheetOption({ ...nothing, shuffle: '0' })).toBe('--shuffle')
    expect(firstSheetOption({ ...nothing, onlyDecks: ['A'] })).toBe('--only-deck')
    expect(firstSheetOption({ ...nothing, browser: 'chrome' })).toBe('--browser')
  })
})

describe('a browser', () => {
  const on = (platform: NodeJS.Platform, env: Machine['env'], ...there: string[]) =>
    findBrowser({ platform, env, isProgram: (path) => there.includes(path) })

  it('is the one that is named, or none', () => {
    expect(on('linux', { CHROMIUM: '/own', PATH: '/bin' }, '/own', '/bin/chromium')).toBe('/own')
    expect(on('linux', { CHROME_PATH: '/own' }, '/own')).toBe('/own')
    expect(on('linux', { CHROMIUM: '/gone', PATH: '/bin' }, '/bin/chromium')).toBeUndefined()
    expect(on('linux', { CHROMIUM: '', PATH: '/bin' }, '/bin/chromium')).toBe('/bin/chromium')
  })

  it('is on the path, Chromium before others', () => {
    expect(on('linux', { PATH: '/a:/b' }, '/b/chromium', '/a/google-chrome')).toBe('/b/chromium')
    expect(on('linux', { PATH: '/a' }, '/a/microsoft-edge')).toBe('/a/microsoft-edge')
    expect(on('linux', {}, posix.join('/opt/google/chrome/chrome'))).toBe('/opt/google/chrome/chrome')
    expect(on('linux', { PATH: '/a:/b' })).toBeUndefined()
  })

  it('lies where it usually lies', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(on('darwin', { HOME: '/Users/a' }, mac)).toBe(mac)
    expect(on('darwin', { HOME: '/Users/a' }, `/Users/a${mac}`)).toBe(`/Users/a${mac}`)
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }
    expect(on('win32', env, edge, chrome)).toBe(chrome)
    expect(on('win32', env, edge)).toBe(edge)
  })
})

describe('what a PDF says of itself', () => {
  const pdf = (creator: string, date: string) =>
    Buffer.from(
      `%PDF-1.4\n<</Creator (${creator})\n/Producer (Skia)\n/CreationDate (${date})\n/ModDate (${date})>>\n%%EOF`,
    )

  it('depends on its page alone, and nothing moves', () => {
    const facts = { creator: 'deckwright sheet 2026-01-31 abc', date: '2026-01-31' }
    const one = withFacts(pdf('Mozilla/5.0 \\(X11; Linux\\) Chrome/156', "D:20261121200000+00'00'"), facts)
    const other = withFacts(pdf('Mozilla/5.0 \\(X11; Linux\\) Chrome/156', "D:20270102030405+00'00'"), facts)
    expect(Buffer.from(one).equals(other)).toBe(true)
    expect(one.length).toBe(pdf('Mozilla/5.0 \\(X11; Linux\\) Chrome/156', "D:20261121200000+00'00'").length)
    expect(creatorOf(one)).toBe('deckwright sheet 2026-01-31 abc')
    expect(Buffer.from(one).toString()).toContain("/CreationDate (D:20260131000000+00'00')")
  })

  it('stays as it is where there is no room', () => {
    const small = pdf('x', 'D:2026')
    expect(Buffer.from(withFacts(small, { creator: 'deckwright', date: '2026-01-31' })).equals(small)).toBe(true)
    expect(creatorOf(Buffer.from('no PDF'))).toBeUndefined()
  })
})
