import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Env, Hono, Schema } from 'hono'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
}

/** An address with broken escapes names no file: it gets the page like any other. */
const readable = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** The built screens: hashed files for a year, every other address gets the one page with its nonce. */
export const serveScreens = <E extends Env, S extends Schema, B extends string>(app: Hono<E, S, B>, folder: string) => {
  app.get('*', (c) => {
    const path = normalize(readable(new URL(c.req.url).pathname)).replace(/^[/\\]+/, '')
    const file = join(folder, path)
    if (path !== '' && file.startsWith(folder + sep) && extname(path) in TYPES && existsSync(file))
      return new Response(new Uint8Array(readFileSync(file)), {
        headers: {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      })
    if (path.startsWith('assets/')) return c.text('', 404)
    const page = existsSync(join(folder, 'index.html'))
      ? readFileSync(join(folder, 'index.html'), 'utf8')
      : '<!doctype html><meta charset="utf-8"><p>界面还没有准备好，请用 npm start 启动。</p>'
    return new Response(page.replaceAll('__NONCE__', String(c.get('nonce' as never))), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    })
  })
}
