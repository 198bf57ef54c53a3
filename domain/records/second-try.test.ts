import { expect, it } from 'vitest'
import { termHomeVisits } from '../duties/term-home-visits.ts'
import { recordRows } from '../figures/facts.ts'
import { facts } from '../registers/testing/facts.ts'
import type { RecordFacts } from './record-facts.ts'
import { isSecondTry } from './second-try.ts'

const visit = (happenedOn: string, more: Partial<RecordFacts> = {}): RecordFacts => ({
  recordId: `r ${happenedOn} ${more.kind ?? ''}`,
  childId: 'a',
  kind: 'home-visit',
  happenedOn,
  receivedOn: happenedOn,
  authorId: 'w',
  schoolId: 2,
  classId: 1,
  villageId: 3,
  householdId: 'h',
  reached: false,
  ...more,
})
const first = visit('2026-09-08')
const again = visit('2026-11-03')

it('nobody twice, on two days and for the same kind of record', () => {
  expect(isSecondTry(again, [first])).toBe(true)
  expect(isSecondTry(first, [again])).toBe(false)
  expect(isSecondTry(again, [visit('2026-11-03')])).toBe(false)
  expect(isSecondTry(again, [visit('2026-09-08', { reached: true })])).toBe(false)
  expect(isSecondTry(again, [visit('2026-09-08', { kind: 'talk' })])).toBe(false)
  expect(isSecondTry({ ...again, reached: true }, [first])).toBe(false)
})

it('of two rounds: held in the term, and the second round is not answered by the first one’s try', () => {
  const rows = recordRows([first, again], new Map([['a', [facts({})]]]))
  expect(rows.map((r) => [r.happenedOn, r.counts])).toEqual([
    ['2026-09-08', false],
    ['2026-11-03', true],
  ])
  expect(termHomeVisits.evidence.meets(again, [])).toBe(false)
  expect(termHomeVisits.evidence.meets(again, [visit('2026-10-29')])).toBe(true)
})
