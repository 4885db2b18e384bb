import { expect, test } from 'vitest'
import { type ProgressScreen, progressView } from '../src/io/progress-view.js'

/** A screen that writes down what it is shown, and the clock of it. */
function paper(settings: Partial<ProgressScreen>) {
  let time = 0
  const written: string[] = []
  const view = progressView({
    write: (text) => written.push(text),
    interactive: false,
    recorded: false,
    width: () => 60,
    now: () => time,
    ...settings,
  })
  return {
    ...view,
    written,
    at(milliseconds: number) {
      time = milliseconds
      return view
    },
  }
}

const reading = (done: number, of = 2000) => ({ what: 'reading', done, of, about: `notes/a-long-name-${done}.md` })

test('a person sees a bar with counts, rate and time left, in one line that is written over', () => {
  const screen = paper({ interactive: true })
  screen.at(100).show(reading(0))
  screen.at(499).show(reading(399))
  screen.at(600).show(reading(500))
  screen.at(650).show(reading(550))
  screen.at(1100).show(reading(1000))
  screen.clear()
  screen.clear()
  expect(screen.written).toEqual([
    '\r\u001b[Kreading [=====               ] 500 of 2,000 · 1,000/s · 2 s',
    '\r\u001b[Kreading [==========          ] 1,000 of 2,000 · 1,000/s · 1',
    '\r\u001b[K',
  ])
})

test('a record gets a line every few seconds', () => {
  const screen = paper({ recorded: true })
  for (let second = 0; second <= 13; second++) screen.at(second * 1000).show(reading(second, 7200))
  screen.at(16_000).show({ what: 'checking', done: 0, of: 1_234_567, things: 'notes' })
  screen.at(21_000).show({ what: 'checking', done: 2, of: 1_234_567, things: 'notes' })
  screen.at(26_000).show('looking which note is which')
  screen.clear()
  expect(screen.written).toEqual([
    'reading 5 of 7,200 · 1/s · 2 h left\n',
    'reading 10 of 7,200 · 1/s · 2 h left\n',
    'checking 0 of 1,234,567 notes\n',
    'checking 2 of 1,234,567 notes · 24/min · 857 h left\n',
    'looking which note is which\n',
  ])
})

test('where there is room, the file at work is named', () => {
  const screen = paper({ interactive: true, width: () => 100 })
  screen.at(0).show(reading(0))
  screen.at(4000).show(reading(1000))
  expect(screen.written).toEqual([
    '\r\u001b[Kreading [==========          ] 1,000 of 2,000 · 250/s · 4 s left · notes/a-long-name-1000.md',
  ])
})

test('a program that reads along is told nothing', () => {
  const screen = paper({})
  for (let second = 0; second <= 13; second++) screen.at(second * 1000).show(reading(second))
  screen.clear()
  expect(screen.written).toEqual([])
})
