import { existsSync, readFileSync, statSync } from 'node:fs'
import { RosterFault } from '../server/import/fault.ts'
import { UsageFault } from './command.ts'

/** No spreadsheet that is read is larger; a larger file is refused before a byte of it is read. */
const MAX_FILE = 40 * 1024 * 1024

/** There is such a file. Errors: UsageFault. Answers its size in bytes. */
export const mustBeFile = (path: string | undefined): number => {
  // A path that runs through a file is no path either.
  const found = existsSync(path ?? '') ? statSync(path ?? '') : null
  if (!found?.isFile()) throw new UsageFault(`打不开文件“${path}”，请核对路径。`)
  return found.size
}

/** The bytes of a spreadsheet on disk. Errors: UsageFault (no such file), RosterFault too-large. */
export const readFile = (path: string | undefined): Uint8Array => {
  if (mustBeFile(path) > MAX_FILE) throw new RosterFault('too-large')
  try {
    return readFileSync(path ?? '')
  } catch {
    throw new UsageFault(`没有读文件“${path}”的权限，请换一个位置再试。`)
  }
}
