import type pg from 'pg'
import { TABLES } from '../db/write/tables.ts'

export const CHECK = 'write_path_check'

/**
 * In test databases only (production has no triggers): at commit, every row of a synced table that was inserted or changed must
 * have taken its number in the same transaction, or it went round the one write path (sync.md, head and §8.4). Scopes that
 * follow a moved child stamp the child's `sync_row` rows as well. Not on a sharded database, which refuses triggers.
 */
export const installWritePathCheck = async (owner: pg.ClientBase) => {
  await owner.query(`
    create function ${CHECK}() returns trigger language plpgsql security definer as $$
    begin
      if not exists (
        select 1 from sync_row s where s.county_id = new.county_id and s.tbl = tg_table_name
          and s.id = to_jsonb(new) ->> 'id'
          and s.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
      ) then
        raise exception '% % went round the one write path', tg_table_name, to_jsonb(new) ->> 'id';
      end if;
      return null;
    end $$`)
  for (const [table, rule] of Object.entries(TABLES))
    if (rule.synced)
      await owner.query(
        `create constraint trigger ${CHECK} after insert or update on ${table} deferrable initially deferred for each row execute function ${CHECK}()`,
      )
}
