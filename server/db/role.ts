import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type pg from 'pg'

/** The app's own role: owns nothing, is no superuser, cannot pass by row security (scope.md). One per database name. */
export const appRoleOf = (database: string) => `${database.replace(/[^a-z0-9_]/gi, '_').slice(0, 50)}_app`

/** Makes the role, or sets its password anew where our copy of it was lost. Returns the password. */
export const ensureAppRole = async (owner: pg.ClientBase, role: string, passwordFile: string): Promise<string> => {
  const there = (await owner.query('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [role])).rows[0]
  const known = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : null
  const password = known ?? randomBytes(24).toString('hex')
  try {
    if (!there)
      await owner.query(
        `create role "${role}" login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
      )
    else if (!known) await owner.query(`alter role "${role}" login password '${password}'`)
  } catch (error) {
    if ((error as { code?: string }).code === '42710') return ensureAppRole(owner, role, passwordFile)
    throw new Error(
      `数据库账号不能创建应用角色。请管理员执行：create role "${role}" login; 或给所用账号 createrole 权限，再启动。`,
    )
  }
  if (!known) {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    chmodSync(passwordFile, 0o600)
  }
  return password
}
