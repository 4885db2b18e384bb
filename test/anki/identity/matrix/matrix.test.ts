import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withMatrix } from './print-matrix.js'

test('the table in the README is made of what was measured', () => {
  const matrix = JSON.parse(readFileSync('docs/identity-matrix.json', 'utf8'))
  const readme = readFileSync('README.md', 'utf8')
  expect(withMatrix(readme, matrix)).toBe(readme)
})
