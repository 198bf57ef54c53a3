import { expect, it } from 'vitest'
import { weakPassword } from './strong-password.ts'

it.each([
  '12345678901',
  'password123',
  'qwertyuiop1',
  '13800138000',
  '20160101201',
  'qingshizhen',
  'Password2026',
  '1qaz2wsx3edc',
  '522699201705018884',
  'aaaabbbbcccc',
  'liudehua123',
  'short-1',
  'nuanyang123',
])('%s is refused', (password) => {
  expect(weakPassword(password, ['liudehua', 'qingshi'])).toBe(true)
})

it.each(['hongse-dengta-7', '喜欢下雨天吃红薯粥和饼', 'lanse-yizi-42', 'tree river 90 lamp'])(
  '%s is taken',
  (password) => {
    expect(weakPassword(password, ['zhang'])).toBe(false)
  },
)
