import { expect, it } from 'vitest'
import { stagesTold } from './stages-told.ts'

const PLAN = {
  stages: [
    { content: '乘法', due: '2026-10-30' },
    { content: '除法', due: '2026-11-10' },
    { content: '错题本', due: '2026-12-18' },
  ],
}
const check = (id: string, happenedOn: string, stage: number, result: string, kind = 'plan-check') => ({
  id,
  kind,
  happenedOn,
  body: { stage, result, shows: `${id}题` },
})

it('each stage with its looks, oldest first; the last one tells how it stands', () => {
  const told = stagesTold(
    PLAN,
    [
      check('2', '2026-10-29', 1, 'reached'),
      check('1', '2026-10-12', 1, 'not'),
      check('3', '2026-11-02', 1, 'x', 'talk'),
    ],
    '2026-11-20',
  )
  expect(told.map((s) => [s.content, s.stands, s.checks.map((c) => [c.on, c.words, c.shows])])).toEqual([
    [
      '乘法',
      'reached',
      [
        ['2026-10-12', '还没有做到', '1题'],
        ['2026-10-29', '做到了', '2题'],
      ],
    ],
    ['除法', 'over', []],
    ['错题本', 'waiting', []],
  ])
})

it('whoever reads no words of it is told of no stage', () => {
  expect(stagesTold({}, [check('1', '2026-10-12', 1, 'not')], '2026-11-20')).toEqual([])
})
