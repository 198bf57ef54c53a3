import { afterAll, beforeAll, expect, it } from 'vitest'
import { dice } from '../../../demo/random.ts'
import { toDutyFacts } from '../../../domain/duties/duty-facts.ts'
import { evaluateFigure } from '../../../domain/figures/evaluate.ts'
import { type AidRow, type EntryRow, holdsAt, type PartRow, recordRows } from '../../../domain/figures/facts.ts'
import { figuresFor } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import type { FigureDefinition } from '../../../domain/figures/types.ts'
import type { Actor } from '../../../domain/roles.ts'
import { placeDuties } from '../../db/duties.ts'
import { childFactsIn, recordFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { KeptDuties } from '../../duties/db/kept-duties.ts'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { reverseMovement } from '../../ledger/commands/reverse-movement.ts'
import { saveMovements } from '../../ledger/commands/save-movements.ts'
import { getLedger } from '../../ledger/queries/ledger.ts'
import { placeTerm } from '../../places/queries/term-of-place.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { dutyQuestion, figuresAt, keptDuties } from '../queries/place-figures.ts'
import { figureRows } from './figure-rows.ts'
import { figureValue, figureValues, figureValuesBy } from './figure-values.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
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
  await aided()
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
})
afterAll(() => database.close())

const made: { id: string; classCode: string }[] = []

