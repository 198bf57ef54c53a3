import { addDays } from '../domain/kit/dates.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { endEntry } from '../server/entries/commands/end-entry.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { demoId, on } from './write-records.ts'

type Case = { after: number; body: Record<string, unknown>; end?: { after: number; state: string; reason: string } }

const CLOSED = { state: 'closed', reason: '有了结果，本人知道' }

/** What came in at the village's station in an autumn: most of it answered and closed, one late, one still in hand. */
const CASES: readonly Case[] = [
  {
    after: 6,
    body: {
      sort: 'mind',
      applicant: 'carer',
      what: '孩子晚上不睡，问了不说话',
      handling: '去家里坐了一个晚上，孩子愿意说',
      referral: 'clinic',
      referredTo: '县里的心理热线',
      result: '打过三次电话，睡得好些了',
    },
    end: { after: 13, ...CLOSED },
  },
  {
    after: 15,
    body: {
      sort: 'aid',
      applicant: 'carer',
      what: '老人看病，孩子没人接送',
      handling: '和邻居排了接送',
      referral: 'none',
      result: '三个星期有人接送，老人已经回来',
    },
    end: { after: 9, ...CLOSED },
  },
  {
    after: 27,
    body: {
      sort: 'law',
      applicant: 'relative',
      what: '外出的父亲不给抚养费',
      handling: '讲了可以怎么申请',
      referral: 'law',
    },
    end: { after: 11, state: 'referred', reason: '转给了该管的部门' },
  },
  {
    after: 40,
    body: {
      sort: 'mind',
      applicant: 'teacher',
      what: '上课总走神，像有心事',
      handling: '和孩子、奶奶各谈了一次',
      referral: 'none',
      result: '和爸爸约好每周视频',
    },
    end: { after: 18, ...CLOSED },
  },
  { after: 66, body: { sort: 'mind', applicant: 'child', what: '想爸妈，不知道和谁说', handling: '约了每周来坐一次' } },
]

/** Two stations: a village's with its keeper and what came in there, and the township's. */
export const writeRights = async (
  ctx: Ctx,
  logins: { village: string; keeper: string; township: string },
  places: { village: string; township: string },
  { seed, from, until }: { seed: number; from: string; until: string },
): Promise<void> => {
  const keeper = await actorByLogin(ctx, logins.keeper)
  const put = async (login: string, day: string, entry: Record<string, unknown>, writtenOn = day) =>
    saveEntries(on(ctx, writtenOn), await actorByLogin(ctx, login), { entries: [{ ...entry, version: 1, from: day }] })
  const id = demoId(seed, from, 1)
  await put(logins.village, from, {
    id,
    kind: 'station',
    about: { place: places.village },
    body: {
      name: '河湾村维权站',
      keeper: { account: keeper.accountId, name: keeper.name },
      phone: '0800-555-0171',
      address: '村委会一楼',
      hours: '工作日上午',
      does: ['mind', 'law', 'aid', 'infringement'],
    },
  })
  await put(logins.township, from, {
    id: demoId(seed, from, 2),
    kind: 'station',
    about: { place: places.township },
    body: { name: '青石镇维权站', keeper: { name: '付秀' }, phone: '0800-555-0172', address: '镇政府二楼' },
  })
  for (const [i, { after, body, end }] of CASES.entries()) {
    const day = addDays(from, after)
    if (day > until) continue
    const own = demoId(seed + 1, day, i)
    // Answered on the next day; one a week late.
    const answeredOn = addDays(day, i === 3 ? 7 : 1)
    const answered = answeredOn <= until ? { answeredOn } : {}
    const written = end ? addDays(day, end.after) : day
    const entry = { id: own, kind: 'rights-case', about: { entry: id }, body: { ...body, ...answered } }
    // Written down once it was answered.
    await put(logins.keeper, day, entry, answered.answeredOn ?? day)
    if (end && written <= until)
      await endEntry(on(ctx, written), await actorByLogin(ctx, logins.keeper), own, {
        on: written,
        reason: end.reason,
        state: end.state,
      })
  }
}
