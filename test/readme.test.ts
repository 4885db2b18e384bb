import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const folder = 'fixtures/readme'

/** The checks that the README shows, with what they print. */
const shown = [...readme.matchAll(/^```\n\$ deckwright check (\S+)\n([\s\S]*?)^```$/gm)]

function printed(file: string): string {
  const { NO_COLOR, FORCE_COLOR, GITHUB_ACTIONS, ...env } = process.env
  const args = [resolve('bin/deckwright.js'), 'check', file, '--format', 'pretty']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
  return untimed(`${stdout}${stderr}`)
}

function untimed(text: string): string {
  return text.replace(/\b\d+(?:\.\d)? s\b/g, '0.1 s')
}

describe('the README', () => {
  it('shows mistakes', () => expect(shown.length).toBeGreaterThan(1))

  it.each(shown.map(([, file = '']) => file))('shows %s as it is', (file) => {
    expect(readme).toContain(`\`${file}\``)
    expect(readme).toContain(`\`\`\`markdown\n${readFileSync(`${folder}/${file}`, 'utf8')}\`\`\`\n`)
  })

  it.each(shown.map(([, file = '', said = '']) => [file, said] as const))(
    'says what is said of %s (UPDATE=1 writes it)',
    (file, said) => {
      const now = printed(file)
      if (process.env.UPDATE) {
        const block = (text: string) => `$ deckwright check ${file}\n${text}\`\`\``
        writeFileSync(
          'README.md',
          readFileSync('README.md', 'utf8').replace(block(said), () => block(now)),
        )
        return
      }
      expect(untimed(said)).toBe(now)
    },
  )
})
