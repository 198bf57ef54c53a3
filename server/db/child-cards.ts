import { pairing } from '../../domain/entries/pairing.ts'
import { liftedAnswers, openState } from '../../domain/kit/define-entry.ts'
import { lifted } from '../../domain/kit/define-record.ts'
import { pairMeeting } from '../../domain/records/pair-meeting.ts'
import type { Tx } from './tx-type.ts'
import type { CardsTouched } from './write/cards-touched.ts'
import { chunked, toColumn, valuesOf } from './write/values.ts'

/** One meeting as the card tells it: how; in words only what the helper wrote. */
export type CardMeeting = { on: string; mode: string; line: string; reached: boolean }

export type CardRow = {
  entry_id: string
  child_id: string
  helper: string
  circle: number
  name: string
  birth_year: number | null
  class_id: number | null
  village_id: number | null
  from_on: string
  agreed: { rhythm: string; does: string[] }
  met: CardMeeting[]
  scope: number[]
}

const COLUMNS =
  'entry_id, child_id, helper, circle, name, birth_year, class_id, village_id, from_on, agreed, met, scope'

/** As many of the latest meetings stand on a card. */
const MEETINGS = 30

/** Entries of which a card may have come, changed or gone, with their accounts held until the commit. */
const entriesTouched = async (tx: Tx, t: CardsTouched): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `select id from entry where county_id = $1 and kind = $2 and holder_account is not null
       and (id = any($3::uuid[]) or child_id = any($4::uuid[]) or holder_account = any($5::uuid[]))
     union select entry_id from child_card where county_id = $1
       and (entry_id = any($3::uuid[]) or child_id = any($4::uuid[]) or helper = any($5::uuid[]))`,
    [tx.countyId, pairing.kind, [...t.entries], [...t.children], [...t.accounts]],
  )
  return rows.map((r) => r.id).sort()
}

type Pair = {
  id: string
  version: number
  answers: Record<string, unknown>
  child_id: string
  holder_account: string
  from_on: string
  name: string
  birth: string | null
  class_id: number | null
  village_id: number | null
}

/**
 * The cards that these pairings should have now: of each that stands, whose child is here and whose helper's account works. Ask with the county in sight.
 */
export const cardsFor = async (tx: Tx, entryIds: readonly string[]): Promise<CardRow[]> => {
  const pairs = await tx.query<Pair>(
    `select e.id, e.version, e.answers, e.child_id, e.holder_account, e.from_on, c.name, c.birth, c.class_id, c.village_id
     from entry e join child c on c.county_id = e.county_id and c.id = e.child_id
     where e.county_id = $1 and c.county_id = $1 and e.id = any($2::uuid[]) and e.kind = $3 and e.state = $4 and e.quantity = 1
       and e.holder_account is not null and not e.del and not c.del and c.status <> 'left'`,
    [tx.countyId, entryIds, pairing.kind, openState(pairing)],
  )
  if (pairs.length === 0) return []
  const accounts = await tx.query<{ id: string; own_circle: number }>(
    'select id, own_circle from account where county_id = $1 and id = any($2::uuid[]) and not disabled and not del',
    [tx.countyId, pairs.map((p) => p.holder_account)],
  )
  const circles = new Map(accounts.map((a) => [a.id, a.own_circle]))
  const met = await meetingsOf(tx, pairs)
  const county = [...(await tx.tree()).values()].find((p) => p.kind === 'county')?.id
  return pairs.flatMap((p): CardRow[] => {
    const circle = circles.get(p.holder_account)
    if (circle === undefined || county === undefined) return []
    const answers = liftedAnswers(pairing, p.answers, p.version)
    return [
      {
        entry_id: p.id,
        child_id: p.child_id,
        helper: p.holder_account,
        circle,
        name: p.name,
        birth_year: p.birth ? Number(p.birth.slice(0, 4)) : null,
        class_id: p.class_id,
        village_id: p.village_id,
        from_on: p.from_on,
        agreed: {
          rhythm: String(answers.rhythm ?? ''),
          does: Array.isArray(answers.does) ? answers.does.map(String) : [],
        },
        met: met.get(p.id) ?? [],
        // The helper, and the county's own steps: nobody else reads a card, who stands nearer has the file.
        scope: [county, circle].sort((a, b) => a - b),
      },
    ]
  })
}