/** A fund of the school and one of the township, what was given of them, what teachers paid and lent; one turned back. */
const aided = async () => {
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
const followed = async (children: readonly string[], pick: <T>(list: readonly T[]) => T) => {
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

/** Every entry, as it stands. */
const entryFacts = (
  tx: Tx,
): Promise<(EntryRow & Record<'schoolId' | 'classId' | 'villageId' | 'placeId', number | null>)[]> =>
  tx.query(
    `select id as "entryId", subject_id as "subjectId", kind, state, sort, quantity, holder_account as "holder",
       (select min(coalesce(p.account_id::text, p.name)) from entry_part p where p.county_id = $1 and p.entry_id = entry.id and p.role = 'helper' and p.live) as helper,
       from_on as "fromOn", until_on as "untilOn", child_id as "childId", school_id as "schoolId", class_id as "classId", village_id as "villageId", place_id as "placeId"
     from entry where county_id = $1 and not del`,
    [county.id],
  )

/** Every leg up to a day, as it stands. */
const aidFacts = (
  tx: Tx,
  until: string,
): Promise<(AidRow & Record<'schoolId' | 'classId' | 'villageId' | 'placeId', number | null>)[]> =>
  tx.query(
    `select id as "legId", account_id as "accountId", child_id as "childId", sort, account_sort as "accountSort", on_date as "onDate",
       case when unit = 'fen' then abs(n) else 0 end as fen, case when unit <> 'fen' then 0 when account_sort = 'advance' then -n else n end as net,
       school_id as "schoolId", class_id as "classId", village_id as "villageId", place_id as "placeId"
     from ledger_leg where county_id = $1 and live and on_date <= $2`,
    [county.id, until],
  )

/** Every part of the term, as it stands. */
const partFacts = (
  tx: Tx,
): Promise<(PartRow & Record<'schoolId' | 'classId' | 'villageId' | 'placeId', number | null>)[]> =>
  tx.query(
    `select record_id as "recordId", kind, happened_on as "happenedOn", role, subject_kind as "subjectKind", subject_id as "subjectId", child_id as "childId", mark, left(happened_on, 7) as month,
       (select sort from entry e where e.county_id = $1 and e.id = case when subject_kind = 'entry' then subject_id::uuid end) as "entrySort",
       school_id as "schoolId", class_id as "classId", village_id as "villageId", place_id as "placeId"
     from record_part where county_id = $1 and live and role <> 'staff'`,
    [county.id],
  )

it.each(['S1', 'C31', 'V1', 'T', 'COUNTY'])(
  'SQL and JavaScript agree on every figure of %s, and the rows are as many as the number says',
  async (code) => {
    // The shards are asked at a class and at a township: elsewhere other places stand in the same statements.
    if (database.engine === 'citus' && code !== 'C31' && code !== 'T') return
    await inActorTx(county.ctx.db, county.operator, async (tx) => {
      const at = await placeTerm(
        tx,
        { place: code === 'COUNTY' ? county.code : code, term: '2026-autumn' },
        'figure.read',
      )
      const duties = await placeDuties(tx, at.place, at.term.id, at.range.cutoff)
      const spans = await childFactsIn(tx, at.place, at.range.from, at.range.cutoff)
      const within = (x: { schoolId: number | null; classId: number | null; villageId: number | null }) =>
        at.place.kind === 'township' ||
        at.place.kind === 'county' ||
        x.schoolId === at.place.id ||
        x.classId === at.place.id ||
        x.villageId === at.place.id
      const facts = {
        children: [...spans.values()].flat().filter((s) => holdsAt(s, at.range.cutoff) && within(s)),
        records: recordRows(await recordFactsOf(tx, [...spans.keys()], at.range.from, at.range.to), spans).filter(
          within,
        ),
        parts: (await partFacts(tx)).filter((p) => within(p) || p.placeId === at.place.id),
        entries: (await entryFacts(tx)).filter((e) => within(e) || e.placeId === at.place.id),
        // What is lent carries no school: a township does not count it.
        aid: (await aidFacts(tx, at.range.cutoff)).filter(
          (g) =>
            g.placeId === at.place.id ||
            (at.place.kind === 'township' ? g.schoolId !== null || g.villageId !== null : within(g)),
        ),
        duties: duties.map((d) => toDutyFacts(d, at.range.cutoff)),
      }
      // Counted from the rows of duties as from the engine's own answers.
      const rows = await keptDuties(tx, dutyQuestion(at))
      expect(rows).toHaveProperty('rows')
      for (const kept of [rows, { facts: facts.duties }])
        for (const figure of figuresFor(readingAt(at.place.kind))) {
          const sql = await figureValue(tx, figure, at.place, kept, at.range)
          expect([figure.id, sql]).toEqual([figure.id, evaluateFigure(figure, facts, at.range)])
          expect([
            figure.id,
            (await figureRows(tx, figure, at.place, kept, at.range, { after: '', limit: 500 })).length,
          ]).toEqual([figure.id, sql.rows])
        }
    })
  },
)

const atSchool = <T>(
  work: (tx: Tx, at: Awaited<ReturnType<typeof placeTerm>>, duties: KeptDuties) => Promise<T>,
): Promise<T> =>
  inActorTx(county.ctx.db, county.operator, async (tx) => {
    const at = await placeTerm(tx, { place: 'S1', term: '2026-autumn' }, 'figure.read')
    return work(tx, at, await keptDuties(tx, dutyQuestion(at)))
  })

it('meetings are counted where they were held and above, families where they are', async () => {
  const of = (code: string) =>
    inActorTx(county.ctx.db, county.operator, async (tx) => {
      const at = await placeTerm(tx, { place: code, term: '2026-autumn' }, 'figure.read')
      const ids = ['meetings.held', 'meetings.attendance', 'meetings.absent']
      const figures = figuresFor(readingAt(at.place.kind)).filter((f) => ids.includes(f.id))
      const values = await figureValues(tx, figures, { place: at.place, duties: null, range: at.range })
      return ids.map((id) => values.get(id)?.value ?? null)
    })
  const [inC31, inC32, inD31] = ['C31', 'C32', 'D31'].map((code) => made.filter((c) => c.classCode === code).length)
  const school = await of('S1')
  expect([school[0], (school[1] ?? 0) + (school[2] ?? 0)]).toEqual([2, (inC31 ?? 0) + (inC32 ?? 0)])
  expect((await of('V1'))[0]).toBe(1)
  const town = await of('T')
  expect([town[0], (town[1] ?? 0) + (town[2] ?? 0)]).toEqual([5, (inC31 ?? 0) + (inC32 ?? 0) + (inD31 ?? 0)])
  expect((await of('C32'))[0]).toBe(0)
})

it('a register counts what is alive, what began and what ended in the term', async () => {
  const of = (code: string, ids: readonly string[]) =>
    inActorTx(county.ctx.db, county.operator, async (tx) => {
      const at = await placeTerm(tx, { place: code, term: '2026-autumn' }, 'figure.read')
      const figures = figuresFor(readingAt(at.place.kind)).filter((f) => ids.includes(f.id))
      const values = await figureValues(tx, figures, { place: at.place, duties: null, range: at.range })
      return ids.map((id) => values.get(id)?.value ?? null)
    })
  const [alive, , ended] = await of('T', ['promise.open', 'promise.new', 'promise.ended'])
  expect([alive, ended]).toEqual([4, 5])
  expect(await of('V1', ['home.open', 'home.new', 'home.ended'])).toEqual([1, 1, 0])
  expect(await of('S1', ['home.open'])).toEqual([0])
})

it('all figures of a list are one statement, whatever their number', async () => {
  const texts: string[] = []
  await atSchool(async (tx, at, duties) => {
    const watched: Tx = {
      ...tx,
      query: (text, values) => {
        texts.push(text)
        return tx.query(text, values)
      },
    }
    await figureValues(watched, figuresFor('education'), { place: at.place, duties, range: at.range })
    expect(texts).toHaveLength(6)
    texts.length = 0
    await figuresAt(watched, at, duties)
    // Six lists, enrolment in up to four, what compares two moments in four, what a class or a school lacks, and what was written.
    expect(texts.length).toBeLessThanOrEqual(17)
  })
})

it('a column parts the numbers, and the parts make the whole; a sum adds a column of the rows behind it', async () => {
  await atSchool(async (tx, at, duties) => {
    const ground = { place: at.place, duties, range: at.range }
    const rows = figuresFor('education').filter((f) => f.facts === 'records' && f.measure.of === 'rows')
    const whole = await figureValues(tx, rows, ground)
    const parts = await figureValuesBy(tx, rows, ground, 'month')
    expect([...parts.keys()].sort()).toEqual(['2026-09', '2026-10', '2026-11'])
    for (const { id } of rows)
      expect([...parts.values()].reduce((n, of) => n + (of.get(id)?.value ?? 0), 0)).toBe(whole.get(id)?.value)
    const many = figuresFor('education').filter((f) => f.measure.of === 'distinct-many')
    const byClass = await figureValuesBy(tx, many, ground, 'classId')
    const all = await figureValues(tx, many, ground)
    for (const { id } of many)
      expect([...byClass.values()].reduce((n, of) => n + (of.get(id)?.value ?? 0), 0)).toBe(all.get(id)?.value)
    const days: FigureDefinition = {
      id: 'days',
      unit: '天',
      title: '晚录天数',
      definition: '各条记录晚录的天数之和。',
      facts: 'records',
      filter: { all: [] },
      measure: { of: 'sum', column: 'lateDays' },
    }
    const sum = await figureValue(tx, days, at.place, duties, at.range)
    const spans = await childFactsIn(tx, at.place, at.range.from, at.range.cutoff)
    const records = recordRows(await recordFactsOf(tx, [...spans.keys()], at.range.from, at.range.to), spans)
    const here = records.filter((r) => r.schoolId === at.place.id)
    expect(sum).toEqual(
      evaluateFigure(days, { children: [], records: here, parts: [], entries: [], aid: [], duties: [] }, at.range),
    )
    expect(sum.value).toBeGreaterThan(sum.rows)
    expect(await figureRows(tx, days, at.place, duties, at.range, { after: '', limit: 500 })).toHaveLength(sum.rows)
  })
})

it('what was promised to a day and has fallen due is kept, broken or not known, and the parts make the whole', async () => {
  const ids = ['due', 'kept', 'broken', 'unknown'].map((name) => `promises.${name}`)
  const found = await inActorTx(county.ctx.db, county.operator, async (tx) => {
    const at = await placeTerm(tx, { place: 'T', term: '2026-autumn' }, 'figure.read')
    const duties = await keptDuties(tx, dutyQuestion(at))
    const figures = figuresFor('state').filter((f) => ids.includes(f.id))
    const values = await figureValues(tx, figures, { place: at.place, duties, range: at.range })
    return ids.map((id) => values.get(id)?.value ?? null)
  })
  const [due = null, kept, broken, unknown] = found
  expect([kept, broken]).toEqual([3, 1])
  expect(due).toBe(4 + (unknown ?? 0))
})

it('aid is counted in yuan without a lost fen: what came, what went, what is left, owed, lent', async () => {
  const found = await inActorTx(county.ctx.db, county.operator, async (tx) => {
    const of = async (place: string) => {
      const at = await placeTerm(tx, { place, term: '2026-autumn' }, 'figure.read')
      const figures = figuresFor(readingAt(at.place.kind)).filter((f) => /^(aid|advances|loans)\./.test(f.id))
      const values = await figureValues(tx, figures, { place: at.place, duties: null, range: at.range })
      return Object.fromEntries([...values.values()].map((v) => [v.id, v.value]))
    }
    return [await of('T'), await of('S1'), await of('C31')]
  })
  const [town, school, own] = found
  expect(town).toMatchObject({ 'aid.received': 710.17, 'aid.given': 56.07, 'aid.balance': 987.43, 'aid.children': 2 })
  expect(school).toMatchObject({ 'aid.received': 10.1, 'aid.given': 36.01, 'aid.balance': 307.42 })
  // Before the term stood 333.33: what was left, and what came, less what went.
  expect(school).toMatchObject({ 'advances.sum': 46, 'advances.repaid': 36.01, 'advances.open': 9.99 })
  expect(own).toMatchObject({
    'advances.sum': 46,
    'loans.times': 2,
    'loans.repaid': 1,
    'loans.open': 1,
    'aid.balance': 0,
  })
})
