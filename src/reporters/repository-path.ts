import { posix } from 'node:path'

/** A file's path as it is seen from the root of its repository; one that is absolute, or is no path, as it is. */
export function repositoryPath(folder: string, path: string): string {
  if (isAbsolutePath(path) || isNoPath(path)) return path
  return posix.normalize(posix.join(folder, path))
}

/** Whether what is said in place of a path is none: `<stdin>`. */
export function isNoPath(path: string): boolean {
  return path === '<stdin>'
}

/** Whether a path begins at the root of a disk, in the way of any system. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}
