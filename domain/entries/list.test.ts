import { describe, expect, it } from 'vitest'
import { isEnded, liftedAnswers } from '../kit/define-entry.ts'
import type { EntryFacts } from '../kit/validate-entry.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { ENTRY_KINDS, entryKind } from './list.ts'

const today = '2026-11-24'
const kindOf = (name: string) => {
  const kind = entryKind(name)
  if (!kind) throw new Error(name)
  return kind
}
const check = (name: string, body: EntryFacts['body']) =>
  validateEntry(kindOf(name), { from: today, until: null, body }, { today }).map((p) => p.field)

describe('registers', () => {
  it('each begins alive and can end; whoever writes one reads it', () => {
    for (const kind of ENTRY_KINDS) {
      expect([kind.kind, isEnded(kind, kind.states[0].value)]).toEqual([kind.kind, false])
      expect(kind.states.some((s) => s.ended)).toBe(true)
      expect(kind.write.filter((role) => !kind.read.includes(role))).toEqual([])
      expect(kind.sources.length).toBeGreaterThan(0)
    }
    expect(new Set(ENTRY_KINDS.map((k) => k.kind)).size).toBe(ENTRY_KINDS.length)
  })

  it('a state that is alive in one register does not end another, nor is any called as what lists ask for', () => {
    const states = ENTRY_KINDS.flatMap((k) => k.states)
    for (const state of states)
      expect(states.filter((s) => s.value === state.value && s.ended !== state.ended)).toEqual([])
    for (const kind of ENTRY_KINDS)
      for (const word of ['open', 'ended']) {
        const same = kind.states.filter((s) => (word === 'ended') === (s.ended === true))
        if (kind.states.some((s) => s.value === word))
          expect([kind.kind, word, same.length]).toEqual([kind.kind, word, 1])
      }
  })

  it('a promise is asked about on its day, and within three days after it', () => {
    const body = { who: 'father', what: 'come-home', by: '2026-10-01', words: '国庆回来住三天' }
    expect(check('promise', { ...body, by: today })).toEqual([])
    expect(check('promise', { who: 'father' })).toEqual(['what', 'by'])
    expect(kindOf('promise').line(body)).toBe('爸爸答应回家来，国庆回来住三天')
    expect(kindOf('promise').due?.(body, today)).toEqual([{ key: 'kept', on: '2026-10-01', words: '问一声兑现了没有' }])
  })

  it('a pairing keeps when its helper was checked, never what was found', () => {
    const body = { sort: 'agent-mother', helper: { name: '何静' }, rhythm: 'month', consent: 'written' }
    expect(check('pairing', body)).toEqual([])
    expect(check('pairing', { ...body, validUntil: '2027-11-01' })).toEqual(['checkedOn'])
    expect(check('pairing', { ...body, checkedOn: '2026-11-01', validUntil: '2026-11-01' })).toEqual(['validUntil'])
    const checked = { ...body, checkedOn: '2026-11-01', validUntil: '2027-11-01' }
    expect(check('pairing', checked)).toEqual([])
    expect(
      kindOf('pairing')
        .due?.(checked, today)
        ?.map((d) => d.on),
    ).toEqual(['2027-10-02'])
    expect(kindOf('pairing').line({ ...body, consent: 'not-yet' })).toBe(
      '代理妈妈何静，每月一次，监护人还没有同意，帮扶人待审查',
    )
    expect(kindOf('pairing').line(checked)).toBe('代理妈妈何静，每月一次')
    expect(kindOf('pairing').parts?.(body)).toEqual([{ role: 'helper', name: '何静' }])
  })

  it('a helper from outside whom nobody checked is owed a check from the first day; a teacher is checked at work', () => {
    const body = { sort: 'volunteer', helper: { name: '何静' }, rhythm: 'month', consent: 'spoken' }
    expect(kindOf('pairing').due?.(body, '2026-11-20')).toEqual([
      { key: 'vetting', on: '2026-11-20', words: '审查帮扶人' },
    ])
    expect(kindOf('pairing').due?.({ ...body, sort: 'teacher' }, '2026-11-20')).toEqual([])
  })

  it('a pairing is held by the account of its helper, and asks who agreed only where somebody has', () => {
    const account = '0193f0d2-0000-7000-8000-000000000001'
    const body = { sort: 'teacher', helper: { account, name: '周明' }, rhythm: 'week', consent: 'written' }
    expect(check('pairing', { ...body, consentBy: 'mother', consentOn: '2026-11-18' })).toEqual([])
    expect(check('pairing', { ...body, consent: 'not-yet', consentBy: 'mother' })).toEqual(['consentBy'])
    expect(kindOf('pairing').holder?.(body)).toBe(account)
    expect(kindOf('pairing').holder?.({ ...body, helper: { name: '周明' } })).toBeNull()
    expect(kindOf('pairing').parts?.(body)).toEqual([{ role: 'helper', account, name: '周明' }])
  })

  it('a pairing of the first version keeps its helper as a named person, and everything else', () => {
    const old = { sort: 'elder', helper: '岳长根', phone: '13800000000', rhythm: 'term', consent: 'spoken' }
    const lifted = liftedAnswers(kindOf('pairing'), old, 1)
    expect(lifted).toEqual({ ...old, helper: { name: '岳长根' } })
    expect(check('pairing', lifted)).toEqual([])
    expect(liftedAnswers(kindOf('pairing'), lifted, 2)).toEqual(lifted)
  })

  it('a task has somebody and a day', () => {
    expect(check('task', { what: '修灯' })).toEqual(['owner', 'due'])
    expect(kindOf('task').line({ what: '修灯', owner: { name: '周明' } })).toBe('修灯，周明')
    expect(kindOf('promise').owes?.grace).toBe(3)
    expect(
      kindOf('task')
        .due?.({ due: '2026-12-01' }, today)
        ?.map((d) => d.on),
    ).toEqual(['2026-12-01'])
  })

  it('a task is held by whoever is named with an account; what version 1 said in words stays', () => {
    const account = '0198c000-0000-7000-8000-000000000001'
    expect(kindOf('task').holder?.({ owner: { account, name: '周明' } })).toBe(account)
    expect(kindOf('task').holder?.({ owner: { name: '周明' } })).toBeNull()
    const old = { what: '修灯', owner: '村里', due: '2026-12-01' }
    const lifted = liftedAnswers(kindOf('task'), old, 1)
    expect(lifted).toEqual({ ...old, owner: { name: '村里' } })
    expect(check('task', lifted)).toEqual([])
    expect(liftedAnswers(kindOf('task'), lifted, 1)).toEqual(lifted)
  })

  it('a Children’s Home says when it is open and whether two keep it', () => {
    const hours = [
      { day: '2', from: '16:00', to: '18:00' },
      { day: '4', from: '16:00', to: '18:00' },
    ]
    const body = { name: '河湾儿童之家', hours, staff: [{ who: { name: '田主任' } }] }
    expect(check('home', body)).toEqual([])
    expect(kindOf('home').line(body)).toBe('河湾儿童之家，周二 16:00–18:00、周四 16:00–18:00，只有一个人值班')
    const two = { ...body, staff: [...body.staff, { who: { name: '罗芳' } }] }
    expect(
      kindOf('home')
        .parts?.(two)
        ?.map((p) => p.name),
    ).toEqual(['田主任', '罗芳'])
    expect(check('home', { ...body, hours: [{ day: '2' }] })).toEqual(['hours'])
    expect(check('home', { ...body, hours: [{ day: '2', from: '18:00', to: '16:00' }] })).toEqual(['hours'])
    expect(check('home', { ...body, hours: [hours[0], { day: '2', from: '17:00', to: '19:00' }] })).toEqual(['hours'])
    expect(kindOf('home').columns?.(body)).toEqual({ quantity: 2 })
  })

  it('what version 1 of a Children’s Home said in words stands in rows, and no word of it is lost', () => {
    const old = { name: '河湾儿童之家', rooms: ['play'], days: ['2', '4'], keeper: '田主任', second: '罗芳' }
    const lift = (more: Record<string, unknown>) => liftedAnswers(kindOf('home'), { ...old, ...more }, 1)
    const times = { from: '09:00', to: '11:30' }
    expect(lift({ hours: '9:00–11:30', equipment: '图书 60 册' })).toEqual({
      name: '河湾儿童之家',
      rooms: ['play'],
      hours: [
        { day: '2', ...times },
        { day: '4', ...times },
      ],
      staff: [{ who: { name: '田主任' } }, { who: { name: '罗芳' } }],
      note: '图书 60 册',
    })
    expect(lift({ hours: '放学以后' })).toMatchObject({
      hours: [{ day: '2' }, { day: '4' }],
      note: '开放时间：放学以后',
    })
    expect(check('home', lift({ hours: '9点到11点' }))).toEqual([])
  })
})
