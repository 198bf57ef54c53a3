import { expect, it } from 'vitest'
import { carerTold } from './carer-words.ts'

it.each([
  ['奶奶', '石桂兰', '奶奶 石桂兰'],
  ['奶奶', '奶奶', '奶奶'],
  ['外婆', '外婆家', '外婆家'],
  ['', '石桂兰', '石桂兰'],
  ['奶奶', '水奶奶', '奶奶 水奶奶'],
])('%s and %s are told as %s', (relation, name, told) => {
  expect(carerTold(relation, name)).toBe(told)
})
