import { parentPort } from 'node:worker_threads'
import { type CollectionToPack, packedCollection } from './emitters/apkg/packed-collection.js'

// A thread that packs what it is handed; `io/threads.ts` begins and ends it.
parentPort?.on('message', (collection: CollectionToPack) => {
  const packed = packedCollection(collection)
  parentPort?.postMessage(
    packed,
    packed.pieces.map(({ buffer }) => buffer as ArrayBuffer),
  )
})
