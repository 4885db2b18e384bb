import { guidOf } from '../model/identity.js'

/** The guid of a key in a project. A namespace sets it apart from the guids of every other project. */
export function guidOfKey(key: string, namespace: string | undefined, ordinal = 0): string {
  return guidOf(namespace === undefined ? key : `${namespace}\x1f${key}`, ordinal)
}
