import { monthsOf } from '../domain/calendar/weeks.ts'
import { planPeriods } from '../domain/duties/engine.ts'
import { addDays, lastOfMonth, minDate, shanghaiDate } from '../domain/kit/dates.ts'
import { uuidv7 } from '../domain/kit/uuid.ts'
import { recordKind } from '../domain/records/list.ts'
import type { RecordInput } from '../domain/records/record-facts.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { calendarOf } from '../server/db/calendar.ts'
import { inActorTx } from '../server/db/tx.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { aroundOf, surveysOf } from './around.ts'
import { carerContactsOf, familyCallsOf, parentContactsOf } from './contacts.ts'
import { type Pupil, pupilsOf } from './left-behind.ts'
import { dice } from './random.ts'
import { type DemoRecord, talksOf, visitsOf } from './records.ts'
import { studyRecordsOf } from './study-notes.ts'

/** What is recorded besides, of all pupils of a school in the months of a term, up to a day. */
export type MoreRecords = (
  pupils: readonly Pupil[],
  months: readonly { from: string; to: string }[],
  until: string,
  seed: number,
) => DemoRecord[]

/** Noon in Shanghai of a day: when the demo's people sit down to write. */
export const noon = (date: string) => Date.parse(`${date}T12:00:00+08:00`)
export const on = (ctx: Ctx, date: string): Ctx => ({ ...ctx, now: () => noon(date) })

/**
 * A term's talks, visits and contacts of these schools up to a day, by the head teacher of each class, on the day that each record says.
 * Returns how many.
 */
export const writeRecords = async (
  ctx: Ctx,
  schoolCodes: readonly string[],
  teachers: ReadonlyMap<string, string>,
  termId: string,
  seed: number,
  lastDay: string,
): Promise<number> => {
  const batches = await inventedRecords(ctx, schoolCodes, teachers, termId, seed, lastDay)
  const actors = new Map<string, Awaited<ReturnType<typeof actorByLogin>>>()
  let written = 0
  for (const { day, login, records } of batches) {
    const actor = actors.get(login) ?? (await actorByLogin(ctx, login))
    actors.set(login, actor)
    await saveRecords(on(ctx, day), actor, { records })
    written += records.length
  }
  return written
}

/** What one teacher writes down on one day. */
export type DayOfTeacher = { day: string; login: string; records: RecordInput[] }

/**
 * The same, not written yet: what each teacher writes on each day, in the order of the days.
 */
export const inventedRecords = async (
  ctx: Ctx,
  schoolCodes: readonly string[],
  teachers: ReadonlyMap<string, string>,
  termId: string,
  seed: number,
  lastDay: string,
  more: MoreRecords = () => [],
): Promise<DayOfTeacher[]> => {
  const roll = dice(seed)
  // Of its own, so that talks and visits stay as they are whatever else is recorded.
  const other = dice(seed + 1)
  const third = dice(seed + 2)
  const studying = dice(seed + 3)
  const operator = await operatorActor(ctx)
  const { schools, classCode } = await inActorTx(
    ctx.db,
    operator,
    async (tx) => {
      const tree = await tx.tree()
      const calendar = await calendarOf(tx, null)
      const found = []
      const term = calendar.terms.find((t) => t.id === termId)
      for (const code of schoolCodes) {
        const place = [...tree.values()].find((p) => p.code === code)
        if (!term || !place) continue
        const months = monthsOf(calendar, term).map((m) => ({
          from: m === term.startsOn.slice(0, 7) ? addDays(term.startsOn, 7) : `${m}-01`,
          to: minDate(lastOfMonth(m), term.endsOn),
        }))
        const phases = planPeriods(calendar, term).flatMap((p) =>
          p.rule.key === 'term-home-visits' ? p.periods.map((x) => ({ from: x.windows.opens, to: x.windows.due })) : [],
        )
        const all = await pupilsOf(tx, place.id, addDays(term.startsOn, 20))
        found.push({ term, months, phases, all, children: all.filter((c) => c.counts) })
      }
      return { schools: found, classCode: new Map([...tree.values()].map((p) => [p.id, p.code])) }
    },
    { readOnly: true },
  )
  const until = minDate(lastDay, shanghaiDate(ctx.now()))
  const all: DemoRecord[] = schools.flatMap(({ term, months, phases, all, children }) => {
    const last = minDate(until, term.endsOn)
    return [
      ...talksOf(children, months, last, roll),
      ...visitsOf(children, phases, last, roll),
      ...familyCallsOf(children, months, last, other),
      ...carerContactsOf(children, months, last, other),
      ...parentContactsOf(children, months, last, other),
      ...(term.id.endsWith('autumn')
        ? [surveysOf, aroundOf].flatMap((of) => of(children, { from: addDays(term.startsOn, 7), until: last }, third))
        : []),
      ...more(all, months, last, seed),
      ...studyRecordsOf(children, { from: term.startsOn, until: last }, studying),
    ]
  })
  // Each teacher writes on the day that the record says; the batch of a day goes in one call.
  const batches = Map.groupBy(all, (r) => `${r.sentOn} ${teachers.get(classCode.get(r.classId) ?? '') ?? ''}`)
  let serial = 0
  return [...batches]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, list]) => {
      const [day, login] = key.split(' ')
      if (!day || !login) return []
      const records = list.map((r) => ({
        id: demoId(seed, day, ++serial),
        kind: r.kind,
        version: recordKind(r.kind)?.version ?? 1,
        childIds: r.childIds,
        happenedOn: r.on,
        body: r.body,
      }))
      return [{ day, login, records }]
    })
}

/** Told by the seed and a number that goes on: no two terms or schools give the same. */
export const demoId = (seed: number, day: string, serial: number) =>
  uuidv7(
    noon(day),
    Uint8Array.from([0, 0, 0, seed >>> 24, seed >>> 16, seed >>> 8, seed, serial >> 16, serial >> 8, serial]),
  )
