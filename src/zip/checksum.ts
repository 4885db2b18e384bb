import { crc32 } from 'node:zlib'

const zeros = new Uint8Array(2 ** 16)

/**
 * The checksum of two texts one behind the other, of which the second was summed up by itself.
 *
 * A CRC is linear: what the first one adds to the whole is its own checksum carried over as many zeros as the second is
 * long. The register that a CRC of zeros starts with and ends in is the checksum with its bits turned.
 */
export function joinedChecksum(first: number, second: number, secondLength: number): number {
  let register = ~first >>> 0
  for (let left = secondLength; left > 0; left -= zeros.length) {
    register = crc32(left < zeros.length ? zeros.subarray(0, left) : zeros, register)
  }
  return (~register ^ second) >>> 0
}
