import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../domain/calendar/defaults.ts'
import { dutiesOf, planPeriods } from '../domain/duties/engine.ts'
import type { RecordFacts } from '../domain/records/record-facts.ts'
import type { ChildFacts } from '../domain/registers/child-facts.ts'
import { say, TERM, TODAY } from './ground.ts'
import { median } from './measure.ts'

const child = (n: number): ChildFacts => ({
  childId: `0199aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`,
  fromOn: '2026-08-25',
  untilOn: null,
  status: 'enrolled',
  inReason: null,
  outReason: null,
  schoolId: 1,
  classId: 10 + (n % 6),
  villageId: 2,
  grade: 3,
  householdId: `0199bbbb-0000-7000-8000-${String(n).padStart(12, '0')}`,
  sex: 'female',
  birth: '2017-03-06',
  boarder: false,
  hukou: 'rural',
  fatherState: 'away',
  fatherPlace: '广东东莞',
  fatherSince: '2024-02',
  fatherIncapable: null,
  motherState: n % 3 ? 'away' : 'home',
  motherPlace: null,
  motherSince: n % 2 ? '2025-02' : null,
  motherIncapable: null,
  careKind: 'grandparents',
  careRelation: 'grandmother',
})

/** `n` records over the term, every fifth a visit. */
const recordsOf = (facts: ChildFacts, n: number): RecordFacts[] =>
  Array.from({ length: n }, (_, i) => {
    const day = `2026-${['09', '10', '11'][i % 3]}-${String(((i * 7) % 20) + 1).padStart(2, '0')}`
    return {
      recordId: `0199cccc-${String(i).padStart(4, '0')}-7000-8000-${facts.childId.slice(-12)}`,
      childId: facts.childId,
      kind: i % 5 === 0 ? 'home-visit' : 'talk',
      happenedOn: day,
      receivedOn: day,
      authorId: 'a',
      schoolId: 1,
      classId: facts.classId,
      villageId: 2,
      householdId: facts.householdId,
      reached: true,
    }
  })

/** 300 children × every rule about a child, as a school has them (8 records a child) and with far more. */
export const engine = () => {
  const calendar = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
  const term = calendar.terms.find((t) => t.id === TERM)
  if (!term) throw new Error('no term')
  for (const each of [8, 20]) {
    const children = Array.from({ length: 300 }, (_, n) => child(n)).map((facts) => ({
      facts,
      records: recordsOf(facts, each),
    }))
    const times = Array.from({ length: 15 }, () => {
      const from = performance.now()
      const planned = planPeriods(calendar, term)
      let n = 0
      for (const { facts, records } of children)
        n += dutiesOf(facts.childId, { facts: [facts], records, waivers: [] }, planned, TODAY).length
      if (n !== 300 * planned.reduce((sum, p) => sum + p.periods.length, 0)) throw new Error('duties are missing')
      return performance.now() - from
    })
    const rules = planPeriods(calendar, term)
    const periods = rules.reduce((sum, p) => sum + p.periods.length, 0)
    say(
      `值守：300名孩子×${rules.length}条规则（${periods}期），每人${each}条记录（毫秒）`,
      `第一次 ${times[0]?.toFixed(1)}，中位 ${median(times).toFixed(1)}`,
    )
  }
}
