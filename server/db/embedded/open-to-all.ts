import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Can a user other than root walk down to this folder? Needed because PostgreSQL refuses to run as root. */
export const openToAll = (path: string): boolean => {
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false
  return true
}
