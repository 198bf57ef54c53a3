import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** No script or style but our own files and, for the component library's style tags, one nonce a page. */
export const securityHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    await next()
    // A page without scripts says less by itself (parents-page/serve.ts).
    if (!c.res.headers.has('content-security-policy'))
      c.header(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      )
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-frame-options', 'DENY')
    c.header('permissions-policy', 'geolocation=(), camera=(), microphone=()')
    if (secure) c.header('strict-transport-security', 'max-age=31536000')
  }
