import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** No script or style but our own files and, for the component library's style tags, one nonce a page. */
export const securityHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (c, next) => {
    const nonce = randomUUID()
    c.set('nonce', nonce)
    await next()
    // Written on the answer that is there: through the context each would make another one, whose text is a stream.
    const { headers } = c.res
    // A page without scripts says less by itself (parents-page/serve.ts).
    if (!headers.has('content-security-policy'))
      headers.set(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      )
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('x-frame-options', 'DENY')
    headers.set('permissions-policy', 'geolocation=(), camera=(), microphone=()')
    if (secure) headers.set('strict-transport-security', 'max-age=31536000')
    // What `compress` says of every answer in JSON, and would say the long way.
    if (headers.get('content-type')?.startsWith('application/json')) headers.set('vary', 'Accept-Encoding')
  }
