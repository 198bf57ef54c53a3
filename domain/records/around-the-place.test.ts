import { describe, expect, it } from 'vitest'
import { entryKind } from '../entries/list.ts'
import type { RecordKind } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { activity } from './activity.ts'
import { commendation, commendedAs } from './commendation.ts'
import { condolence } from './condolence.ts'
import { givenMoney } from './given-money.ts'
import { groupMeeting } from './group-meeting.ts'
import { lesson } from './lesson.ts'
import { partnerSupport } from './partner-support.ts'
import { publicity } from './publicity.ts'
import { surroundingsCheck } from './surroundings-check.ts'

const problems = (kind: RecordKind, body: Record<string, unknown>) =>
  validateRecord(kind, { happenedOn: '2026-10-12', body, staff: [{ name: '岳长根' }] }, { today: '2026-10-13' }).map(
    (p) => [p.field, p.code],
  )
const nobody = { staff: [], took: [] }
const ID = '0198c000-0000-7000-8000-000000000001'

describe('group-meeting (S1.1, S2B.6)', () => {
  const said = { sort: 'group', topics: '期中家访怎么排\n谁值班' }
  const decision = { what: '排出期中家访表', owner: { name: '贺立新' }, due: '2026-10-20' }
  it('what was decided becomes a task that its register takes', () => {
    expect(problems(groupMeeting, { ...said, decisions: [decision] })).toEqual([])
    expect(groupMeeting.line({ ...said, decisions: [decision] })).toBe('领导小组会：期中家访怎么排，定了1件事')
    const [opened, ...rest] = groupMeeting.opens?.({ ...said, decisions: [decision] }) ?? []
    expect(rest).toEqual([])
    expect(opened).toEqual({ kind: 'task', body: { ...decision, came: 'group' } })
    const task = entryKind('task')
    expect(
      task &&
        validateEntry(task, { from: '2026-10-12', until: null, body: opened?.body ?? {} }, { today: '2026-10-13' }),
    ).toEqual([])
  })
  it('a decision without somebody or a day is not one', () => {
    expect(problems(groupMeeting, { ...said, decisions: [{ what: '排表' }] })[0]?.[0]).toBe('decisions')
    expect(problems(groupMeeting, { sort: 'group' })).toEqual([['topics', 'missing']])
    expect(groupMeeting.columns?.({ ...said, decisions: [decision] }, nobody)).toEqual({ sort: 'group', quantity: 1 })
  })
})

it('lesson (S1.2–1.6): on what and by whom', () => {
  expect(problems(lesson, { sort: 'drowning' })).toEqual([['by', 'missing']])
  const said = { sort: 'drowning', by: '派出所李警官', topic: '不到水边玩', minutes: 40 }
  expect(problems(lesson, said)).toEqual([])
  expect(lesson.line(said)).toBe('防溺水：不到水边玩，派出所李警官讲')
  expect(lesson.took?.all).toBe(true)
})

it('activity (S2B.16, S4.6): grown-ups and money stand in columns', () => {
  const said = {
    theme: '画我的家乡',
    occasion: 'local',
    organiser: '镇妇联',
    guardians: 20,
    volunteers: 5,
    cost: 30_050,
  }
  expect(problems(activity, said)).toEqual([])
  expect(activity.line(said)).toBe('本地节日：画我的家乡，镇妇联办')
  expect(activity.columns?.(said, nobody)).toEqual({ sort: 'local', quantity: 25, fen: 30_050 })
  expect(problems(activity, { theme: '演出' })).toEqual([
    ['occasion', 'missing'],
    ['organiser', 'missing'],
  ])
})

