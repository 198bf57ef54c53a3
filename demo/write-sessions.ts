import { openingsOf } from '../domain/entries/home-hours.ts'
import { addDays, weekday } from '../domain/kit/dates.ts'
import { BORROWED, BROUGHT_BACK, homeLoan } from '../domain/records/home-loan.ts'
import type { ChildFacts } from '../domain/registers/child-facts.ts'
import type { Actor } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import { childFactsIn } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { type Dice, dice } from './random.ts'
import { demoId, on } from './write-records.ts'

const DONE = [
  { done: ['homework', 'reading'] },
  { done: ['homework', 'chess'] },
  { done: ['craft'], what: '画一画家里的人' },
  { done: ['theme'], what: '讲防溺水的故事，认标志' },
  { done: ['sport', 'homework'] },
  { done: ['reading', 'chat'], what: '念爸妈写来的信' },
]
const ALONE = '另一位送孩子看病，校长同意'
/** A home that was open is now and then not written down, and once in a while a day falls out. */
const OPENED = 0.88

/**
 * The openings of a Children's Home over the term, on its own days without those of the National Day week: mostly with two on duty,
 * one with a single person; the same children come again and again, a few never.
 */
export const writeSessions = async (
  ctx: Ctx,
  actor: Actor,
  entry: string,
  home: Record<string, unknown>,
  days: { seed: number; from: string; until: string },
): Promise<void> => {
  const roll = dice(days.seed + actor.placeId)
  const regulars = (await childrenOf(ctx, actor, days.from)).filter(() => roll.chance(0.22)).slice(0, 34)
  const names = (home.staff as { who: { name: string } }[]).map((p) => p.who.name)
  const hours = openingsOf(home)
  const records: Record<string, unknown>[] = []
  for (let day = days.from; day <= days.until; day = addDays(day, 1)) {
    const opening = hours.find((h) => h.day === weekday(day))
    if (!opening || (day >= '2026-10-01' && day <= '2026-10-08') || !roll.chance(OPENED)) continue
    const alone = records.length === 4
    records.push({
      id: demoId(days.seed + 1, day, actor.placeId),
      kind: 'home-session',
      version: 1,
      about: { entry },
      took: regulars.filter(() => roll.chance(0.55)).map((child) => ({ child, mark: markOf(roll) })),
      staff: names.slice(0, alone ? 1 : 2).map((name) => ({ name })),
      happenedOn: day,
      body: {
        from: opening.from,
        to: opening.to,
        ...roll.pick(DONE),
        safety: ['doors', 'power', 'fire', 'exit', ...(roll.chance(0.8) ? ['water', 'things'] : [])],
        ...(alone ? { alone: ALONE } : {}),
        ...(roll.chance(0.1) ? { handover: '水壶坏了，已换' } : {}),
      },
    })
  }
  for (const record of [...records, ...loansOf(entry, regulars, days, actor.placeId)])
    await saveRecords(on(ctx, String(record.happenedOn)), actor, { records: [record] })
}

/** What regulars took home: one thing is back, one is out, one should have come back. */
const LOANS = [
  { thing: '《西游记》上册', out: '2026-11-04', due: '2026-11-18', back: '2026-11-17' },
  { thing: '象棋一副', out: '2026-11-18', due: '2026-12-02' },
  { thing: '《昆虫记》', out: '2026-11-06', due: '2026-11-20' },
]

const loansOf = (
  entry: string,
  regulars: readonly string[],
  { seed, until }: { seed: number; until: string },
  place: number,
): Record<string, unknown>[] =>
  LOANS.flatMap(({ thing, out, due, back }, i) => {
    const child = regulars[i]
    const one = (happenedOn: string, mark: string, body: Record<string, unknown>, serial: number) => ({
      id: demoId(seed + 2 + serial, happenedOn, place),
      kind: 'home-loan',
      version: homeLoan.version,
      about: { entry },
      took: [{ child, mark }],
      happenedOn,
      body: { thing, ...body },
    })
    return child === undefined
      ? []
      : [
          one(out, BORROWED, { due }, i * 2),
          ...(back === undefined ? [] : [one(back, BROUGHT_BACK, {}, i * 2 + 1)]),
        ].filter((record) => record.happenedOn <= until)
  })

const markOf = (roll: Dice): string => (roll.chance(0.12) ? 'called' : roll.chance(0.04) ? 'no-answer' : 'present')

/** Children of the place on a day, in a fixed order: ids are new with each load. */
const childrenOf = async (ctx: Ctx, actor: Actor, at: string): Promise<string[]> =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = (await tx.tree()).get(actor.placeId)
      const facts = place ? await childFactsIn(tx, place, at, at) : new Map<string, ChildFacts[]>()
      return [...facts.values()]
        .flatMap((spans) => {
          const now = spans.find((s) => s.fromOn <= at && (s.untilOn === null || at < s.untilOn))
          const here = now && now.status !== 'left' && [now.schoolId, now.villageId].includes(actor.placeId)
          return here ? [{ id: now.childId, order: `${now.birth} ${now.grade} ${now.householdId}` }] : []
        })
        .sort((a, b) => (a.order < b.order ? -1 : 1))
        .map((c) => c.id)
    },
    { readOnly: true },
  )
