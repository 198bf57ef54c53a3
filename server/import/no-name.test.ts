import { describe, expect, it } from 'vitest'
import { childOf, csvOf, ID, readingOf } from './testing/reading-of.ts'

describe('no name is made of what is not a name', () => {
  it.each(['父亲职业', '父亲是否在世', '父亲文化程度', '父亲身体状况', '父亲婚姻状况', '父亲单位领导', '父亲收入来源'])(
    '%s',
    async (heading) => {
      expect((await childOf({ [heading]: '木工' })).father.name).toBe(null)
      expect((await childOf({ 父亲姓名: '石大', [heading]: '是' })).father.name).toBe('石大')
    },
  )

  it.each([
    '父亡',
    '已离婚无联系',
    '无',
    '不详',
    '离异',
    '不知道，多年没联系',
    '否',
    '√',
    '务农',
    '初中',
    '母亲改嫁',
    '0-否',
    '去世',
    '母亡',
  ])('a cell %s', async (text) => {
    const child = await childOf({ 父亲姓名: text, 母亲姓名: text, 监护人姓名: text })
    expect([child.father.name, child.mother.name, child.caregiver.name]).toEqual([null, null, null])
  })

  it('father in 父亲在哪里, 父亲去向: a place, or dead', async () => {
    expect((await childOf({ 父亲: '石大', 父亲在哪里: '福建泉州' })).father).toMatchObject({
      name: '石大',
      workPlace: '福建泉州',
    })
    expect((await childOf({ 父亲在何处: '去世' })).more.fatherState).toBe('dead')
    expect((await childOf({ 母亲现在何处: '不知道，没有联系' })).mother).toMatchObject({ workPlace: null, away: null })
  })

  it('names as people have them', async () => {
    for (const name of ['石建国', '艾力·买买提', '欧阳文', '关山', '何务实', '石外'])
      expect((await childOf({ 父亲姓名: name })).father.name).toBe(name)
  })

  it('of the child: the Chinese one, where an English one stands beside it', async () => {
    for (const other of ['英文姓名', 'English Name', 'Name', '姓名（拼音）', '小名', '曾用名']) {
      const [child] = (
        await readingOf(
          csvOf([
            [other, '姓名', '性别', '身份证号'],
            ['Shi Anan', '石安安', '女', ID],
          ]),
        )
      ).children
      expect([other, child?.name]).toEqual([other, '石安安'])
    }
    const [child] = (
      await readingOf(
        csvOf([
          ['英文姓名', '中文姓名', '性别'],
          ['SHI An', '石安安', '女'],
        ]),
      )
    ).children
    expect(child?.name).toBe('石安安')
  })

  it('a question about guardianship is no guardian', async () => {
    expect(
      await childOf({
        父母一方外出另一方无监护能力: '是',
        监护人是否签承诺书: '否',
        委托监护人姓名: '石老',
        监护能力: '一般',
      }),
    ).toMatchObject({ caregiver: { name: '石老' } })
  })
})
