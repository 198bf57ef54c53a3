import type pg from 'pg'
import { CHECK } from './write-path-check.ts'

type Query = <R extends pg.QueryResultRow>(text: string) => Promise<R[]>

/** Walks pg_catalog: sentences for every table with a `county_id` that lacks what scope.md asks for. */
export const catalogFaults = async (owner: pg.ClientBase): Promise<string[]> => {
  const all: Query = async (text) => (await owner.query(text)).rows
  const faults: string[] = []
  const tables = await all<{ oid: number; name: string; rls: boolean; forced: boolean }>(
    `select c.oid::int as oid, c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'county_id' and not a.attisdropped where n.nspname = 'public' and c.relkind in ('r', 'p') order by 2`,
  )
  for (const table of tables) {
    const say = (fault: string) => faults.push(`${table.name}：${fault}`)
    if (!table.rls || !table.forced) say('没有强制的行级权限')
    const policies = await all<{ qual: string; with_check: string }>(
      `select qual, with_check from pg_policies where schemaname = 'public' and tablename = '${table.name}'`,
    )
    const text = `((county_id = (NULLIF(current_setting('app.county'::text, true), ''::text))::integer) AND (scope && (NULLIF(current_setting('app.circles'::text, true), ''::text))::integer[]))`
    if (policies.length !== 1 || policies[0]?.qual !== text || policies[0]?.with_check !== text)
      say('策略不是约定的那一条')
    const keys = await all<{ name: string; first: string }>(
      `select i.relname as name, a.attname as first from pg_index x join pg_class i on i.oid = x.indexrelid join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0] where x.indrelid = ${table.oid}`,
    )
    for (const key of keys) if (key.first !== 'county_id') say(`索引 ${key.name} 没有把县放在最前`)
    const links = await all<{ name: string; columns: string[] }>(
      `select conname as name, array(select a.attname::text from unnest(conkey) k join pg_attribute a on a.attrelid = conrelid and a.attnum = k) as columns from pg_constraint where contype = 'f' and conrelid = ${table.oid}`,
    )
    for (const link of links) if (!link.columns.includes('county_id')) say(`外键 ${link.name} 没有带上县`)
    const triggers = await all(
      `select tgname from pg_trigger where tgrelid = ${table.oid} and not tgisinternal and tgname not like 'truncate_trigger%' and tgname <> '${CHECK}'`,
    )
    if (triggers.length) say('有触发器')
  }
  const DELETABLE = [
    'child_card',
    'child_key',
    'duty',
    'duty_laid',
    'duty_stale',
    'heading_meaning',
    'idempotency',
    'parent_door',
    'session',
    'second_factor',
    'sign_in_try',
    'stamp',
  ]
  const rights = await all<{ table_name: string; privilege_type: string; grantee: string }>(
    `select table_name, privilege_type, grantee from information_schema.role_table_grants where table_schema = 'public' and grantee like '%\\_app'`,
  )
  for (const right of rights) {
    if (['TRUNCATE', 'REFERENCES', 'TRIGGER'].includes(right.privilege_type))
      faults.push(`${right.table_name}：应用角色多了 ${right.privilege_type} 权`)
    if (right.privilege_type === 'DELETE' && !DELETABLE.includes(right.table_name))
      faults.push(`${right.table_name}：应用角色不该能删`)
    if (
      right.privilege_type === 'UPDATE' &&
      ['history', 'audit', 'audit_seal', 'record', 'record_part', 'concern', 'concern_answer', 'addendum'].includes(
        right.table_name,
      )
    )
      faults.push(`${right.table_name}：应用角色不该能改整行`)
  }
  const roles = await all<{ rolname: string }>(
    `select rolname from pg_roles where rolname like '%\\_app' and (rolsuper or rolbypassrls)`,
  )
  for (const role of roles) faults.push(`角色 ${role.rolname} 能绕过行级权限`)
  const shadow = await all(`select 1 from pg_extension where extname = 'intarray'`)
  if (shadow.length) faults.push('装了 intarray：它会让范围索引悄悄失效')
  return faults
}
