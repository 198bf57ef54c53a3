import { expect, it } from 'vitest'
import { amountOf } from './amount.tsx'

it('yuan become whole fen, without a detour over broken numbers', () => {
  expect(['', '12', '12.5', '0.07', '8。05', '19.99'].map((text) => amountOf('money', text))).toEqual([
    undefined,
    1200,
    1250,
    7,
    805,
    1999,
  ])
})

it('what is no amount stays as it was typed', () => {
  expect(['1.234', '-3', '十块'].map((text) => amountOf('money', text))).toEqual(['1.234', '-3', '十块'])
  expect(['12', '1.5', '两个'].map((text) => amountOf('number', text))).toEqual([12, '1.5', '两个'])
})
