import { expect, it } from 'vitest'
import { validateEntry } from '../kit/validate-entry.ts'
import { recordKind } from '../records/list.ts'
import { lookAgain, task } from './task.ts'

const OWNER = { account: '0193f0d2-0000-7000-8000-000000000001', name: '张敏' }

it('要办的事 (S1.15, S2B.6): what, by whom and by when', () => {
  const faults = (body: Record<string, unknown>) =>
    validateEntry(task, { from: '2026-11-20', until: null, body }, { today: '2026-11-24' }).map((p) => p.field)
  expect(faults({})).toEqual(['what', 'owner', 'due'])
  expect(faults({ what: '修好桥头的灯', owner: OWNER, due: '2026-12-10' })).toEqual([])
})

it('a family in which somebody came or went is looked at anew within a fortnight, and the visit is what meets it (S2A.4)', () => {
  const body = lookAgain('秦小川的妈妈出去了', OWNER, '2026-11-24')
  expect(validateEntry(task, { from: '2026-11-24', until: null, body }, { today: '2026-11-24' })).toEqual([])
  expect(task.line(body)).toBe('秦小川的妈妈出去了，再去家里看一次，张敏')
  expect(task.holder?.(body)).toBe(OWNER.account)
  expect(task.due?.(body, '2026-11-24')).toEqual([{ key: 'done', on: '2026-12-08', words: '这一天前办好' }])
  expect(recordKind(task.met?.(body) ?? '')?.title).toBe('家访')
})
