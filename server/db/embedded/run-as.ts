import { existsSync } from 'node:fs'
import { isRoot, type User } from './database-user.ts'

/** The folder in which a process works, as it calls it itself: reached however private the folders above are. */
const HERE = '/proc/self/cwd'

export type RunAs = {
  /** The data folder as the program is told it. */
  data: string
  who: { cwd: string; uid?: number; gid?: number }
}

/**
 * A program of the database on its data. Root starts it as another user, who could not walk down to data below a private home:
 * it is put into the folder before it becomes that user, and told to work where it is. No right is given to it for that (C1:
 * leave to read past all folders, given to a program that others might command, opened the whole machine).
 */
export const runAs = (data: string, user: User): RunAs => ({
  data: isRoot() && existsSync(HERE) ? HERE : data,
  who: { cwd: data, ...(isRoot() ? user : {}) },
})
