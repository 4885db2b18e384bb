import { expect, it } from 'vitest'
import { tableRows } from '../src/emitters/apkg/table-rows.js'
import { builtinNoteTypes } from '../src/model/builtin-note-types.js'
import { packagedType } from '../src/model/packaged-note-type.js'

it('gives every note and card an id of its own, and rows in the order of the ids', () => {
  const type = packagedType(builtinNoteTypes[0]!)
  const note = (guid: string, cards: readonly number[]) => ({ guid, type, deck: 'D', tags: [], fields: ['a'], cards })
  const alone = tableRows([note('same', [0, 1])], [1], () => 1)
  const [first] = [...alone.notes][0]!
  const [card] = [...alone.cards][0]!
  // The same guid again begins with the same id.
  const rows = tableRows([note('same', [0, 1]), note('other', [0]), note('same', [0, 3])], [1, 1, 1], () => 1)
  const ids = [...rows.notes].map(([id]) => id as number)
  expect(ids).toHaveLength(3)
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
  expect(ids).toEqual(expect.arrayContaining([first, (first as number) + 1]))
  const cards = [...rows.cards]
  const cardIds = cards.map(([id]) => id as number)
  expect(cardIds).toHaveLength(5)
  expect(cardIds).toEqual([...new Set(cardIds)].sort((a, b) => a - b))
  const at = card as number
  expect(cardIds).toEqual(expect.arrayContaining([at, at + 1, at + 2, at + 3]))
  const owners = new Map(cards.map(([id, owner]) => [id, owner]))
  expect([owners.get(at), owners.get(at + 1)]).toEqual([first, first])
  expect([owners.get(at + 2), owners.get(at + 3)]).toEqual([(first as number) + 1, (first as number) + 1])
})
