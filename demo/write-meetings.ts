import { addDays } from '../domain/kit/dates.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { inActorTx } from '../server/db/tx.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { leftBehindOf } from './left-behind.ts'
import { type Dice, dice } from './random.ts'
import { demoId, on } from './write-records.ts'

const TOPICS = ['冬季取暖和防溺水', '手机怎么管、作业谁来看', '爸妈怎么打电话、说什么', '上下学走哪条路、谁来接']
const AGREED = ['每周和爸妈视频一次\n晚上九点前睡觉', '手机周末用，一次一小时', '有事先打班主任电话']
/** Some teachers never write a meeting down. */
const WRITTEN = 0.8

/**
 * The guardians' meetings of the classes in the fourth week of term, with a roll of who came, and what was told afterwards to some of
 * those who did not; one parents' school of the whole school, without a roll, by the dean (or whoever `writes`). As in life, a few are missing.
 */
export const writeMeetings = async (
  ctx: Ctx,
  schoolCodes: readonly string[],
  teachers: ReadonlyMap<string, string>,
  seed: number,
  days: { first: string; until: string; writes?: string },
): Promise<void> => {
  const roll = dice(seed)
  const { classes, school } = await inActorTx(
    ctx.db,
    await operatorActor(ctx),
    async (tx) => {
      const tree = await tx.tree()
      const schools = schoolCodes.flatMap((code) => [...tree.values()].find((p) => p.code === code) ?? [])
      const found: { code: string; children: string[] }[] = []
      for (const { id } of schools)
        for (const [classId, of] of Map.groupBy(await leftBehindOf(tx, id, days.first), (c) => c.classId))
          found.push({ code: tree.get(classId)?.code ?? '', children: of.map((c) => c.id) })
      return { classes: found.sort((a, b) => (a.code < b.code ? -1 : 1)), school: schools[0]?.code ?? '' }
    },
    { readOnly: true },
  )
  let serial = 0
  const save = async (login: string, day: string, record: Record<string, unknown>) => {
    if (day > days.until) return
    await saveRecords(on(ctx, day), await actorByLogin(ctx, login), {
      records: [{ id: demoId(seed, day, ++serial), version: 1, happenedOn: day, ...record }],
    })
  }
  for (const { code, children } of classes) {
    const login = teachers.get(code)
    const written = roll.chance(WRITTEN)
    if (!login || !written) continue
    const day = addDays(days.first, roll.between(0, 4))
    const took = children.map((child) => ({ child, mark: markOf(roll) }))
    const meeting = demoId(seed, day, serial + 1)
    const body = { sort: 'guardians', topic: roll.pick(TOPICS), agreed: roll.pick(AGREED) }
    await save(login, day, { kind: 'meeting', about: { place: code }, took, body })
    for (const { child } of took.filter((t) => t.mark === 'absent' && roll.chance(0.5)))
      await save(login, addDays(day, roll.between(2, 6)), {
        kind: 'follow-up',
        childIds: [child],
        body: { meeting, how: roll.pick(['call', 'school', 'home']), told: '会上说的安全和作业，都说到了。' },
      })
  }
  for (const { code, children } of classes) {
    const login = teachers.get(code)
    if (!login || !roll.chance(0.7)) continue
    await save(login, addDays(days.first, roll.between(-8, 0)), {
      kind: 'letter',
      about: { place: code },
      took: children.map((child) => ({ child, mark: roll.pick(['receipt', 'receipt', 'sent', 'read-aloud']) })),
      body: { when: 'start', told: '作息、班主任电话、国庆放假安排' },
    })
    if (roll.chance(0.5))
      await save(login, addDays(days.first, roll.between(10, 40)), {
        kind: 'group-talk',
        about: { place: code },
        took: children.slice(0, 6).map((child) => ({ child, mark: 'present' })),
        body: { topic: '周末怎么过、想爸妈的时候做什么', heard: '想学骑车；想和爸妈视频久一点。' },
      })
  }
  await save(days.writes ?? 'jiaodao', addDays(days.first, 30), {
    kind: 'meeting',
    about: { place: school },
    staff: [{ name: '镇卫生院张医生' }],
    body: { sort: 'school', topic: '青春期怎么跟孩子说', speaker: '镇卫生院张医生' },
  })
}

const markOf = (roll: Dice): string => (roll.chance(0.7) ? 'signed' : roll.chance(0.4) ? 'thumb' : 'absent')
