import { expect } from 'vitest'
import { dice } from '../../demo/random.ts'
import type { Actor } from '../../domain/roles.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { reverseMovement } from '../ledger/commands/reverse-movement.ts'
import { saveMovements } from '../ledger/commands/save-movements.ts'
import { getLedger } from '../ledger/queries/ledger.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { makeChild, type TestCounty } from './factory.ts'
import { hired } from './hired.ts'

export type FiguredChild = { id: string; classCode: string }

/** A county in which every list that figures count has rows that differ: children, talks and visits, meetings, registers, aid, plans. */
export const figuredCounty = async (county: TestCounty): Promise<FiguredChild[]> => {
  const made: FiguredChild[] = []
  const roll = dice(11)
  const pick = <T>(list: readonly T[]) => roll.pick(list)
  for (let i = 0; i < 24; i++) {
    const classCode = pick(['C31', 'C32', 'D31'])
    const id = await makeChild(county, classCode, `孩子${i}`, {
      sex: pick(['male', 'female'] as const),
      birth: pick(['2010-01-01', '2016-02-29', null]),
      hukou: pick(['rural', 'urban', 'unknown'] as const),
      boarder: pick([true, false, null]),
      fatherState: pick(['home', 'away', 'away', 'dead', 'unknown'] as const),
      fatherSince: pick(['2026-10', '2026-08-24', '2020', null]),
      motherState: pick(['home', 'away', 'lost'] as const),
      motherSince: pick(['2026-08-25', '2025', null]),
      fatherIncapable: pick([true, false, null]),
      motherIncapable: pick([true, null]),
      carerRelation: pick(['grandmother', 'aunt', 'teacher', 'mother', null] as const),
    })
    const teacher = county.actor('head-teacher', classCode)
    const records = Array.from({ length: roll.between(0, 4) }, () => ({
      id: newId(county.now),
      kind: pick(['talk', 'home-visit']),
      version: 1,
      childIds: [id],
      happenedOn: pick(['2026-09-10', '2026-10-12', '2026-11-02', '2026-11-20']),
    }))
    await saveRecords(county.ctx, teacher, {
      records: records.map((r) => ({
        ...r,
        body:
          r.kind === 'talk'
            ? { topics: ['study'], finding: 'well' }
            : { met: [pick(['grandmother', 'nobody'])], way: 'door' },
      })),
    })
    made.push({ id, classCode })
  }
  const held = (code: string, at: string, called: readonly string[]) => ({
    id: newId(county.now),
    kind: 'meeting',
    version: 1,
    about: { place: code },
    took: called.map((child) => ({ child, mark: pick(['signed', 'thumb', 'absent']) })),
    happenedOn: at,
    body: { sort: 'guardians', topic: '冬季安全' },
  })
  const inSchool = made.filter((c) => c.classCode !== 'D31').map((c) => c.id)
  const { verdicts } = await saveRecords(county.ctx, county.operator, {
    records: [
      held('S1', '2026-10-12', inSchool),
      held('C31', '2026-11-02', inSchool.slice(0, 0)),
      held(
        'D31',
        '2026-11-02',
        made.filter((c) => c.classCode === 'D31').map((c) => c.id),
      ),
      held('V1', '2026-11-02', []),
      held('T', '2026-11-20', []),
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(verdicts.map(() => 'accepted'))
  await aided(county, made)
  const entries = [
    ...made.slice(0, 9).map(({ id }, i) => ({
      id: newId(county.now),
      kind: 'promise',
      version: 1,
      about: { child: id },
      from: pick(['2026-03-01', '2026-09-10', '2026-10-12']),
      until: i % 4 === 0 ? '2026-10-20' : null,
      body: { who: 'mother', what: 'call', by: '2026-11-01' },
    })),
    ...made.slice(0, 6).map(({ id }, i) => ({
      id: newId(county.now),
      kind: 'pairing',
      version: 2,
      about: { child: id },
      from: pick(['2026-09-01', '2026-09-10', '2026-10-12']),
      body: {
        sort: pick(['teacher', 'agent-mother', 'volunteer']),
        helper: { name: '何静' },
        rhythm: pick(['week', 'month', 'term']),
        consent: i % 3 === 0 ? 'not-yet' : 'written',
        ...(i % 2 ? { checkedOn: '2026-09-01' } : {}),
      },
    })),
    {
      id: newId(county.now),
      kind: 'home',
      version: 1,
      about: { place: 'V1' },
      from: '2026-09-10',
      body: { name: '河湾儿童之家', days: ['6'], hours: '9点到11点', keeper: '向兰' },
    },
  ]
  const kept = await saveEntries(county.ctx, county.operator, { entries })
  expect(kept.verdicts.map((v) => v.verdict)).toEqual(entries.map(() => 'accepted'))
  await followed(
    county,
    made.slice(0, 8).map((c) => c.id),
    pick,
  )
  for (const { id } of entries.slice(0, 3))
    await endEntry(county.ctx, county.operator, id, { on: '2026-11-10', reason: '兑现了', state: 'kept' })
  for (const [i, state] of ['broken', 'unknown'].entries())
    await endEntry(county.ctx, county.operator, entries[3 + i]?.id ?? '', {
      on: '2026-11-02',
      reason: '问过孩子',
      state,
    })
  return made
}

/** A fund of the school and one of the township, what was given of them, what teachers paid and lent; one turned back. */
const aided = async (county: TestCounty, made: readonly FiguredChild[]) => {
  const teacher = await hired(county, 'head-teacher', 'C31', '张老师')
  const [first = '', second = ''] = made.filter((c) => c.classCode === 'C31').map((c) => c.id)
  const fund = { S1: newId(county.now), T: newId(county.now) }
  for (const [place, id] of Object.entries(fund)) {
    const body = { name: '助学金', purpose: '学费' }
    const entry = { id, kind: 'fund', version: 1, about: { place }, from: '2026-02-01', body }
    await saveEntries(county.ctx, county.operator, { entries: [entry] })
  }
  const book = async (actor: Actor, on: string, movement: Record<string, unknown>) => {
    const id = newId(county.now)
    const sent = { id, on, purpose: '一笔', ...movement }
    const { verdicts } = await saveMovements(county.ctx, actor, { movements: [sent] })
    expect(verdicts[0]).toMatchObject({ verdict: 'accepted', message: null })
    return id
  }
  const head = county.actor('principal', 'S1')
  const office = county.actor('township-officer', 'T')
  const came = { sort: 'receive', origin: 'public' }
  await book(head, '2026-03-01', { ...came, place: 'S1', into: { fund: fund.S1 }, n: 33_333 })
  await book(head, '2026-10-12', { ...came, place: 'S1', into: { fund: fund.S1 }, n: 1_010 })
  await book(office, '2026-10-12', { ...came, place: 'T', into: { fund: fund.T }, n: 70_007 })
  await book(office, '2026-10-13', {
    sort: 'give',
    place: 'T',
    from: { fund: fund.T },
    n: 1_003,
    children: [first, second],
    use: 'study',
  })
  const advance = await book(teacher, '2026-10-20', { sort: 'advance', n: 3_601, use: 'health' })
  await book(teacher, '2026-11-20', { sort: 'advance', n: 999, use: 'festival' })
  const { accounts } = await getLedger(county.ctx, head, { limit: 1 })
  const owed = accounts.find((a) => a.sort === 'advance' && a.balance === -3_601)
  expect(advance).not.toBe('')
  await book(head, '2026-11-02', { sort: 'repay', advance: owed?.id, fund: fund.S1, n: 3_601 })
  const loan = await book(teacher, '2026-10-12', { sort: 'lend', child: first, n: 500 })
  await book(teacher, '2026-11-12', { sort: 'lend', child: second, n: 2, things: '张饭票' })
  const wrong = await book(teacher, '2026-11-12', { sort: 'lend', child: first, n: 77 })
  await reverseMovement(county.ctx, teacher, wrong, { id: newId(county.now), reason: '点错了' })
  const lent = (await getLedger(county.ctx, teacher, { limit: 50 })).accounts.find((a) => a.openedOn === '2026-10-12')
  await book(teacher, '2026-10-19', { sort: 'return', loan: lent?.id })
  expect(loan).not.toBe('')
}

/** Key children, plans whose stages were looked at or not, buddies: duties that what a record says tells apart. */
const followed = async (county: TestCounty, children: readonly string[], pick: <T>(list: readonly T[]) => T) => {
  const from = '2026-09-10'
  const entries = children.flatMap((child, i) => {
    const made = { version: 1, about: { child }, from }
    const who = { name: '苏雅' }
    const stage = (due: string) => ({ content: '口诀', measure: '一对一', shows: '对24题', due })
    return [
      {
        ...made,
        id: newId(county.now),
        kind: 'key-child',
        body: { main: pick(['study', 'low']), decidedBy: who, helper: who },
      },
      ...(i % 2
        ? [
            {
              ...made,
              id: newId(county.now),
              kind: 'plan',
              body: {
                goal: '补数学',
                subject: 'maths',
                teacher: who,
                stages: [stage('2026-10-12'), stage('2026-11-10')],
              },
            },
          ]
        : []),
      {
        ...made,
        id: newId(county.now),
        kind: 'buddy',
        body: { mates: [children[(i + 1) % children.length]], does: ['play'], wish: 'chosen', teacher: who },
      },
    ]
  })
  const saved = await saveEntries(county.ctx, county.operator, { entries })
  expect(saved.verdicts.map((v) => v.verdict)).toEqual(entries.map(() => 'accepted'))
  const looks = entries.flatMap(({ id, kind }) =>
    kind === 'plan' && pick([true, true, false])
      ? [1, 2].map((stage) => ({
          id: newId(county.now),
          kind: 'plan-check',
          version: 1,
          about: { entry: id },
          happenedOn: pick(['2026-10-12', '2026-11-10']),
          body: { stage, result: pick(['reached', 'partly', 'not']), shows: '对9题', next: pick(['on', 'measure']) },
        }))
      : [],
  )
  const looked = await saveRecords(county.ctx, county.operator, { records: looks })
  expect(looked.verdicts.map((v) => v.verdict)).toEqual(looks.map(() => 'accepted'))
  for (const [i, { id }] of entries.filter((e) => e.kind !== 'plan').entries())
    if (i % 5 === 0) await endEntry(county.ctx, county.operator, id, { on: '2026-11-15', reason: '稳定了' })
}
