import { expect, it } from 'vitest'
import { isKeeper, may, ROLES } from '../roles.ts'
import { accessChanges, ROLE_SEES, schoolYearOf } from './access-list.ts'

it('says of every post what roles.ts lets it see', () => {
  for (const role of ROLES) {
    const opens = may(role, 'child.open')
    expect([role, /看不到(花名册和档案|孩子)/.test(ROLE_SEES[role])]).toEqual([role, !opens])
    expect([role, ROLE_SEES[role].includes('建账号') || role === 'administrator' || role === 'county-office']).toEqual([
      role,
      may(role, 'account.write'),
    ])
    if (isKeeper(role)) expect(ROLE_SEES[role]).toContain('自己保管的')
  }
})

it('a school year begins in September', () => {
  expect(['2026-08-31', '2026-09-01', '2027-02-01'].map(schoolYearOf)).toEqual([2025, 2026, 2026])
})

it('tells who came and who is gone', () => {
  const line = (postId: string) => ({ postId })
  expect(accessChanges([line('a'), line('b')], [line('b'), line('c')])).toEqual({
    came: [line('c')],
    gone: [line('a')],
  })
})
