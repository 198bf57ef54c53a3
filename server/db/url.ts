import type pg from 'pg'

export type NamedConnection = pg.ClientConfig & { host: string; port: number; user: string; database: string }

/**
 * `DATABASE_URL` taken apart, so that the app's own role can stand in for the owner. `sslmode` as libpq means it: `require`
 * encrypts, `verify-ca` and `verify-full` also check who answers.
 */
export const connectionOf = (url: string): NamedConnection => {
  const at = new URL(url)
  const mode = at.searchParams.get('sslmode')
  return {
    host: at.searchParams.get('host') ?? decodeURIComponent(at.hostname).replace(/^\[|\]$/g, ''),
    port: Number(at.port || 5432),
    user: decodeURIComponent(at.username) || 'postgres',
    database: decodeURIComponent(at.pathname.slice(1)) || 'postgres',
    ...(at.password ? { password: decodeURIComponent(at.password) } : {}),
    ...(mode === 'require' ? { ssl: { rejectUnauthorized: false } } : {}),
    ...(mode === 'verify-ca' || mode === 'verify-full' ? { ssl: true } : {}),
  }
}
