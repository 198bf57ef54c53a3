import { concern } from '../../../domain/entries/concern.ts'
import type { EntryKind } from '../../../domain/kit/define-entry.ts'
import type { ConcernRow } from '../../concerns/db/concern.ts'
import { askedOf, ENTRY_FACTS, type EntryFactsRow } from '../../db/duty-subjects.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { FactEntry } from '../../entries/db/of-child.ts'

/** More living entries than one file tells. */
const MOST = 40

type Row = EntryFactsRow &
  Omit<FactEntry, 'changes'> &
  Pick<ConcernRow, 'made_at' | 'scope'> & { owes: boolean; changes: FactEntry['changes'] | null }

/**
 * A child's entries, each for what its file needs of it, in one look: those of which something may be owed (of `owing`, not over before
 * `since`), those that stand in it with what was changed of their answers (in registers and states named together: `task todo`), and
 * concerns on whose lists the actor stands, where they are asked for (a case hangs on no child: only its list sees it).
 */
export const entriesOfFile = async (
  tx: Tx,
  child: string,
  asked: { owing: readonly EntryKind[]; since: string; living: readonly string[]; concerns: boolean },
): Promise<{ owing: EntryFactsRow[]; living: FactEntry[]; concerns: ConcernRow[] }> => {
  const { names, over } = askedOf(asked.owing)
  const rows = await tx.query<Row>(
    `select ${ENTRY_FACTS}, e.sort, e.author_name, e.made_at, e.scope,
       e.kind = any($3::text[]) and (e.until_on is null or e.until_on >= $4 or not (e.state = any($5::text[]))) as owes,
       case when e.kind || ' ' || e.state = any($6::text[]) then coalesce((select json_agg(json_build_object('on', h.on_date, 'by', h.account_name, 'answers', h.patch->'answers') order by h.at desc, h.id desc)
         from history h where h.county_id = $1 and h.tbl = 'entry' and h.row_id = e.id::text and h.op = 'set' and h.patch ? 'answers'), '[]') end as changes
     from entry e where e.county_id = $1 and not e.del and ((e.child_id = $2 and (e.kind = any($3::text[]) or e.kind || ' ' || e.state = any($6::text[]))) or (e.subject_id = $8 and e.kind = $7))
     order by e.id`,
    [tx.countyId, child, names, asked.since, over, asked.living, asked.concerns ? concern.kind : null, child],
  )
  return {
    owing: rows.filter((r) => r.owes),
    living: rows
      .flatMap((r) => (r.changes === null ? [] : [{ ...r, changes: r.changes }]))
      .sort((a, b) => newest(a.from_on, b.from_on) || newest(a.id, b.id))
      .slice(0, MOST),
    concerns: rows
      .flatMap((r) =>
        r.kind === concern.kind && r.subject_kind === 'child' ? [{ ...r, subject_kind: r.subject_kind }] : [],
      )
      .sort((a, b) => b.made_at.getTime() - a.made_at.getTime() || newest(a.id, b.id)),
  }
}

const newest = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)
