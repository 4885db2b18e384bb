import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The bytes of a WebAssembly program: beside the bundle where there is one, else in the package that it belongs to. */
export function wasmFile(name: string, inPackage: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(new URL(`./${name}`, import.meta.url)))
  } catch {
    return new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(inPackage)))
  }
}
