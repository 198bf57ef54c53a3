import { expect, it } from 'vitest'
import { typedDate } from './typed-date.ts'

it('reads a day, a month or a year however it is typed', () => {
  expect(['2016年5月1日', '2016.5.1', '2016/05/01', '2016-5-1', ' 2016年 5月 1日 '].map(typedDate)).toEqual(
    Array(5).fill('2016-05-01'),
  )
  expect(['2016年3月', '2016.3', '2016-03'].map(typedDate)).toEqual(Array(3).fill('2016-03'))
  expect(['2016年', '2016'].map(typedDate)).toEqual(['2016', '2016'])
})

it('leaves what is no date for the server to name', () => {
  expect(['去年春节', '16-3', '', '2016年5月1日生'].map(typedDate)).toEqual(['去年春节', '16-3', '', '2016年5月1日生'])
})
