import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const LOOPBACK = /^(::1|127\.|::ffff:127\.)/
const PRIVATE = /^(::ffff:)?(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^f[cd]/i

/**
 * Where a request came from. A proxy's word is taken only where one stands in front (`NUANYANG_PUBLIC_URL`) and the connection
 * comes from this machine or its network; of a list, the last entry, which that proxy wrote itself.
 */
export const addressOf = (c: Context, behindProxy: boolean): string => {
  const peer = c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? '') : ''
  if (!behindProxy || !(LOOPBACK.test(peer) || PRIVATE.test(peer))) return peer
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return told && /^[0-9a-f.:]{3,45}$/i.test(told) ? told : peer
}
