import { noonsOf } from '../domain/entries/noon-roster.ts'
import { addDays, weekday } from '../domain/kit/dates.ts'
import type { ChildFacts } from '../domain/registers/child-facts.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { childFactsIn } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { type Dice, dice } from './random.ts'
import { demoId, on } from './write-records.ts'

type Days = { seed: number; from: string; until: string }
/** Who eats at school and is looked after at noon: of the grades up to this one, who does not board. */
type Noon = { name: string; where: string; upTo: number }

/** Nights and noons that were written down; now and then one is not. */
const WRITTEN = 0.94
/** The week of the National Day: nobody is at school. */
const isHoliday = (day: string) => day >= '2026-10-01' && day <= '2026-10-08'
const isSchoolDay = (day: string) => weekday(day) <= 5 && !isHoliday(day)
const MARKS = ['cough', 'uncovered', 'uncovered', 'homesick', 'ill'] as const
const DONE = [['homework'], ['homework', 'rest'], ['reading', 'rest'], ['weak', 'homework'], ['play', 'chat']]

/** Two dormitories of a school, each looked through by its boarding teacher, and the noon roster of the smaller ones. */
export const writeBoarding = async (
  ctx: Ctx,
  logins: { dean: string; girls: string; boys: string; noon: readonly string[] },
  {
    seed,
    from,
    until,
    noon: { name, where, upTo } = { name: '低年级午间', where: '二(1)班教室', upTo: 2 },
  }: Days & { noon?: Noon },
): Promise<void> => {
  const roll = dice(seed)
  const dean = await actorByLogin(ctx, logins.dean)
  const pupils = await pupilsAt(ctx, dean, from)
  let serial = 0
  const enter = async (kind: string, place: string, body: Record<string, unknown>): Promise<string> => {
    const id = demoId(seed, from, ++serial)
    const entry = { id, kind, version: 1, about: { place }, from, body }
    await saveEntries(on(ctx, from), dean, { entries: [entry] })
    return id
  }
  const place = await codeOf(ctx, dean)
  for (const [sort, name, login] of [
    ['girls', '女生楼二楼', logins.girls],
    ['boys', '男生楼一楼', logins.boys],
  ] as const) {
    const keeper = await actorByLogin(ctx, login)
    const children = pupils.filter((c) => c.boarder && (c.sex === 'female') === (sort === 'girls')).slice(0, 60)
    const id = await enter('dormitory', place, {
      name,
      sort,
      keeper: { account: keeper.accountId, name: keeper.name },
      beds: Math.min(60, children.length + 4),
      children: children.map((c) => c.id),
      phone: '值班室 0800-555-0161',
    })
    await writeNights(ctx, login, id, children, { seed: seed + serial, from, until })
  }
  const eaters = pupils.filter((c) => !c.boarder && (c.grade ?? 9) <= upTo).slice(0, 36)
  const teachers = await Promise.all(logins.noon.map((login) => actorByLogin(ctx, login)))
  const days = teachers.map(({ accountId, name }, i) => ({ day: String(i + 1), who: { account: accountId, name } }))
  const roster = { name, days, children: eaters.map((c) => c.id), where }
  const id = await enter('noon-roster', place, roster)
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const noon = noonsOf(roster).find((n) => n.day === weekday(day))
    const login = logins.noon[weekday(day) - 1]
    if (!noon || !login || !isSchoolDay(day) || !roll.chance(WRITTEN)) continue
    const record = {
      id: demoId(seed + 50, day, 1),
      kind: 'noon-tutoring',
      version: 1,
      about: { entry: id },
      staff: [noon.who],
      took: eaters.map((c) => ({ child: c.id, mark: noonMark(roll) })),
      happenedOn: day,
      body: { done: roll.pick(DONE) },
    }
    await saveRecords(on(ctx, day), await actorByLogin(ctx, login), { records: [record] })
  }
}

const noonMark = (roll: Dice): string => (roll.chance(0.05) ? 'absent' : roll.chance(0.1) ? 'tutored' : 'present')

/** Every evening before a school day, by exception; one night a child had gone home. */
const writeNights = async (
  ctx: Ctx,
  login: string,
  entry: string,
  children: readonly { id: string }[],
  { seed, from, until }: Days,
): Promise<void> => {
  const roll = dice(seed)
  const keeper = await actorByLogin(ctx, login)
  for (let day = from; day < until; day = addDays(day, 1)) {
    if (!isSchoolDay(addDays(day, 1)) || !roll.chance(WRITTEN)) continue
    const took = children
      .filter(() => roll.chance(0.012))
      .map((c): { child: string; mark: string } => ({ child: c.id, mark: roll.pick(MARKS) }))
    const away = took.length > 0 && roll.chance(0.08)
    const cold = day >= '2026-11-01' && roll.chance(0.2)
    const fault = roll.chance(0.03)
    const record = {
      id: demoId(seed + 1, day, 1),
      kind: 'night-check',
      version: 1,
      about: { entry },
      took: took.map((t, i) => (away && i === 0 ? { ...t, mark: 'absent' } : t)),
      happenedOn: day,
      body: {
        time: `21:${String(roll.between(30, 55))}`,
        heating: cold ? 'cold' : 'warm',
        doors: fault ? 'fault' : 'fine',
        ...(fault ? { fault: '走廊尽头的窗关不严' } : {}),
        ...(away ? { away: '家里来人接回，班主任知道' } : {}),
      },
    }
    await saveRecords(on(ctx, day), keeper, { records: [record] })
  }
}

const codeOf = async (ctx: Ctx, actor: { placeId: number } & Parameters<typeof inActorTx>[1]): Promise<string> =>
  inActorTx(ctx.db, actor, async (tx) => (await tx.tree()).get(actor.placeId)?.code ?? '', { readOnly: true })

/** Pupils of the actor's school on a day, in a fixed order: ids are new with each load. */
const pupilsAt = async (ctx: Ctx, actor: { placeId: number } & Parameters<typeof inActorTx>[1], at: string) =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = (await tx.tree()).get(actor.placeId)
      const facts = place ? await childFactsIn(tx, place, at, at) : new Map<string, ChildFacts[]>()
      return [...facts.values()]
        .flatMap((spans) => spans.filter((s) => s.fromOn <= at && (s.untilOn === null || at < s.untilOn)))
        .filter((s) => s.status === 'enrolled' && s.schoolId === actor.placeId)
        .map(({ childId, sex, boarder, grade, birth, householdId }) => ({
          id: childId,
          sex,
          boarder,
          grade,
          order: `${birth} ${grade} ${householdId}`,
        }))
        .sort((a, b) => (a.order < b.order ? -1 : 1))
    },
    { readOnly: true },
  )
