import { expect, it } from 'vitest'
import { dice } from '../../demo/random.ts'
import { figuresFor } from '../figures/list.ts'
import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import type { Predicate } from '../kit/predicate.ts'
import { BOTH_AWAY, ONE_AWAY, READINGS } from './child.ts'
import { COUNTED_GAPS, FILE_GAPS, GAP_KEYS, gapOf, gapsOf } from './file-gaps.ts'
import { facts as childFacts } from './testing/facts.ts'

const columnsOf = (p: Predicate): string[] =>
  'all' in p
    ? p.all.flatMap(columnsOf)
    : 'any' in p
      ? p.any.flatMap(columnsOf)
      : 'not' in p
        ? columnsOf(p.not)
        : [p.column]
const BESIDE = { carerName: '石老根', carerPhones: 1, hasIdNumber: true }

it('what a gap asks for stands where it says, and figures count facts alone', () => {
  for (const gap of FILE_GAPS)
    expect([gap.key, columnsOf(gap.predicate).some((column) => column in BESIDE)]).toEqual([gap.key, gap.of === 'file'])
  expect(COUNTED_GAPS.every((gap) => gap.of === 'facts')).toBe(true)
})

it('each counted gap has its figure by the same condition, and files.gaps is any of them', () => {
  for (const reading of ['education', 'state'] as const) {
    const filters = new Map(figuresFor(reading).map((f) => [f.id, f.filter]))
    const own = READINGS[reading].predicate
    for (const gap of COUNTED_GAPS) expect(filters.get(`files.gaps.${gap.key}`)).toEqual({ all: [own, gap.predicate] })
    expect(filters.get('files.gaps')).toEqual({ all: [own, { any: COUNTED_GAPS.map((gap) => gap.predicate) }] })
  }
})

it('a file that lacks nothing, one that lacks everything, and who looks after apart from what she is called', () => {
  const whole = childFacts({
    careKind: 'grandparents',
    birth: '2016-04-02',
    villageId: 7,
    fatherState: 'away',
    fatherSince: '2025',
    motherState: 'home',
  })
  expect(gapsOf({ ...whole, ...BESIDE })).toEqual([])
  expect(gapsOf({ ...whole, ...BESIDE, carerName: null })).toEqual(['carerName'])
  expect(gapsOf({ ...whole, careKind: 'unknown', ...BESIDE })).toEqual(['carer'])
  const bare = { ...whole, careKind: 'unknown', birth: null, villageId: null, fatherSince: null } as const
  const none = { carerName: null, carerPhones: 0, hasIdNumber: false }
  expect(gapsOf({ ...bare, ...none })).toEqual(GAP_KEYS.filter((key) => key !== 'who'))
  expect(gapsOf({ ...bare, ...none, fatherState: 'listed', motherState: 'listed' })).toEqual(
    GAP_KEYS.filter((key) => key !== 'since'),
  )
})

it('“nobody wrote who is away” says, of whoever counts by any reading, that neither one nor both are', () => {
  const roll = dice(23)
  const states = ['home', 'away', 'listed', 'dead', 'lost', 'prison', 'other', 'unknown', 'none'] as const
  const range = { cutoff: '2026-11-24', from: '2026-11-24', to: '2026-11-24' }
  const holds = (predicate: Predicate, facts: ReturnType<typeof childFacts>) =>
    evaluatePredicate(predicate, facts, range)
  let listed = 0
  for (let i = 0; i < 4000; i++) {
    const facts = childFacts({
      birth: roll.pick(['2016-04-02', null]),
      grade: roll.pick([3, null]),
      hukou: roll.pick(['rural', 'unknown'] as const),
      fatherState: roll.pick(states),
      fatherSince: roll.pick(['2025', '2026-10', null]),
      fatherIncapable: roll.pick([true, null]),
      motherState: roll.pick(states),
      motherSince: roll.pick(['2025', '2026-10', null]),
      motherIncapable: roll.pick([true, null]),
    })
    if (!Object.values(READINGS).some((reading) => holds(reading.predicate, facts))) continue
    const before: Predicate = { all: [{ not: BOTH_AWAY }, { not: ONE_AWAY }] }
    expect([facts, holds(gapOf('who').predicate, facts)]).toEqual([facts, holds(before, facts)])
    listed += Number(holds(before, facts))
  }
  expect(listed).toBeGreaterThan(50)
})
