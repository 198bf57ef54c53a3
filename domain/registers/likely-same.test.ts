import { describe, expect, it } from 'vitest'
import { likelySame } from './likely-same.ts'
import { child, row } from './testing/rows.ts'

const asked = (says: Parameters<typeof row>[1], known: Parameters<typeof child>[1], sound?: boolean) =>
  likelySame([row(2, says)], [child('a', known)], sound ? () => true : undefined)[0]?.candidates[0]?.reasons ?? []

describe('who is likely the same', () => {
  it('a number, whatever the name', () => {
    expect(
      asked({ name: '石平', idNumber: '522699201702023426' }, { name: '罗小禾', idNumber: '522699201702023426' }),
    ).toEqual(['身份证号相同'])
    expect(asked({ name: '石平', studentNo: 'G1' }, { name: '罗小禾', studentNo: 'G1' })).toEqual(['学籍号相同'])
  })
  it('one name with a birth month, a parent, a phone, a class or a village that fits', () => {
    const name = '罗小禾'
    expect(asked({ name, birth: '2017-02' }, { name, birth: '2017-02-02' })).toEqual(['姓名和出生年月相同'])
    expect(asked({ name, carerPhones: ['13800010001'] }, { name, motherPhones: ['13800010001'] })).toEqual([
      '姓名和家长电话相同',
    ])
    expect(asked({ name, grade: 3, label: '1' }, { name })).toEqual(['姓名和班级相同'])
    expect(asked({ name, villageId: 7 }, { name, villageId: 7 })).toEqual(['姓名和所在的村相同'])
    expect(asked({ name }, { name })).toEqual([])
    expect(asked({ name, villageId: 7, birth: '2018-01-01' }, { name, villageId: 7, birth: '2017-02-02' })).toEqual([])
  })
  it('a near name asks for a birth date or a phone besides', () => {
    const birth = '2017-02-02'
    expect(asked({ name: '罗晓禾', birth }, { name: '罗小禾', birth })).toEqual(['姓名只差一个字，出生日期相同'])
    expect(asked({ name: '罗晓荷', birth }, { name: '罗小禾', birth })).toEqual([])
    expect(asked({ name: '罗晓荷', birth }, { name: '罗小禾', birth }, true)).toEqual(['姓名读音相同，出生日期相同'])
    expect(asked({ name: '罗晓禾' }, { name: '罗小禾', birth })).toEqual([])
  })
  it('brothers and sisters are not: another birth date, another sex, another number', () => {
    const home = { fatherName: '罗大海', fatherPhones: ['13800010001'] }
    const known = { name: '罗小禾', birth: '2015-02-02', sex: 'female' as const, ...home }
    expect(asked({ name: '罗小苗', birth: '2017-03-03', ...home }, known)).toEqual([])
    expect(asked({ name: '罗小苗', sex: 'male', ...home }, known)).toEqual([])
    expect(
      asked({ name: '罗小苗', idNumber: '522699201702023426', ...home }, { ...known, idNumber: '522699201502023418' }),
    ).toEqual([])
  })
  it('a number with one digit mistyped, whichever; two are another number', () => {
    const known = '522699201702023426'
    const typed = (...at: number[]) =>
      [...known].map((c, i) => (at.includes(i) ? String((Number(c) + 1) % 10) : c)).join('')
    for (let at = 0; at < known.length; at++)
      expect(asked({ name: '石平', idNumber: typed(at) }, { name: '罗小禾', idNumber: known })).toEqual([
        '身份证号只差一位',
      ])
    for (const two of [typed(0, 17), typed(7, 8), typed(3, 12)])
      expect(asked({ name: '石平', idNumber: two }, { name: '罗小禾', idNumber: known })).toEqual([])
  })
  it('a phone of half the school speaks of nobody', () => {
    const phones = { carerPhones: ['13800010001'] }
    const school = Array.from({ length: 20 }, (_, i) => child(`c${i}`, { name: '罗小禾', grade: 5, ...phones }))
    expect(likelySame([row(2, { name: '罗小苗', ...phones })], school)).toEqual([])
  })
})
