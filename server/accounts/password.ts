import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '../../domain/errors.ts'
import { type PasswordCost, passwordCost } from './password-cost.ts'

const hashOf = promisify(argon2)

/** At most two at once: each takes 19 MiB and some 30 ms of a core. */
let running = 0
const waiting: (() => void)[] = []
/** More than a minute's worth of sign-ins is no school bell but an attack. */
const MOST_WAITING = 500
const few = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting.length >= MOST_WAITING) throw new AppError('too-many-requests', { retryAfter: 10 })
  if (running >= 2) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

const derive = (password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> =>
  few(
    () =>
      hashOf('argon2id', {
        ...cost,
        tagLength: 32,
        message: Buffer.from(password.normalize('NFKC')),
        nonce: salt,
      }) as Promise<Buffer>,
  )

/** `argon2id$m,t,p$salt$hash`: what it cost is kept with it. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const cost = passwordCost()
  return `argon2id$${cost.memory},${cost.passes},${cost.parallelism}$${salt.toString('base64')}$${(await derive(password, salt, cost)).toString('base64')}`
}

/** Right or wrong, at the cost that the hash names; with no stored hash the same work is done, so that an unknown login takes as long. */
export const checkPassword = async (password: string, stored: string | null): Promise<boolean> => {
  const [, told, salt, hash] = (stored ?? '').split('$')
  const made = await derive(password, salt ? Buffer.from(salt, 'base64') : Buffer.alloc(16), costOf(told))
  const known = Buffer.from(hash ?? '', 'base64')
  return stored !== null && known.length === made.length && timingSafeEqual(known, made)
}

const costOf = (told: string | undefined): PasswordCost => {
  const [memory, passes, parallelism] = (told ?? '').split(',').map(Number)
  return memory && passes && parallelism ? { memory, passes, parallelism } : passwordCost()
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Readable aloud over the phone: three groups of four, no look-alike letters (about 59 bits). */
export const oneTimePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  )
