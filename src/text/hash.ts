import type * as crypto from 'node:crypto'

let made: typeof crypto.hash | undefined

/** Node's own `hash`, asked for when it is first used: most checks need none, and Node takes long to be ready for it. */
export const hash = ((...args: Parameters<typeof crypto.hash>) => {
  made ??= process.getBuiltinModule('node:crypto').hash
  return made(...args)
}) as typeof crypto.hash
