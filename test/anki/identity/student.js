import { ask } from '../anki.js'

/**
 * @typedef {{ nid: number, type: string, tags: string[], fields: string[] }} SeenNote
 * @typedef {{ cid: number, nid: number, ord: number, did: number, type: number, queue: number, reps: number, reviews: number[][] }} SeenCard
 * @typedef {{ notes: SeenNote[], cards: SeenCard[], empty: number[], decks: Record<string, string>, media: Record<string, string>, missingMedia: string[], problems: string }} Seen
 * @typedef {{ new: number[], updated: number[], duplicate: number[], conflicting: number[] }} Log
 */

/**
 * Someone who studies in the real Anki, with a collection of their own.
 * @param {string} python
 * @param {string} collection
 */
export function student(python, collection) {
  /** @param {object[]} steps */
  const does = async (...steps) => {
    const { output, status } = await ask(python, ['identity/student', collection], JSON.stringify(steps))
    if (status !== 0) throw new Error(`the student could not go on: ${output}`)
    return JSON.parse(output)
  }
  return {
    /** @type {(path: string) => Promise<Log>} */
    imports: async (path) => (await does({ import: path }))[0],
    /** @type {() => Promise<Record<string, number>>} */
    studies: async () => (await does({ study: true }))[0],
    /** @type {(notes: number[], at?: number) => Promise<void>} */
    edits: async (notes, at) => void (await does({ edit: notes, ...(at === undefined ? {} : { at }) })),
    /** @type {(search: string) => Promise<number[]>} */
    finds: async (search) => (await does({ find: search }))[0],
    /** @type {() => Promise<Seen>} */
    looks: async () => (await does({ look: true }))[0],
  }
}
