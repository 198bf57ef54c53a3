import { describe, expect, it } from 'vitest'
import { childOf, readingOf } from './testing/reading-of.ts'

/** Whether a parent is still alive stands in a column of its own in many lists (是否在世, issue “other people's spreadsheets”). */
describe('a parent who is no more', () => {
  it.each([
    ['父亲是否健在', '否', 'dead'],
    ['父亲是否健在', '是', null],
    ['父亲是否健在', '已故', 'dead'],
    ['父亲是否健在', '健在', null],
    ['父亲是否健在', '', null],
    ['父亲是否在世', '不在世', 'dead'],
    ['父亲是否在世', '1.是', null],
    ['父亲是否在世', '×', 'dead'],
    ['父亲存亡情况', '亡', 'dead'],
    ['父亲存亡情况', '存', null],
    ['父亲是否去世', '是', 'dead'],
    ['父亲是否去世', '否', null],
    ['父亲是否健在', '失踪', 'lost'],
    ['父亲是否在世', '在', null],
    ['父亲是否健在', '良好', null],
    ['父亲去世时间', '2020-01-02', null],
  ] as const)('%s: %s', async (heading, cell, state) => {
    const child = await childOf({ 性别: '女', 父亲姓名: '石建国', [heading]: cell, 母亲姓名: '吴小英' })
    expect([child.more.fatherState, child.more.motherState]).toEqual([state, null])
    expect([child.father.name, child.mother.name, child.father.away]).toEqual(['石建国', '吴小英', null])
  })

  it.each([
    ['父亡母在', 'dead', null],
    ['父在，母亡', null, 'dead'],
    ['父母双亡', 'dead', 'dead'],
    ['双亡', 'dead', 'dead'],
    ['均健在', null, null],
    ['父亲已去世', 'dead', null],
    ['母亲去世、父亲健在', null, 'dead'],
    ['双方健在', null, null],
    ['', null, null],
  ] as const)('父母健在情况: %s', async (cell, father, mother) => {
    const { more } = await childOf({ 性别: '女', 父母健在情况: cell })
    expect([more.fatherState, more.motherState]).toEqual([father, mother])
  })

  it('是否健在 behind each name is of that one', async () => {
    const { children } = await readingOf(
      [
        '姓名,性别,父亲姓名,是否健在,母亲姓名,是否健在',
        '石安安,女,石建国,是,吴小英,否',
        '石宁宁,女,石大河,否,吴秀,是',
      ].join('\n'),
    )
    expect(children.map((c) => [c.more.fatherState, c.more.motherState])).toEqual([
      [null, 'dead'],
      ['dead', null],
    ])
  })
})
