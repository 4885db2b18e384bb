/** The polynomial of the checksum, its bits turned round: the highest one stands for x^0. */
const polynomial = 0xedb88320

/** One, as a polynomial. */
const one = 0x80000000

/**
 * The checksum (CRC-32) of bytes that go on with others, made of the checksums of both: the first times x^8 for each
 * byte behind it, plus the second.
 */
export function joinedChecksum(first: number, second: number, secondLength: number): number {
  let shifted = first
  // x^8, then its square, the square of that, and so on.
  let power = one >>> 8
  for (let left = secondLength; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shifted = product(shifted, power)
    power = product(power, power)
  }
  return (shifted ^ second) >>> 0
}

/** The product of two polynomials, and what remains of it by the one above. */
function product(a: number, b: number): number {
  let sum = 0
  let term = b
  for (let bit = one; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) sum ^= term
    term = (term & 1) === 1 ? (term >>> 1) ^ polynomial : term >>> 1
  }
  return sum >>> 0
}
