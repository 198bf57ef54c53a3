import { readFileSync, statSync } from 'node:fs'
import { RosterFault } from '../server/import/fault.ts'
import { UsageFault } from './command.ts'

/** No spreadsheet that is read is larger; a larger file is refused before a byte of it is read. */
const MAX_FILE = 40 * 1024 * 1024

/** The bytes of a spreadsheet on disk. Errors: UsageFault (no such file), RosterFault too-large. */
export const readFile = (path: string | undefined): Uint8Array => {
  const size = statSync(path ?? '', { throwIfNoEntry: false })
  if (!size?.isFile()) throw new UsageFault(`打不开文件“${path}”，请核对路径。`)
  if (size.size > MAX_FILE) throw new RosterFault('too-large')
  try {
    return readFileSync(path ?? '')
  } catch {
    throw new UsageFault(`没有读文件“${path}”的权限，请换一个位置再试。`)
  }
}
