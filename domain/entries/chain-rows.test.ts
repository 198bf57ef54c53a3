import { describe, expect, it } from 'vitest'
import { chainRows, type Link } from './chain-rows.ts'

let serial = 0
const link = (kind: string, from: string, more: Partial<Link> = {}): Link => ({
  id: `e${String(serial++).padStart(3, '0')}`,
  kind,
  from,
  until: null,
  ended: false,
  body: {},
  ...more,
})
const over = (until: string) => ({ until, ended: true })
const shape = (entries: Link[]) =>
  chainRows(entries).map((row) => [row.head.kind, row.actions.map((a) => a.kind), row.promises.map((p) => p.kind)])

describe('problem → cause → action → promise (S2A.16)', () => {
  it('what is done and promised while a problem stands belongs to it', () => {
    const key = link('key-child', '2026-09-14', {
      body: { main: 'study', also: ['low'], seen: '乘除法错一半', cause: '晚上没有人问' },
    })
    const rows = chainRows([
      link('promise', '2026-10-18'),
      link('plan', '2026-09-18'),
      key,
      link('buddy', '2026-09-20'),
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ problem: ['功课跟不上', '常不开心', '乘除法错一半'], cause: '晚上没有人问' })
    expect(rows[0]?.actions.map((a) => a.kind)).toEqual(['plan', 'buddy'])
    expect(rows[0]?.promises.map((a) => a.kind)).toEqual(['promise'])
  })

  it('a pairing that stood before goes with it; what was over before or began after does not', () => {
    const key = link('key-child', '2026-09-14', over('2026-11-01'))
    expect(shape([key, link('pairing', '2026-03-01'), link('promise', '2026-03-01', over('2026-07-01'))])).toEqual([
      ['key-child', ['pairing'], []],
    ])
    expect(shape([key, link('promise', '2026-11-20')])).toEqual([['key-child', [], []]])
  })

  it('of two problems the one named last takes what is done while both stand', () => {
    const [old, late] = [link('key-child', '2026-03-01'), link('key-child', '2026-10-01')]
    expect(shape([old, late, link('plan', '2026-04-01', over('2026-06-01')), link('plan', '2026-10-12')])).toEqual([
      ['key-child', ['plan'], []],
      ['key-child', ['plan'], []],
    ])
  })

  it('a plan without a named problem stands for itself; buddies and promises alone make no problem', () => {
    const plan = link('plan', '2026-09-18', { body: { goal: '把数学补上来', weak: '乘除法' } })
    const [buddy, promise] = [link('buddy', '2026-09-10'), link('promise', '2026-09-20')]
    expect(chainRows([plan, buddy, promise])).toMatchObject([
      { problem: ['乘除法'], actions: [{ id: plan.id }, { id: buddy.id }], promises: [{ id: promise.id }] },
    ])
    expect(shape([plan, link('plan', '2026-10-01', { body: { goal: '每天读' } })])).toEqual([
      ['plan', ['plan'], []],
      ['plan', ['plan'], []],
    ])
    expect(chainRows([link('buddy', '2026-09-20'), link('task', '2026-09-20')])).toEqual([])
  })

  it('what lives stands first, the newest first', () => {
    const entries = [
      link('key-child', '2026-09-01', over('2026-10-01')),
      link('key-child', '2026-10-05'),
      link('key-child', '2026-11-05'),
    ]
    expect(chainRows(entries).map((r) => r.head.from)).toEqual(['2026-11-05', '2026-10-05', '2026-09-01'])
  })
})
