import pg from 'pg'

/** Tables of which a great part is written at once. */
export type Great = 'record' | 'record_part' | 'sync_row' | 'audit' | 'history' | 'duty'

/** Indexes by which rows are looked up while they are written. */
const NEEDED = ['duty_by_subject']

/** How much memory one index may take while it is made. */
const MEMORY = '256MB'

/**
 * While `work` writes some millions of rows, the indexes of these tables by which nothing is held unique stand aside; made after it
 * at once they cost a tenth. What they were is written down first: a process that ends in between leaves them to the next opening
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
      `insert into index_aside select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
       where t.relnamespace = 'public'::regnamespace and t.relname = any($1::text[]) and not i.indisunique and not c.relname = any($2::text[]) on conflict do nothing`,
      [tables, NEEDED],
    )
    const { rows } = await client.query<{ name: string }>('select name from index_aside order by name')
    for (const { name } of rows) await client.query(`drop index if exists ${client.escapeIdentifier(name)}`)
    try {
      return await work()
    } finally {
      await bringIndexesBack(client)
    }
  } finally {
    await client.end()
  }
}

/** Makes what stands aside anew, each once; nothing where none does. As the owner. */
export const bringIndexesBack = async (client: pg.ClientBase): Promise<void> => {
  const there = await client.query<{ there: boolean }>(`select to_regclass('public.index_aside') is not null as there`)
  if (!there.rows[0]?.there) return
  await client.query(`set maintenance_work_mem = '${MEMORY}'`)
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select name, definition from index_aside where to_regclass('public.' || quote_ident(name)) is null order by name`,
  )
  for (const { definition } of rows) await client.query(definition)
  await client.query('drop table index_aside')
}
