import { expect, it } from 'vitest'
import { giverOf } from './certificate.ts'

const names = ['青石镇', '青石镇中心小学', '三(1)班']
const by = (level: string, more: Record<string, unknown> = {}, at = { kind: 'class', names }) =>
  giverOf({ happenedOn: '2026-12-01', body: { level, ...more } }, at)

it('a certificate is signed at the level of the praise, a class with its school, and never by a class for a county', () => {
  expect(['class', 'school', 'township', 'county', 'above'].map((level) => by(level))).toEqual([
    '青石镇中心小学三(1)班',
    '青石镇中心小学',
    '青石镇',
    '',
    '',
  ])
  const school = { kind: 'school', names: names.slice(0, 2) }
  expect(['class', 'school', 'township'].map((level) => by(level, {}, school))).toEqual([
    '青石镇中心小学',
    '青石镇中心小学',
    '青石镇',
  ])
  expect(by('school', { by: '云岭县教育局' })).toBe('云岭县教育局')
})
