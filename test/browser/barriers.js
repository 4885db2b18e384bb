import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What the checker of accessibility finds on a page.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function barriers(page) {
  // The page lets no script in but its own: what looks at it comes another way.
  const session = await page.createCDPSession()
  await session.send('Runtime.evaluate', { expression: axe })
  return page.evaluate(async () => {
    const checker =
      /** @type {{ run: (where: Document, options: object) => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> }} */ (
        Reflect.get(window, 'axe')
      )
    const { violations } = await checker.run(document, { iframes: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  })
}
