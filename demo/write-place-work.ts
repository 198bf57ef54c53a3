import { entryKind } from '../domain/entries/list.ts'
import { groupMeeting } from '../domain/records/group-meeting.ts'
import { recordKind } from '../domain/records/list.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { inActorTx } from '../server/db/tx.ts'
import { endEntry } from '../server/entries/commands/end-entry.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { leftBehindOf, type Pupil } from './left-behind.ts'
import { PLACE_ENTRIES } from './place-entries.ts'
import { COMMENDED, PLACE_RECORDS } from './place-records.ts'
import { dice } from './random.ts'
import { CENTRAL } from './township.ts'
import { demoId, on } from './write-records.ts'

const HARDSHIPS = [
  { why: ['allowance'], basis: 'papers', by: '镇民政办' },
  { why: ['low-income', 'body'], basis: 'visit', by: '村委会' },
  { why: ['body'], basis: 'visit', by: '村委会' },
]

/**
 * What places do as a whole over an autumn term: who leads, which rules hold, meetings with what they decided, lessons, activities, checks;
 * families that live hard and who went to see them; a few children commended. Loaded again, nothing comes twice.
 */
export const writePlaceWork = async (ctx: Ctx, seed: number, days: { from: string; until: string }): Promise<void> => {
  const roll = dice(seed)
  const pupils = await inActorTx(
    ctx.db,
    await operatorActor(ctx),
    async (tx) => {
      const school = [...(await tx.tree()).values()].find((p) => p.code === CENTRAL.code)
      return school ? leftBehindOf(tx, school.id, days.from) : []
    },
    { readOnly: true },
  )
  let serial = 0
  const entry = async (login: string, from: string, kind: string, about: object, body: object) => {
    const id = demoId(seed, from, ++serial)
    const version = entryKind(kind)?.version ?? 1
    const actor = await actorByLogin(ctx, login)
    await saveEntries(on(ctx, from), actor, { entries: [{ id, kind, version, about, from, body }] })
    return { id, actor }
  }
  const record = async (login: string, day: string, of: Record<string, unknown>) => {
    const id = demoId(seed + 1, day, ++serial)
    if (day <= days.until)
      await saveRecords(on(ctx, day), await actorByLogin(ctx, login), {
        records: [{ id, version: recordKind(String(of.kind))?.version ?? 1, happenedOn: day, ...of }],
      })
    return id
  }
  for (const { login, place, kind, from, body, tasks = [], did = [] } of PLACE_ENTRIES) {
    const made = await entry(login, from, kind, { place }, body)
    for (const { what, owner, unit, due, done } of tasks) {
      const said = { what, owner: { name: owner }, ...(unit ? { unit } : {}), due, came: 'campaign' }
      const task = await entry(login, from, 'task', { entry: made.id }, said)
      if (done && done <= days.until)
        await endEntry(on(ctx, done), task.actor, task.id, { on: done, reason: '办好了', state: 'done' })
    }
    for (const { on: day, body: said } of did)
      await record(login, day, { kind: 'partner-support', about: { entry: made.id }, body: said })
  }
  for (const { login, place, kind, on: day, body, staff, roll: rolled } of PLACE_RECORDS) {
    const took = pupils.map((p) => ({ child: p.id, mark: roll.chance(0.95) ? 'present' : 'excused' }))
    const source = await record(login, day, {
      kind,
      about: { place },
      ...(staff ? { staff: staff.map((name) => ({ name })) } : {}),
      ...(rolled ? { took } : {}),
      body,
    })
    if (kind !== groupMeeting.kind || day > days.until) continue
    for (const { kind: opened, body: said } of groupMeeting.opens?.(body) ?? []) {
      const task = await entry(login, day, opened, { place }, { ...said, source })
      const due = String(said.due)
      if (due <= days.until && roll.chance(0.8))
        await endEntry(on(ctx, due), task.actor, task.id, { on: due, reason: '办好了', state: 'done' })
    }
  }
  await helped(
    pupils.filter(() => roll.chance(0.1)),
    { entry, record, until: days.until, pick: (of) => roll.pick(of) },
  )
  for (const [i, { title, why }] of COMMENDED.entries())
    await record('jiaodao', '2026-11-16', {
      kind: 'commendation',
      childIds: pupils.filter((_, k) => k % 31 === i).map((p) => p.id),
      body: { title, why, level: 'school', occasion: 'activity', by: CENTRAL.name },
    })
}

type Write = {
  entry: (login: string, from: string, kind: string, about: object, body: object) => Promise<unknown>
  record: (login: string, day: string, of: Record<string, unknown>) => Promise<unknown>
  until: string
  pick: <T>(of: readonly [T, ...T[]] | readonly T[]) => T
}

/** Families that live hard: registered by the township; most were seen before the winter, with what was registered as needed. */
const helped = async (pupils: readonly Pupil[], { entry, record, pick }: Write): Promise<void> => {
  for (const [i, { id }] of pupils.entries()) {
    await entry('zhen', '2026-09-15', 'hardship', { child: id }, pick(HARDSHIPS))
    if (i % 3 === 2) continue
    await record('zhen', '2026-11-12', {
      kind: 'condolence',
      childIds: [id],
      body: {
        occasion: 'half-year',
        visitors: '镇妇联、民政办',
        goods: [{ thing: '棉被', n: 1 }, ...(i % 2 === 0 ? [{ thing: '文具', n: 1 }] : [])],
        money: 20_000,
        from: 'public',
        heard: pick(['奶奶说冬天屋里冷', '孩子想和爸妈视频', '爷爷腿疼，上山不便']),
      },
    })
  }
}
