// The only door to zip.js, of which we take zlib as it was compiled for it: a library in C that is the same everywhere.
import { wasmFile } from './wasm-file.js'

/** What the program gives: zlib's functions on a memory of its own, places in which are numbers. */
interface Zlib {
  readonly memory: { readonly buffer: ArrayBuffer }
  malloc(size: number): number
  deflate_new(): number
  deflate_init_raw(stream: number, level: number): number
  /** The number of bytes that it wrote, and zlib's code in the upper eight bits. It has taken its input as a whole. */
  deflate_process(stream: number, input: number, length: number, output: number, room: number, flush: number): number
  deflate_last_consumed(stream: number): number
  deflate_end(stream: number): number
}

// Node's types leave it out.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (program: object) => { readonly exports: unknown }
}

/** As measured: level 2 is no quicker and packs worse, level 6 takes twice as long for a twentieth less. */
const level = 4

/** How many bytes go in and come out at a time. Of so many zlib never makes as many as there is room for. */
const inputSize = 2 ** 16
const outputSize = 2 ** 17

/** zlib.h: more follows, from a whole byte on; and nothing follows. */
const flushes = { goesOn: 2, ends: 4 }
const none = 0

let loaded: { readonly zlib: Zlib; readonly input: number; readonly output: number } | undefined

/** Loads the program, which is loaded by itself when something is packed. */
export function loadZlib(): void {
  program()
}

function program() {
  if (loaded === undefined) {
    const bytes = wasmFile('zip-module.wasm', '@zip.js/zip.js/dist/zip-module.wasm')
    const zlib = begun(new WebAssembly.Module(bytes))
    loaded = { zlib, input: zlib.malloc(inputSize), output: zlib.malloc(outputSize) }
  }
  return loaded
}

/** By what the error is known that tells that a program got no memory. */
export const noMemory = 'ERR_NO_WASM_MEMORY'

function begun(program: object): Zlib {
  try {
    return new WebAssembly.Instance(program).exports as Zlib
  } catch (error) {
    // Node keeps ten gigabytes of addresses free for it, more than some systems allow.
    if (error instanceof RangeError) throw Object.assign(error, { code: noMemory })
    throw error
  }
}

/**
 * Bytes packed by deflate, without regard to what stands before them, so that it can stand behind any other that goes on.
 * The pieces have memory of their own, which can be handed on.
 *
 * @param end Whether more follows.
 */
export function deflated(bytes: Uint8Array, end: keyof typeof flushes): Uint8Array[] {
  const { zlib, input, output } = program()
  const stream = zlib.deflate_new()
  const made: Uint8Array[] = []
  const give = (piece: Uint8Array, flush: number): void => {
    new Uint8Array(zlib.memory.buffer).set(piece, input)
    const length = zlib.deflate_process(stream, input, piece.length, output, outputSize, flush) & 0xffffff
    if (length === outputSize || zlib.deflate_last_consumed(stream) !== piece.length) {
      throw new Error('zlib wrote more than there is room for')
    }
    if (length > 0) made.push(new Uint8Array(zlib.memory.buffer).slice(output, output + length))
  }
  zlib.deflate_init_raw(stream, level)
  for (let at = 0; at < bytes.length; at += inputSize) give(bytes.subarray(at, at + inputSize), none)
  give(bytes.subarray(bytes.length), flushes[end])
  zlib.deflate_end(stream)
  return made
}
