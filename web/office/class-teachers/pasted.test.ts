import { describe, expect, it } from 'vitest'
import { classKey, readPasted } from './pasted.ts'

const CLASSES = [
  { code: 'C31', name: '三(1)班' },
  { code: 'C32', name: '三(2)班' },
  { code: 'C41', name: '四(1)班' },
]

it.each([
  ['三年级（1）班', '3-1'],
  ['三(1)班', '3-1'],
  ['3.1班', '3-1'],
  ['三１班', '3-1'],
  ['四(12)班', '4-12'],
  ['六年级', '6'],
  ['三年级十二班', '3-12'],
  ['实验班', '实验班'],
])('%s is class %s', (text, key) => expect(classKey(text)).toBe(key))

describe('what is pasted from a sheet', () => {
  it('finds its class by name, in whatever order', () => {
    expect(
      readPasted('班级\t姓名\t电话\n四年级(1)班\t田秀\t138 0000 0001\n三年级(2)班\t周 明\t\n', CLASSES, 'C31'),
    ).toEqual({
      rows: [
        { classCode: 'C41', name: '田秀', phone: '13800000001' },
        { classCode: 'C32', name: '周明', phone: '' },
      ],
      left: [],
    })
  })
  it('without a class fills on from where it was pasted', () => {
    expect(readPasted('1\t周明\r\n2\t田秀\r\n3\t石磊', CLASSES, 'C32')).toEqual({
      rows: [
        { classCode: 'C32', name: '周明', phone: '' },
        { classCode: 'C41', name: '田秀', phone: '' },
      ],
      left: ['石磊'],
    })
  })
  it('tells of a class that is not free or not there', () => {
    expect(readPasted('五(1)班\t周明', CLASSES, 'C31')).toEqual({ rows: [], left: ['五(1)班 周明'] })
  })
})
