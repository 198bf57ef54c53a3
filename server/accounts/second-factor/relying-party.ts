import { isIP } from 'node:net'
import { AppError } from '../../../domain/errors.ts'

export type RelyingParty = { id: string; origin: string }

/** A passkey is bound to a name: the site's. At a bare address of numbers no browser makes one. */
export const relyingParty = (origin: string | undefined): RelyingParty | null => {
  if (!origin || !URL.canParse(origin)) return null
  const { hostname, protocol } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  return protocol === 'https:' || hostname === 'localhost' ? { id: hostname, origin: new URL(origin).origin } : null
}

export const mustHaveName = (origin: string | undefined): RelyingParty => {
  const party = relyingParty(origin)
  if (!party)
    throw new AppError('invalid', undefined, '现在的网址用不了通行密钥：要用 https 的域名打开。可以先用手机验证器。')
  return party
}