const meetingsOf = async (tx: Tx, pairs: readonly Pair[]): Promise<Map<string, CardMeeting[]>> => {
  const rows = await tx.query<{
    entry: string
    version: number
    body: Record<string, unknown>
    happened_on: string
    author_id: string
    reached: boolean
  }>(
    `select p.subject_id as entry, r.version, r.body, p.happened_on, p.author_id, p.reached
     from record_part p join record r on r.county_id = p.county_id and r.id = p.record_id
     where p.county_id = $1 and r.county_id = $1 and p.subject_kind = 'entry' and p.subject_id = any($2::text[]) and p.kind = $3 and p.live
     order by p.happened_on desc, p.record_id desc`,
    [tx.countyId, pairs.map((p) => p.id), pairMeeting.kind],
  )
  const holder = new Map(pairs.map((p) => [p.id, p.holder_account]))
  return new Map(
    [...Map.groupBy(rows, (r) => r.entry)].map(([entry, of]) => [
      entry,
      of.slice(0, MEETINGS).map((r) => {
        const body = lifted(pairMeeting, r.body, r.version)
        const mode = { mode: body.mode }
        return {
          on: r.happened_on,
          mode: String(body.mode ?? ''),
          line: pairMeeting.line(r.author_id === holder.get(entry) ? body : mode),
          reached: r.reached,
        }
      }),
    ]),
  )
}

/** Brings the cards to what the transaction made of pairings, children and accounts, before its commit. */
export const keepCards = async (tx: Tx): Promise<void> => {
  const ids = await entriesTouched(tx, tx.pending.cards)
  if (ids.length === 0) return
  // Held until the commit: nobody closes an account meanwhile whose card would then stay.
  await tx.query(
    `select id from account where county_id = $1 and id in (select holder_account from entry where county_id = $1 and id = any($2::uuid[])) order by id for share`,
    [tx.countyId, ids],
  )
  const rows = await cardsFor(tx, ids)
  const stay = new Set(rows.map((r) => r.entry_id))
  const gone = ids.filter((id) => !stay.has(id))
  if (gone.length)
    await tx.run('delete from child_card where county_id = $1 and entry_id = any($2::uuid[])', [tx.countyId, gone])
  const columns = COLUMNS.split(', ') as (keyof CardRow)[]
  for (const chunk of chunked(rows, columns.length + 1)) {
    const { text, values } = valuesOf(
      chunk.map((r) => [tx.countyId, ...columns.map((c) => (c === 'met' ? JSON.stringify(r.met) : toColumn(r[c])))]),
    )
    await tx.run(
      `insert into child_card (county_id, ${COLUMNS}) values ${text}
       on conflict (county_id, entry_id) do update set ${columns
         .filter((c) => c !== 'entry_id')
         .map((c) => `${c} = excluded.${c}`)
         .join(', ')}`,
      values,
    )
  }
}

/** The cards within sight: a helper's own. */
export const cardsInSight = (tx: Tx, today: string): Promise<CardRow[]> =>
  tx.query<CardRow>(
    `select ${COLUMNS} from child_card where county_id = $1 and helper = $2 and from_on <= $3 order by name collate "zh-x-icu", entry_id`,
    [tx.countyId, tx.actor.accountId, today],
  )

const CHUNK = 500

/** Every card compared with what it is worked out from, in chunks: one too many, one missing, one that says something else. */
export const verifyCards = async (tx: Tx): Promise<string[]> => {
  let wrong = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = (
      await tx.query<{ id: string }>(
        `select id from entry where county_id = $1 and kind = $2 and holder_account is not null and id > $3
         union select entry_id from child_card where county_id = $1 and entry_id > $3 order by 1 limit ${CHUNK}`,
        [tx.countyId, pairing.kind, after],
      )
    ).map((r) => r.id)
    const last = ids.at(-1)
    if (last === undefined) break
    after = last
    const should = new Map((await cardsFor(tx, ids)).map((r) => [r.entry_id, plain(r)]))
    const is = await tx.query<CardRow>(
      `select ${COLUMNS} from child_card where county_id = $1 and entry_id = any($2::uuid[])`,
      [tx.countyId, ids],
    )
    const kept = new Map(is.map((r) => [r.entry_id, plain(r)]))
    wrong += ids.filter((id) => should.get(id) !== kept.get(id)).length
  }
  return wrong ? [`帮扶卡：${wrong} 张和结对不符。请重新保存这些结对。`] : []
}

/** In one order, for what comes back from the database has another. */
const plain = (r: CardRow): string =>
  JSON.stringify([
    r.entry_id,
    r.child_id,
    r.helper,
    r.circle,
    r.name,
    r.birth_year,
    r.class_id,
    r.village_id,
    r.from_on,
    r.agreed.rhythm,
    r.agreed.does,
    r.met.map((m) => [m.on, m.mode, m.line, m.reached]),
    r.scope,
  ])
