import type pg from 'pg'

/** The app's own role: owns nothing, is no superuser, cannot pass by row security (scope.md). One per database name. */
export const appRoleOf = (database: string) => `${database.replace(/[^a-z0-9_]/gi, '_').slice(0, 50)}_app`

/** Any fixed number: two programs that start together make the role once. */
const LOCK = 726_534

const refusal = (role: string) =>
  new Error(
    `数据库账号不能创建或修改应用角色。请管理员给它 createrole 权限，或执行：create role "${role}" login; 再启动。`,
  )

/** Makes the role with this password (hexadecimal) where it is missing. */
export const ensureAppRole = async (owner: pg.ClientBase, role: string, password: string): Promise<void> => {
  const there = async () => (await owner.query('select 1 from pg_roles where rolname = $1', [role])).rowCount === 1
  if (await there()) return
  await owner.query('select pg_advisory_lock($1)', [LOCK])
  try {
    if (!(await there()))
      await owner.query(
        `create role "${role}" login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
      )
  } catch (error) {
    // Advisory locks hold for one database; a neighbour in the same cluster may have made it.
    if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw refusal(role)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

/** The role is there, but was made under another password (an earlier release, a restored cluster). */
export const setAppPassword = async (owner: pg.ClientBase, role: string, password: string): Promise<void> => {
  await owner.query(`alter role "${role}" login password '${password}'`).catch(() => {
    throw refusal(role)
  })
}

/** PostgreSQL's answers to a wrong password and to a role that has none. */
export const isWrongPassword = (error: unknown): boolean =>
  ['28P01', '28000'].includes((error as { code?: string }).code ?? '')
