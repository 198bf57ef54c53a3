import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageFault } from './command.ts'

/** Told before anything is counted: a folder that is not there, or stands where the file should. */
export const mustBeWritable = (out: string) => {
  if (existsSync(out) && statSync(out).isDirectory()) throw new UsageFault(`--out “${out}”是一个目录，请写出文件名。`)
  if (!existsSync(dirname(resolve(out))))
    throw new UsageFault(`--out 的目录“${dirname(out)}”不存在，请先建好或换一个。`)
}

/** Writes the finished file. Errors: UsageFault where it cannot be written. */
export const writeOut = (out: string, bytes: Uint8Array) => {
  try {
    // Names of children stand in it: for whoever asked, and no other account of the machine (C1).
    writeFileSync(out, bytes, { mode: 0o600 })
  } catch (error) {
    throw new UsageFault(`“${out}”写不进去（${(error as NodeJS.ErrnoException).code}），请换一个位置。`)
  }
}
