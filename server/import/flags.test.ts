import { describe, expect, it } from 'vitest'
import { csvOf, readingOf } from './testing/reading-of.ts'
import { xlsx } from './testing/sheets.ts'

const NAMES = ['陶安', '陶乐', '陶宁', '陶康', '陶喜']
/** A list of as many pupils as there are rows, with these columns beside the name; `title` above it. */
const flags = async (headings: string[], rows: string[][], title?: string) => {
  const { children, population } = await readingOf(
    csvOf([
      ...(title ? [[title]] : []),
      ['姓名', '性别', ...headings],
      ...rows.map((row, i) => [NAMES[i] ?? '', '女', ...row]),
    ]),
  )
  return { said: children.map((c) => c.leftBehind), population, children }
}

describe('a column that says who is left behind decides the child (issue 8, decision 018)', () => {
  it.each<[string, string[], (string | null)[]]>([
    ['是否留守儿童', ['是', '否', '否'], ['yes', 'no', 'no']],
    ['是否属于农村留守学生', ['Y', 'N', ''], ['yes', 'no', null]],
    ['留守儿童（打√）', ['√', '', ''], ['yes', 'no', 'no']],
    ['留守请打√', ['', '√', ''], ['no', 'yes', 'no']],
    ['留守情况', ['双亲', '单亲', '非留守'], ['both', 'one', 'no']],
    ['留守类型', ['双亲留守儿童', '单亲留守儿童', '非留守儿童'], ['both', 'one', 'no']],
    ['双留守/单留守', ['双留守', '单留守', ''], ['both', 'one', 'no']],
    ['留守状况', ['父母双方外出', '父亲外出', '无'], ['both', 'one', 'no']],
    ['留守情况', ['双方外出', '一方外出', ''], ['both', 'one', 'no']],
    ['留守类别', ['A.双留守', 'B.单留守', 'C.非留守'], ['both', 'one', 'no']],
    ['是否留守', ['1-是', '0-否', '(2)否'], ['yes', 'no', 'no']],
    ['是否留守（1是 2否）', ['1', '2', '2'], ['yes', 'no', 'no']],
    ['留守类型（0非留守、1单留守、2双留守）', ['2', '1', '0'], ['both', 'one', 'no']],
    ['留守类型：双留守填2，单留守填1，非留守填0', ['2', '1', '0'], ['both', 'one', 'no']],
    ['是否留守', ['1', '0', ''], ['yes', 'no', null]],
    ['监护类型', ['双留守', '单留守', '非留守'], ['both', 'one', 'no']],
    ['学生类别', ['留守儿童', '非留守儿童', '非留守儿童'], ['yes', 'no', 'no']],
    ['外出情况', ['父母均外出', '母外出', '父母都在家'], ['both', 'one', 'no']],
    ['父或母外出（1单方 2双方 3均未外出）', ['2', '1', '3'], ['both', 'one', 'no']],
    ['父母外出务工（0无 1父亲外出 2母亲外出 3双方外出）', ['3', '2', '0'], ['both', 'one', 'no']],
    ['留守儿童（是打○）', ['○', '', '○'], ['yes', 'no', 'yes']],
    ['留守儿童请画圈', ['〇', '', ''], ['yes', 'no', 'no']],
    ['学生类别', ['留守儿童、困境儿童', '普通学生', '随迁子女'], ['yes', 'no', 'no']],
    ['家庭类型', ['双留守家庭', '双亲家庭', '单亲家庭'], ['both', 'no', 'no']],
    ['学生类型', ['困境儿童', '留守儿童', '随迁'], ['no', 'yes', 'no']],
    ['学生类别', ['留守儿童、建档立卡', '随班就读', '进城务工人员随迁子女'], ['yes', 'no', 'no']],
    ['关爱对象', ['低保户', '留守儿童', '建档立卡户'], ['no', 'yes', 'no']],
    ['父母外出情况', ['无人外出', '父母双方外出', '没有外出'], ['no', 'both', 'no']],
    ['留守（打★）', ['★', '', '★'], ['yes', 'no', 'yes']],
  ])('%s: %s', async (heading, cells, expected) => {
    const { said, population } = await flags(
      [heading],
      cells.map((c) => [c]),
    )
    expect(said).toEqual(expected)
    expect(population).toBe('all')
  })

  it('one column asks for both, one for one: 是 and 否 under each', async () => {
    const { said, population } = await flags(
      ['是否为双留守', '是否属于单留守'],
      [
        ['是', '否'],
        ['否', '是'],
        ['否', '否'],
      ],
    )
    expect([said, population]).toEqual([['both', 'one', 'no'], 'all'])
  })

  it('what kind of family it is, whose columns the parents’ own are, and where they work say nothing of it', async () => {
    for (const [heading, cells] of [
      ['家庭类型', ['双亲家庭', '单亲家庭', '重组家庭']],
      ['学生类别', ['普通学生', '困境儿童', '随迁子女']],
      ['务工地点（1省内 2省外 3国外）', ['1', '2', '3']],
    ] as const) {
      const { said } = await flags(
        [heading],
        cells.map((c) => [c]),
      )
      expect([heading, said]).toEqual([heading, [null, null, null]])
    }
    const { said, children } = await flags(
      ['父亲外出（1是 0否）', '母亲外出（1是 0否）'],
      [
        ['1', '0'],
        ['0', '0'],
      ],
    )
    expect(said).toEqual([null, null])
    expect(children[0]).toMatchObject({ father: { away: true } })
  })

  it('by ticks in several columns', async () => {
    const rows = [
      ['√', '', ''],
      ['', '√', ''],
      ['', '', '√'],
    ]
    for (const headings of [
      ['双留守', '单留守', '非留守'],
      ['父母双方外出', '一方外出', '非留守儿童'],
      ['父母双方同时外出', '父母一方外出、另一方无监护能力', '非留守'],
    ])
      expect(await flags(headings, rows)).toMatchObject({ said: ['both', 'one', 'no'], population: 'all' })
    // Neither of two ticks is a no; the one tick 双留守 alone says nothing of the others.
    expect(
      (
        await flags(
          ['双留守', '单留守'],
          rows.map((r) => r.slice(0, 2)),
        )
      ).said,
    ).toEqual(['both', 'one', 'no'])
    expect(
      (
        await flags(
          ['双留守', '单留守'],
          [
            ['是', '否'],
            ['否', '否'],
            ['', ''],
          ],
        )
      ).said,
    ).toEqual(['both', 'no', null])
    expect((await flags(['双留守'], [['√'], ['']])).said).toEqual(['both', null])
  })

  it('a column of one kind only makes no list of left-behind children of the rest', async () => {
    expect(await flags(['是否双留守'], [['是'], ['否'], ['']])).toMatchObject({
      said: ['both', null, null],
      population: 'all',
    })
    expect((await flags(['是否双留守'], [['是'], ['否']], '青石小学留守儿童名册')).population).toBe('left-behind')
  })

  it('under a group: 是 | 否 below 是否留守', async () => {
    const { children, population } = await readingOf(
      csvOf([
        ['序号', '姓名', '性别', '是否留守', '', '住址'],
        ['', '', '', '是', '否', ''],
        ['1', '陶安', '女', '√', '', '河湾村'],
        ['2', '陶乐', '女', '', '√', '河湾村'],
      ]),
    )
    expect(children.map((c) => c.leftBehind)).toEqual(['yes', 'no'])
    expect(population).toBe('all')
  })

  it('codes that a note or a sheet of words explains; codes that nobody explains are asked about', async () => {
    const list = {
      rows: [
        ['姓名', '性别', '留守类型'],
        ['陶安', '女', '3'],
        ['陶乐', '女', '1'],
        ['陶宁', '女', '2'],
      ],
    }
    const read = async (...sheets: { name?: string; rows: string[][] }[]) =>
      (await readingOf(await xlsx(...sheets))).children.map((c) => [c.leftBehind, c.more.doubts])
    const expected = [
      ['both', []],
      ['no', []],
      ['one', []],
    ]
    expect(await read({ rows: [...list.rows, ['注：留守类型 1为非留守，2为单方外出，3为双方外出']] })).toEqual(expected)
    expect(
      await read(list, {
        name: '字典',
        rows: [
          ['留守类型', ''],
          ['1', '非留守'],
          ['2', '单留守'],
          ['3', '双留守'],
        ],
      }),
    ).toEqual(expected)
    expect(await read(list)).toEqual(Array(3).fill([null, ['flag-unreadable']]))
  })

  it('a title about left-behind children yields to a column with a no', async () => {
    const title = '青石小学留守儿童花名册'
    expect(await flags(['是否留守'], [['是'], ['否']], title)).toMatchObject({ said: ['yes', 'no'], population: 'all' })
    // A kind that was not filled in is not a no in such a list …
    expect(await flags(['留守类型'], [['双留守'], ['单留守'], ['']], title)).toMatchObject({
      said: ['both', 'one', null],
      population: 'left-behind',
    })
    // … but a tick asked of everybody is.
    expect((await flags(['是否留守'], [['√'], ['']], title)).said).toEqual(['yes', 'no'])
    expect(await flags([], [[], []], title)).toMatchObject({ said: [null, null], population: 'left-behind' })
  })

  it('titles that ask for a tick name no list of left-behind children', async () => {
    for (const title of ['青石小学三（1）班花名册（留守儿童请打√）', '三年级学生基本信息及留守情况统计表'])
      expect((await flags(['备注'], [['']], title)).population).toBe('all')
  })

  it('columns that contradict each other are asked about, and claim nothing', async () => {
    const { children, said } = await flags(
      ['是否留守', '留守类型'],
      [
        ['是', '双留守'],
        ['否', '双留守'],
        ['否', ''],
      ],
    )
    expect(said).toEqual(['both', null, 'no'])
    expect(children.map((c) => c.more.doubts)).toEqual([[], ['flag-conflict'], []])
    // A no that contradicts is a no all the same: such a list lists not only left-behind children.
    expect(
      (
        await flags(
          ['是否留守', '留守类型'],
          [
            ['是', '双留守'],
            ['否', '双留守'],
          ],
        )
      ).population,
    ).toBe('all')
    const beside = await flags(
      ['是否留守', '父亲务工地点'],
      [
        ['否', '广东东莞'],
        ['是', '广东东莞'],
      ],
    )
    expect(beside.children.map((c) => c.more.doubts)).toEqual([['flag-against-parents'], []])
  })

  it('双留守 without a word about the parents sends both away, but for who is dead', async () => {
    const { children } = await flags(
      ['留守类型', '父亲在哪里'],
      [
        ['双留守', ''],
        ['双留守', '去世'],
        ['非留守', ''],
      ],
    )
    expect(children.map((c) => [c.father.away, c.mother.away])).toEqual([
      [true, true],
      [null, true],
      [null, null],
    ])
  })
})
