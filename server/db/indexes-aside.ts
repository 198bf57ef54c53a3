import pg from 'pg'

/** Tables of which a great part is written at once. */
export type Great = 'record' | 'record_part' | 'sync_row' | 'audit' | 'history' | 'duty'

/** Indexes by which rows are looked up while they are written. */
const NEEDED = ['duty_by_subject']

/** How much memory one index may take while it is made. */
const MEMORY = '256MB'

/**
 * While `work` writes some millions of rows, the indexes of these tables by which nothing is held unique stand aside, and the links
 * of their rows to others; made and checked after it at once they cost a tenth. What they were is written down first: a process that ends in between leaves them to the next opening
 * (`bringIndexesBack`). As the owner; a sharded database keeps them.
 */
export const withIndexesAside = async <T>(
  owner: pg.ClientConfig,
  tables: readonly Great[],
  work: () => Promise<T>,
): Promise<T> => {
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('create table if not exists index_aside (name text primary key, definition text not null)')
    await client.query(
      `insert into index_aside select c.conname, format('alter table %I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) from pg_constraint c join pg_class t on t.oid = c.conrelid
       where t.relnamespace = 'public'::regnamespace and t.relname = any($1::text[]) and c.contype = 'f' on conflict do nothing`,
      [tables],
    )
    await client.query(
      `insert into index_aside select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
       where t.relnamespace = 'public'::regnamespace and t.relname = any($1::text[]) and not i.indisunique and not c.relname = any($2::text[]) on conflict do nothing`,
      [tables, NEEDED],
    )
    await dropAll(client, tables)
    try {
      return await work()
    } finally {
      await bringIndexesBack(client)
    }
  } finally {
    await client.end()
  }
}

const dropAll = async (client: pg.ClientBase, tables: readonly Great[]): Promise<void> => {
  const { rows } = await client.query<{ name: string }>('select name from index_aside order by name')
  const named = rows.map(({ name }) => client.escapeIdentifier(name))
  for (const table of tables)
    for (const name of named) await client.query(`alter table ${table} drop constraint if exists ${name}`)
  for (const name of named) await client.query(`drop index if exists ${name}`)
}

/** Makes what stands aside anew, each once; nothing where none does. As the owner. */
export const bringIndexesBack = async (client: pg.ClientBase): Promise<void> => {
  const there = await client.query<{ there: boolean }>(`select to_regclass('public.index_aside') is not null as there`)
  if (!there.rows[0]?.there) return
  await client.query(`set maintenance_work_mem = '${MEMORY}'`)
  const { rows } = await client.query<{ definition: string }>(
    `select definition from index_aside a where to_regclass('public.' || quote_ident(a.name)) is null and not exists (select 1 from pg_constraint c where c.conname = a.name)
     order by definition like 'alter%', name`,
  )
  for (const { definition } of rows) await client.query(definition)
  await client.query('drop table index_aside')
}
