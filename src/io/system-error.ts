/** Something that could not be done with a path, and why, in words. */
export interface Failure {
  readonly message: string
}

/** A failure as a thing to throw: `io` throws nothing else on purpose. */
export function failure(message: string): Error & Failure {
  return Object.assign(new Error(message), { name: failureName })
}

/** Whether an error is one that `failure` made: its message is for people. */
export function isFailure(error: unknown): error is Error & Failure {
  return error instanceof Error && error.name === failureName
}

const failureName = 'Failure'

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program is using it',
  EDQUOT: 'your quota on that disk is used up',
  EEXIST: 'a file of that name is in the way',
  EFBIG: 'the file would be larger than is allowed',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENODEV: 'there is no such device',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EPERM: 'it is not permitted',
  EPIPE: 'the program that was reading it has gone',
  EROFS: 'the disk can only be read',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
  ERR_STRING_TOO_LONG: 'the file is too large',
}

/** Why the system refused, in words; undefined if the error does not come from the system. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) return undefined
  return reasons[code] ?? ('syscall' in error ? `the system says ${code}` : undefined)
}

/** Why the system refused, in words; any other error goes on its way. */
export function reasonOf(error: unknown): string {
  const reason = systemReason(error)
  if (reason === undefined) throw error
  return reason
}
