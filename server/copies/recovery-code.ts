import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Crockford's letters: none that is taken for another when it is read from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 6
const LENGTH = 30

const fileIn = (dataDir: string) => join(dataDir, 'keys', 'recovery.code')

/** Thirty letters of five bits each: nobody guesses 150 bits, so no slow hash is needed. */
const newCode = (): string =>
  [...randomBytes(LENGTH)]
    .map((b) => LETTERS[b & 31])
    .join('')
    .replace(/(.{5})(?=.)/g, '$1-')

/** As typed from paper: case, spaces and hyphens do not count, nor letters that look like others. Null: not a code. */
export const readCode = (typed: string): string | null => {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return letters.length === LENGTH && [...letters].every((l) => LETTERS.includes(l)) ? letters : null
}

/** The key that a code opens; `salt` is the copy's own. */
export const keyOfCode = (code: string, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(code), Buffer.from(salt), 'nuanyang recovery 1', 32))

/** This installation's code, made at the first need; `made` tells that it is new. `anew`: another one from now on. */
export const recoveryCode = (dataDir: string, anew = false): { code: string; made: boolean } => {
  const file = fileIn(dataDir)
  const found = (): string | null => {
    try {
      return readFileSync(file, 'utf8').trim()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  const before = anew ? null : found()
  if (before !== null && readCode(before) !== null) return { code: before, made: false }
  const code = newCode()
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.${process.pid}`, `${code}\n`, { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
  return { code, made: true }
}

/** How many groups of how many letters stand on the paper, for the sentence that asks for them. */
export const CODE_SHAPE = `${GROUPS} 组、每组 ${LENGTH / GROUPS} 个字母或数字`
