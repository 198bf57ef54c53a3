import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { GIVES_MONEY } from '../../../domain/records/given-money.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { ancestorOf, type Place, type PlaceTree, placesUnder } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { recordsAtEach } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childrenForRecord, findRecord, findRecords, type RecordRow } from '../../records/db/record.ts'
import { recordPage } from '../../records/db/record-page.ts'
import { mayReadKind, readableKinds } from '../../records/readable.ts'
import { bookedAs } from '../booked-as.ts'
import { hasFund } from '../db/account.ts'
import { placesPosted, postedAt, recordsBooked, standingOf } from '../db/of-records.ts'
import { moneyOfRecords, type RecordMoney, sameMoney } from '../record-money.ts'
import { placeAsked } from './ledger.ts'

type Api = (typeof ledgerApi)['listUnbooked']
type Item = z.input<Api['response']>['items'][number]

/** What is older was settled before, or never will be. */
const DAYS = 366
const AT_ONCE = 200
const PAGES = 5
const SHOWN = 30

/**
 * Records that tell of money of a fund (S2B.14, S2B.16) beside the ledger: those of a place's own people that stand in no ledger yet, and those
 * that were put right since they were booked, so that the two differ; `record`: that one, however it stands. What somebody below wrote about
 * children of whom one has gone elsewhere since is told here too: only whoever reaches all of them books it. Whose place has no fund is told of none. Errors: place-unknown, not-found.
 */
export const listUnbooked = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<Api['query']>,
): Promise<z.input<Api['response']>> => {
  can(actor, 'ledger.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      if (input.record !== undefined) {
        const row = await findRecord(tx, input.record)
        const seen = row !== null && mayReadKind(actor, row.kind) && row.superseded_by === null
        return { items: seen ? await itemsOf(tx, [row]) : [], more: 0 }
      }
      const place = await placeAsked(tx, input.place)
      if (!(await hasFund(tx, place.id))) return { items: [], more: 0 }
      const found = (await itemsOf(tx, await rowsAt(tx, place))).filter((item) => item.state !== 'booked')
      return { items: found.slice(0, SHOWN), more: Math.max(0, found.length - SHOWN) }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** What was given by the place's own people, and what its ledger names, as both stand today; the newest first. */
const rowsAt = async (tx: Tx, place: Place): Promise<RecordRow[]> => {
  const from = addDays(shanghaiDate(tx.now), -DAYS)
  const units = ledgerUnits(await tx.tree(), place)
  const authors = new Set(await tx.widened(() => postedAt(tx, units)))
  const given = await givenAt(tx, place, from)
  const own = given.filter((row) => authors.has(row.author_id))
  const rows = [
    ...own,
    ...(await beyondTheirOwn(
      tx,
      given.filter((row) => !authors.has(row.author_id)),
    )),
  ]
  const standing = await standingOf(tx, await recordsBooked(tx, place.id, from, AT_ONCE * PAGES))
  const beside = [...new Set([...standing.values()].map((s) => s.id))].filter((id) => !rows.some((r) => r.id === id))
  const both = [...rows, ...(await findRecords(tx, beside))]
  const key = (row: RecordRow) => `${row.happened_on} ${row.id}`
  return both.sort((a, b) => (key(a) < key(b) ? 1 : -1))
}

/** Of these records those about a child who is at none of the schools at which their author has or had a post: no such school can book them. */
const beyondTheirOwn = async (tx: Tx, rows: readonly RecordRow[]): Promise<RecordRow[]> => {
  if (rows.length === 0) return []
  const tree = await tx.tree()
  const money = await moneyOfRecords(tx, rows)
  const [children, posts] = await tx.widened(async () => [
    await childrenForRecord(tx, [...new Set([...money.values()].flatMap((m) => m.children))]),
    await placesPosted(tx, [...new Set(rows.map((row) => row.author_id))]),
  ])
  const schoolOf = new Map(children.map((c) => [c.id, c.school_id]))
  const schools = Map.groupBy(posts, (post) => post.account_id)
  return rows.filter((row) => {
    const theirs = new Set(
      (schools.get(row.author_id) ?? []).flatMap((p) => ancestorOf(tree, p.place_id, 'school')?.id ?? []),
    )
    const at = (money.get(row.id)?.children ?? []).map((id) => schoolOf.get(id) ?? null)
    // Who has no post at a school (a village's director) is a place's own author, or another township's.
    return theirs.size > 0 && at.some((school) => school === null || !theirs.has(school))
  })
}

const givenAt = async (tx: Tx, place: Place, from: string): Promise<RecordRow[]> => {
  const readable = readableKinds(tx.actor).filter((kind) => GIVES_MONEY.includes(kind))
  const asked = { each: await recordsAtEach(tx, place), readable, child: null, kind: null, from, to: null, late: false }
  const rows: RecordRow[] = []
  let after: { on: string; id: string } | null = null
  for (let page = 0; page < PAGES; page++) {
    const found: RecordRow[] = await recordPage(tx, { ...asked, after, limit: AT_ONCE })
    rows.push(...found)
    const last = found.at(-1)
    if (!last || found.length < AT_ONCE) break
    after = { on: last.happened_on, id: last.id }
  }
  return rows
}

/** Whose money a place's ledger is: a school's classes have none of their own, nor have villages. */
const ledgerUnits = (tree: PlaceTree, place: Place): number[] => [
  place.id,
  ...placesUnder(tree, place.id)
    .filter((p) => (place.kind === 'school' ? p.kind === 'class' : place.kind === 'township' && p.kind === 'village'))
    .map((p) => p.id),
]

const itemsOf = async (tx: Tx, rows: readonly RecordRow[]): Promise<Item[]> => {
  const booked = await bookedAs(tx, rows)
  const money = await moneyOfRecords(tx, rows)
  const names = await namesOf(tx, money)
  const tree = await tx.tree()
  return rows.flatMap((row): Item[] => {
    const given = money.get(row.id)
    const { movement, paid } = booked.get(row.id) ?? { movement: null, paid: [] }
    if (!given && !movement) return []
    const place = movement ? tree.get(movement.place_id) : undefined
    const kind = recordKind(row.kind)
    return [
      {
        record: row.id,
        kind: row.kind,
        kindTitle: kind?.title ?? row.kind,
        on: row.happened_on,
        line: kind?.line(row.body) ?? '',
        by: row.author_name,
        each: given?.each ?? 0,
        children: (given?.children ?? []).flatMap((id) => names.get(id) ?? []),
        n: given?.children.length ?? 0,
        beyond: (given?.children ?? []).filter((id) => !names.has(id)).length,
        state: !movement ? 'open' : given && sameMoney(given, paid) ? 'booked' : 'differs',
        movement: movement
          ? {
              id: movement.id,
              on: movement.on_date,
              seen: movement.seen,
              place: { code: place?.code ?? '', name: place?.name ?? '' },
              fen: paid.reduce((sum, p) => sum + p.n, 0),
            }
          : null,
      },
    ]
  })
}

/** Children in sight, by id. */
const namesOf = async (
  tx: Tx,
  money: ReadonlyMap<string, RecordMoney>,
): Promise<Map<string, { id: string; name: string }>> =>
  new Map(
    (await childNames(tx, [...new Set([...money.values()].flatMap((m) => m.children))])).map(({ id, name }) => [
      id,
      { id, name },
    ]),
  )
