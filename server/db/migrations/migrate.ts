import { createHash } from 'node:crypto'
import type pg from 'pg'
import { MIGRATIONS, type Migration } from './list.ts'
import { narrowRights } from './narrow.ts'
import { protect } from './protect.ts'

export const hashOf = (statements: string[]) => createHash('sha256').update(statements.join('\n')).digest('hex')

/**
 * Brings the database up to date as its owner: each migration in its own transaction, under a lock so that two servers
 * starting together do it once. On a sharded database new tables are distributed by county right after.
 */
export const migrate = async (owner: pg.ClientBase, role: string): Promise<{ applied: string[] }> => {
  const applied: string[] = []
  await owner.query('select pg_advisory_lock(726533)')
  try {
    await owner.query(MIGRATION_TABLE)
    const done = new Map((await migrationsDone(owner)).map((r) => [r.name, r.hash]))
    const sharded = await isSharded(owner)
    await ensureExtension(owner)
    for (const migration of MIGRATIONS) {
      const { name } = migration
      const known = done.get(name)
      if (known === hashOf(migration.statements)) continue
      if (known)
        throw new Error(`数据库的迁移 ${name} 与程序不一致：这份程序可能比数据库旧，或被改动过。请使用正式发布的版本。`)
      await owner.query('begin')
      try {
        await applyMigration(owner, migration, role, sharded)
        await owner.query('commit')
      } catch (error) {
        await owner.query('rollback')
        throw error
      }
      applied.push(name)
    }
    await owner.query(`grant select on migration to "${role}"`)
    await narrowRights(owner, role)
  } finally {
    await owner.query('select pg_advisory_unlock(726533)')
  }
  return { applied }
}

export const MIGRATION_TABLE =
  'create table if not exists migration (name text primary key, hash text not null, at timestamptz not null default now())'

export type MigrationRow = { name: string; hash: string }

export const migrationsDone = async (owner: pg.ClientBase): Promise<MigrationRow[]> =>
  (await owner.query<MigrationRow>('select name, hash from migration order by name')).rows

/** One migration with all that belongs to it, in the caller's transaction: tables distributed and bound, the row that tells of it. */
export const applyMigration = async (
  owner: pg.ClientBase,
  { name, statements }: Migration,
  role: string,
  sharded: boolean,
): Promise<void> => {
  const before = await tables(owner)
  for (const statement of statements) await owner.query(statement)
  const made = (await tables(owner)).filter((t) => !before.some((b) => b.name === t.name))
  if (sharded) await distribute(owner, made)
  for (const table of made)
    for (const statement of protect(table.name, table.county, role)) await owner.query(statement)
  await owner.query(`grant usage, select on all sequences in schema public to "${role}"`)
  await owner.query('insert into migration (name, hash) values ($1, $2)', [name, hashOf(statements)])
}

/** What a start did besides with the key (`seal-old-numbers.ts`) is noted among the migrations under such a name. */
export const DONE_MARK = ': done'

/** Those that this program does not know, or knows otherwise: the database is newer. */
export const unknownMigrations = (rows: readonly MigrationRow[]): string[] =>
  rows
    .filter((r) => !r.name.endsWith(DONE_MARK))
    .filter((r) => !MIGRATIONS.some((m) => m.name === r.name && hashOf(m.statements) === r.hash))
    .map((r) => r.name)

const tables = async (owner: pg.ClientBase) =>
  (
    await owner.query<{ name: string; county: boolean }>(
      `select c.relname as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'county_id') as county
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migration' and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
       order by c.relname`,
    )
  ).rows

/** The scope's index needs btree_gin; asked for only where it is missing (a sharded database has it made by its keeper). */
export const ensureExtension = async (owner: pg.ClientBase) => {
  if ((await owner.query(`select 1 from pg_extension where extname = 'btree_gin'`)).rowCount) return
  await owner.query('create extension btree_gin').catch(() => {
    throw new Error(
      '数据库缺少 btree_gin 扩展，当前账号又不能创建。请数据库管理员执行：create extension btree_gin; 再启动。',
    )
  })
}

/** Is this the coordinator of a sharded cluster? */
export const isSharded = async (client: pg.ClientBase): Promise<boolean> =>
  (await client.query(`select 1 from pg_extension where extname = 'citus'`)).rowCount === 1

const distribute = async (owner: pg.ClientBase, made: { name: string; county: boolean }[]) => {
  // A table that only has another name since is distributed already.
  const there = new Set(
    (
      await owner.query<{ name: string }>('select logicalrelid::regclass::text as name from pg_dist_partition')
    ).rows.map((r) => r.name),
  )
  for (const { name, county } of made) {
    if (!county || there.has(name)) continue
    const colocate = name === 'account' ? 'default' : 'account'
    await owner.query(`select create_distributed_table('${name}', 'county_id', colocate_with => '${colocate}')`)
  }
}
