import { derivedOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type LoanRow = {
  child_id: string
  name: string
  entry_id: string
  thing: string
  since: string
  due: string | null
  status: string
  school_id: number | null
  village_id: number | null
  all: number
}

/** So many are told by name; how many there are is said besides. */
const MOST = 300
/** Things that a home has lent, offered by their names. */
const MOST_NAMES = 40

const THING = `${derivedOf('e', 'body')}->>'thing'`

/** One thing, however it was typed: half or full width, with or without spaces, capitals, quotes, brackets (《西游记》 上册 is 西游记上册). */
const sameThing = (thing: string): string =>
  `lower(regexp_replace(normalize(${thing}, NFKC), '[][:space:]《》〈〉「」『』【】“”‘’"''()·,，、.。[-]', '', 'g'))`

/**
 * Things of a Children's Home that are out: of each child and thing the last word is that it was taken home. Of one home, or of these children; by
 * name, with how many there are in all. Ask within `tx.widened`, of a home in hand or children in sight.
 */
export const thingsOut = (
  tx: Tx,
  of: { entry: string } | { children: readonly string[] },
  { kind, mark }: { kind: string; mark: string },
): Promise<LoanRow[]> =>
  tx.query(
    `select l.child_id, c.name, l.entry_id, l.thing, l.since, l.due, c.status, c.school_id, c.village_id, count(*) over ()::int as "all" from (
       select distinct on (t.child_id, e.subject_id, ${sameThing(THING)})
         t.child_id, e.subject_id as entry_id, ${THING} as thing, t.mark, e.happened_on as since, ${derivedOf('e', 'body')}->>'due' as due
       from record_part e join record_part t on t.county_id = e.county_id and t.record_id = e.record_id join record r on r.county_id = e.county_id and r.id = e.record_id
       where e.county_id = $1 and t.county_id = $1 and e.kind = $2 and e.subject_kind = 'entry' and e.role = 'about' and e.live and t.role = 'took' and t.live
         and ${'entry' in of ? 'e.subject_id = $4' : 't.child_id = any($4::uuid[])'}
       order by t.child_id, e.subject_id, ${sameThing(THING)}, e.happened_on desc, r.received_at desc, e.record_id desc) l
     join child c on c.county_id = $1 and c.id = l.child_id
     where l.mark = $3 and not c.del order by c.name_order, c.id, l.since limit ${MOST}`,
    [tx.countyId, kind, mark, 'entry' in of ? of.entry : of.children],
  )

/** What a home has lent since a day, each thing once, as it was written last, the last lent first. */
export const thingsLent = async (
  tx: Tx,
  { entry, kind, since }: { entry: string; kind: string; since: string },
): Promise<string[]> =>
  (
    await tx.query<{ thing: string }>(
      `select thing from (
         select distinct on (${sameThing(THING)}) ${THING} as thing, e.happened_on from record_part e
         where e.county_id = $1 and e.kind = $2 and e.subject_kind = 'entry' and e.subject_id = $3 and e.role = 'about' and e.live and e.happened_on >= $4
         order by ${sameThing(THING)}, e.happened_on desc, e.record_id desc) l
       where coalesce(thing, '') <> '' order by happened_on desc, thing limit ${MOST_NAMES}`,
      [tx.countyId, kind, entry, since],
    )
  ).map((row) => row.thing)

/** What teachers and a place lent to these children and has not come back, as far as the actor sees the accounts. */
export const moneyOut = (
  tx: Tx,
  children: readonly string[],
): Promise<
  {
    child_id: string
    purpose: string
    unit: string
    balance: number
    opened_on: string
    holder_name: string | null
    place_id: number
  }[]
> =>
  children.length
    ? tx.query(
        `select child_id, name as purpose, unit, balance, opened_on, holder_name, place_id from ledger_account
         where county_id = $1 and child_id = any($2::uuid[]) and sort = 'loan' and balance > 0 order by opened_on, id`,
        [tx.countyId, children],
      )
    : Promise.resolve([])
