import type { Tx } from '../../db/tx-type.ts'

/** What goes along with a file, counted: told before it is done. With the county in sight; cases of lists are in no count. */
export const mergeCounts = async (
  tx: Tx,
  childId: string,
): Promise<Record<'records' | 'entries' | 'waivers' | 'answers' | 'links' | 'ledger', number>> => {
  const count = async (from: string) =>
    (await tx.query<{ n: number }>(`select count(*)::int as n from ${from}`, [tx.countyId, childId]))[0]?.n ?? 0
  return {
    records: await count(
      'record_part p join record r on r.county_id = p.county_id and r.id = p.record_id where p.county_id = $1 and r.county_id = $1 and p.child_id = $2 and p.live',
    ),
    entries: await count('entry where county_id = $1 and child_id = $2 and not del'),
    waivers: await count('waiver where county_id = $1 and child_id = $2 and not del and not withdrawn'),
    answers: await count('census_answer where county_id = $1 and child_id = $2 and not del and answer is not null'),
    links: await count('parent_link where county_id = $1 and child_id = $2 and not del'),
    ledger: await count('ledger_leg where county_id = $1 and child_id = $2'),
  }
}
