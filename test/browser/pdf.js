import { spawnSync } from 'node:child_process'

/** What reads a PDF: poppler's programs. */
export const pdfPrograms = ['pdftotext', 'pdfinfo']

/** The first of those programs that is not there. */
export function missingPdfProgram() {
  return pdfPrograms.find((name) => spawnSync(name, ['-v']).error !== undefined)
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, ...args) {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
  return stdout
}

/**
 * What a PDF says of itself, by name.
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function pdfFacts(path) {
  return Object.fromEntries(
    run('pdfinfo', path)
      .split('\n')
      .flatMap((line) => {
        const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
        return name === undefined || value === undefined ? [] : [[name, value]]
      }),
  )
}

/**
 * The text of each page of a PDF.
 * @param {string} path
 */
export function pdfPages(path) {
  return run('pdftotext', '-layout', path, '-').split('\f').slice(0, -1)
}

/**
 * The words of each page of a PDF with their places, in points from the upper left corner.
 * @param {string} path
 */
export function pdfWords(path) {
  const pages = run('pdftotext', '-bbox', path, '-').split('<page ').slice(1)
  return pages.map((page) => {
    const [, width = 0, height = 0] = /width="([\d.]+)" height="([\d.]+)"/.exec(page)?.map(Number) ?? []
    const words = [
      ...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g),
    ].map(([, left, top, right, bottom, text = '']) => ({
      text,
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    }))
    return { width, height, words }
  })
}
