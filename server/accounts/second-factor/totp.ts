import { Secret, TOTP } from 'otpauth'

const STEP = 30

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: '暖阳', label, algorithm: 'SHA1', digits: 6, period: STEP, secret: Secret.fromBase32(secret) })

/** A new secret (160 bits, base32) and the address that an authenticator reads from a picture (RFC 6238). */
export const newTotp = (label: string): { secret: string; uri: string } => {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: totpOf(secret, label).toString() }
}

/** The step of a right code (one before and one after are taken: clocks differ), else null. */
export const stepOf = (secret: string, code: string, now: number): number | null => {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret, '').validate({ token, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / STEP) + delta
}