it('surroundings-check (S2B.18): never more put right than found', () => {
  expect(problems(surroundingsCheck, { found: 3, fixed: 2 })).toEqual([])
  expect(problems(surroundingsCheck, { found: 1, fixed: 2 })).toEqual([['fixed', 'not-understood']])
  expect(surroundingsCheck.line({ found: 3, fixed: 2 })).toBe('发现3处，整改2处')
  expect(surroundingsCheck.line({ found: 0, fixed: 0 })).toBe('没有发现问题')
  expect(surroundingsCheck.columns?.({ found: 3, fixed: 2 }, nobody)).toEqual({
    sort: 'left',
    quantity: 3,
    settled: 2,
  })
})

describe('publicity (S2B.19): refused until privacy was looked at, and consents are named where a child can be told', () => {
  const said = { channel: 'tv', title: '红树镇孩子的周末', shows: 'unknown' }
  const checked = { ...said, checkedBy: { name: '戴兰' } }
  it('nobody looked: not taken', () => {
    expect(problems(publicity, said)).toEqual([['checkedBy', 'missing']])
    expect(problems(publicity, checked)).toEqual([])
  })
  it('a child can be told by it: the consents used, none twice', () => {
    expect(problems(publicity, { ...checked, shows: 'children' })).toEqual([['consents', 'missing']])
    expect(problems(publicity, { ...checked, shows: 'children', consents: [ID] })).toEqual([])
    expect(problems(publicity, { ...checked, shows: 'children', consents: [ID, ID] })).toEqual([
      ['consents', 'not-understood'],
    ])
    expect(publicity.line(checked)).toBe('电视：红树镇孩子的周末，戴兰看过')
  })
})

describe('commendation (S2A.18): a title that anybody may read', () => {
  const said = { title: 'progress', level: 'school' }
  it('neutral titles alone', () => {
    expect(problems(commendation, said)).toEqual([])
    expect(problems(commendation, { ...said, title: 'own' })).toEqual([['own', 'missing']])
    expect(problems(commendation, { ...said, title: 'own', own: '优秀留守儿童' })).toEqual([['own', 'not-understood']])
    expect(problems(commendation, { ...said, why: '家里困难还坚持' })).toEqual([['why', 'not-understood']])
    expect(commendedAs({ ...said, title: 'own', own: '护绿小卫士' })).toBe('护绿小卫士')
    expect(commendation.line({ ...said, why: '每天帮同桌讲题' })).toBe('进步少年，学校，每天帮同桌讲题')
  })
})

it('condolence (S2B.14, S4.6): goods and money per child, each thing with the need that it meets', () => {
  const said = {
    occasion: 'half-year',
    visitors: '镇妇联',
    goods: [{ thing: '棉被', n: 2, need: ID }, { thing: '文具' }],
    money: 20_000,
    from: 'public',
  }
  expect(problems(condolence, said)).toEqual([])
  // Whose money it was decides whether a fund pays it; where nobody said, it waits for the ledger and is asked about there.
  const { from: _from, ...unsaid } = said
  expect(problems(condolence, unsaid)).toEqual([])
  expect([said, unsaid, { ...said, from: 'own' }].map((body) => givenMoney(condolence, body))).toEqual([
    20_000,
    20_000,
    null,
  ])
  expect(condolence.line(said)).toBe('半年一次的慰问，镇妇联，棉被、文具，每人200元')
  expect(condolence.columns?.(said, nobody)).toEqual({ sort: 'half-year', quantity: 3, settled: 2, fen: 20_000 })
  expect(problems(condolence, { occasion: 'half-year' })).toEqual([['visitors', 'missing']])
})

it('partner-support (S4.4): what a partner did on a day, one kind of help a record', () => {
  expect(problems(partnerSupport, { did: 'goods' })).toEqual([['what', 'missing']])
  const said = { did: 'goods', what: '送来60套棉被', children: 60 }
  expect(problems(partnerSupport, said)).toEqual([])
  expect(partnerSupport.line(said)).toBe('给东西：送来60套棉被')
  expect(partnerSupport.columns?.(said, nobody)).toEqual({ sort: 'goods' })
})
