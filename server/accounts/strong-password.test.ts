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
])('L6: %s is refused', (password) => {
  expect(weakPassword(password, ['liudehua', 'qingshi'])).toBe(true)
})

it.each([
  // A number with a letter, which is what people make of “letters and digits”.
  'a13800138000',
  '13800138000ab',
  '52269920170501888X',
  'x20160101201',
  // A name or a place as it is typed, with a year or a full stop.
  'qingshizhen',
  'qingshizhen2026',
  'liudehua123',
  'wang-xiaoming',
  'LiJianguo1985',
  'zunyishi@2026',
  'guizhousheng1',
  '一二三四五六七八九十',
])('L6: %s is refused, whoever it is', (password) => {
  expect(weakPassword(password, ['zhang'])).toBe(true)
})

it.each(['qingshi-wangba-9', '青石2026天好天', 'minhongyan_shuile', 'Shuile.Minhongyan'])(
  'L6: %s is refused where its words are those of the person and the place',
  (password) => {
    const known = ['qingshi', '青石', 'minhongyan', 'shuile']
    expect(weakPassword(password, known)).toBe(true)
  },
)

it.each([
  'hongse-dengta-7',
  '喜欢下雨天吃红薯粥和饼',
  'lanse-yizi-42',
  'tree river 90 lamp',
  'hongshu-xiyu-26',
  'qingshi zhuzi dengta',
])('L6: %s is taken', (password) => {
  expect(weakPassword(password, ['zhang'])).toBe(false)
})
