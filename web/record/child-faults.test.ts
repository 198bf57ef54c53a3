import { expect, it } from 'vitest'
import { childFaults } from './child-faults.ts'

it('tells a fault of the shape at its field, in words', () => {
  expect(childFaults({ 'changes.birth': '无效字符串', 'changes.fatherPhones.0': '无效字符串' })).toEqual({
    birth: '写成 2016年5月1日，或 2016年5月',
    fatherPhones: '手机号是 11 位，几个号码用顿号隔开',
  })
})

it('keeps what a rule says', () => {
  expect(childFaults({ idNumber: '校验位不对' })).toEqual({ idNumber: '校验位不对' })
  expect(childFaults(undefined)).toEqual({})
})
