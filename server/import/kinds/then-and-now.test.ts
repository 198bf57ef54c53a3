import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from '../testing/reading-of.ts'

const of = async (...cells: [string, string][]) => {
  const { children } = await readingOf(
    csvOf([
      ['姓名', '性别', ...cells.map(([h]) => h)],
      ['阿鲁', '男', ...cells.map(([, c]) => c)],
    ]),
  )
  if (!children[0]) throw new Error('no child')
  return children[0]
}
const [A, B] = ['13800000011', '13800000012']

describe('columns of then and now, by other words', () => {
  it.each<[string, [string, string][], object]>([
    [
      '编班前, 编班后',
      [
        ['编班前', '二（2）班'],
        ['编班后', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      '老班级, 新班级',
      [
        ['老班级', '二（2）班'],
        ['新班级', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      '上一学年班级',
      [
        ['上一学年班级', '二（2）班'],
        ['本学年班级', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      '升级前, 升级后',
      [
        ['升级前班级', '二（2）班'],
        ['升级后班级', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      'in brackets',
      [
        ['班级（旧）', '二（2）班'],
        ['班级（新）', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      'the later first',
      [
        ['现就读班级', '三（1）班'],
        ['曾就读班级', '二（2）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      'now and then as groups',
      [
        ['2024年秋季学期班级', '二（2）班'],
        ['2025年秋季学期班级', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      'a year in short',
      [
        ['24年班级', '二（2）班'],
        ['25年班级', '三（1）班'],
      ],
      { grade: 3, class: '1' },
    ],
    [
      'old name of the school',
      [
        ['学校曾用名', '红星小学'],
        ['学校', '青石小学'],
      ],
      { school: '青石小学' },
    ],
    [
      'school before the merger',
      [
        ['撤并前学校', '红星小学'],
        ['撤并后学校', '青石小学'],
      ],
      { school: '青石小学' },
    ],
    [
      'school where the 学籍 is',
      [
        ['学籍所在学校', '红星小学'],
        ['现就读学校', '青石小学'],
      ],
      { school: '青石小学' },
    ],
    [
      'village before the merger',
      [
        ['合村前村名', '白水村'],
        ['现村名', '黑山村'],
      ],
      { address: '黑山村' },
    ],
    [
      'old and new village',
      [
        ['原行政村', '白水村'],
        ['现行政村', '黑山村'],
      ],
      { address: '黑山村' },
    ],
    [
      'household and living',
      [
        ['户籍地址', '白水村'],
        ['实际居住地', '黑山村'],
      ],
      { address: '黑山村' },
    ],
    [
      'moved for the poor',
      [
        ['搬迁前住址', '白水村'],
        ['搬迁安置点', '幸福社区'],
      ],
      { address: '幸福社区' },
    ],
    [
      'an old carer',
      [
        ['原照护人', '木果'],
        ['现照护人', '阿芝'],
      ],
      { caregiver: { name: '阿芝' } },
    ],
    [
      'carer last term',
      [
        ['上学期监护人', '木果'],
        ['本学期监护人', '阿芝'],
      ],
      { caregiver: { name: '阿芝' } },
    ],
    [
      'carer earlier',
      [
        ['前监护人', '木果'],
        ['监护人', '阿芝'],
      ],
      { caregiver: { name: '阿芝' } },
    ],
    [
      'father’s place last year',
      [
        ['父亲姓名', '阿尔'],
        ['父亲去年务工地', '昆明'],
        ['父亲今年务工地', '东莞'],
      ],
      { father: { workPlace: '东莞' } },
    ],
    [
      'name once',
      [
        ['曾用姓名', '阿布'],
        ['现用姓名', '阿鲁'],
      ],
      { name: '阿鲁' },
    ],
  ])('%s', async (_what, cells, expected) => {
    expect(await of(...cells)).toMatchObject(expected)
  })
  it.each<[string, [string, string][], string[]]>([
    [
      '老号码, 新号码',
      [
        ['父亲姓名', '阿尔'],
        ['老号码', A],
        ['新号码', B],
      ],
      [B],
    ],
    [
      '电话（已换）',
      [
        ['父亲姓名', '阿尔'],
        ['父亲电话（已换）', A],
        ['父亲电话', B],
      ],
      [B],
    ],
    [
      '更换前, 更换后',
      [
        ['父亲姓名', '阿尔'],
        ['更换前电话', A],
        ['更换后电话', B],
      ],
      [B],
    ],
    [
      '去年电话',
      [
        ['父亲姓名', '阿尔'],
        ['父亲去年电话', A],
        ['父亲电话', B],
      ],
      [B],
    ],
    [
      'in one cell with an arrow',
      [
        ['父亲姓名', '阿尔'],
        ['父亲电话', `${A}→${B}`],
      ],
      [B],
    ],
    [
      'in one cell: 改为',
      [
        ['父亲姓名', '阿尔'],
        ['父亲电话', `${A}改为${B}`],
      ],
      [B],
    ],
    [
      'in one cell: 换成',
      [
        ['父亲姓名', '阿尔'],
        ['父亲电话', `${A}换成${B}`],
      ],
      [B],
    ],
    [
      'in one cell: 新换',
      [
        ['父亲姓名', '阿尔'],
        ['父亲电话', `${A}（老号） ${B}（新换）`],
      ],
      [B],
    ],
    [
      'in one cell: out of use',
      [
        ['父亲姓名', '阿尔'],
        ['父亲电话', `${A}（欠费停机）`],
      ],
      [],
    ],
  ])('a number: %s', async (_what, cells, phones) => {
    expect((await of(...cells)).father.phones).toEqual(phones)
  })
  it('an arrow in a class’s cell: now is behind it', async () => {
    for (const cell of [
      '二（2）班→三（1）班',
      '二（2）班转三（1）班',
      '由二（2）班升三（1）班',
      '三（1）班（原二2班）',
    ])
      expect([cell, await childOf({ 性别: '女', 班级: cell })]).toMatchObject([cell, { grade: 3, class: '1' }])
  })
})

describe('classes with more around them', () => {
  it.each<[string, number | null, string | null]>([
    ['青石小学三年级一班（班主任：何静）', 3, '1'],
    ['3年级1班-何静', 3, '1'],
    ['三年级（1）班 教室201', 3, '1'],
    ['2025-2026学年三（1）班', 3, '1'],
    ['黑山村小二年级', 2, null],
    ['黑山教学点一年级', 1, null],
    ['小学部三（1）班', 3, '1'],
    ['初中部八（2）班', 8, '2'],
    ['三（1）中队', 3, '1'],
    ['三年1班', 3, '1'],
    ['三年一班', 3, '1'],
    ['Grade 3 Class 1', 3, '1'],
    ['G3-1', 3, '1'],
    ['三.1', 3, '1'],
    ['三/1班', 3, '1'],
    ['三、1班', 3, '1'],
    ['三（1）班（32人）', 3, '1'],
    ['三（1）班★', 3, '1'],
    ['三⑴班', 3, '1'],
    ['叁年级壹班', 3, '1'],
    ['三甲班', 3, '甲'],
    ['三A班', 3, 'A'],
    ['七年级（10）班', 7, '10'],
    ['初一（2）', 7, '2'],
    ['初二3班', 8, '3'],
    ['9.2班', 9, '2'],
    ['2022级3班', 4, '3'],
    ['22级3班', 4, '3'],
    ['三（1）班寄宿', 3, '1'],
    ['三年级 (1) 班', 3, '1'],
    ['一年级新生班', 1, '新生'],
  ])('%s', async (text, grade, label) => {
    expect(await childOf({ 性别: '女', 班级: text })).toMatchObject({ grade, class: label })
  })
  it.each<[string, number | null, string | null]>([
    ['黑山镇中心小学三年级一班留守儿童登记表', 3, '1'],
    ['三（1）班　班主任　何静　联系电话　13800000011', 3, '1'],
    ['班级：三年级1班 班主任：何静 人数：32', 3, '1'],
    ['（三年级一班）学生花名册', 3, '1'],
    ['黑山村小二年级学生名单', 2, null],
    ['2025年秋季学期三年级1班学生名册', 3, '1'],
    ['301班学生名单', 3, '1'],
    ['附件2：三年级（1）班关爱对象名单', 3, '1'],
    ['初一年级3班学生名单', 7, '3'],
    ['九（3）班毕业班名单', 9, '3'],
  ])('in a title: %s', async (title, grade, label) => {
    const { children } = await readingOf(csvOf([[title], ['姓名', '性别'], ['阿鲁', '男']]))
    expect(children).toMatchObject([{ grade, class: label }])
  })
})

describe('a class that was dissolved or joined to another: the present one counts, else the grade alone', () => {
  it.each<[string, number, string | null]>([
    ['三（1）班（并入三（2）班）', 3, '2'],
    ['三1班并入三2班', 3, '2'],
    ['七（1）班(合并到七(3)班)', 7, '3'],
    ['三年级一班（分到三2班）', 3, '2'],
    ['原三1班，现四2班', 4, '2'],
    ['三1班（现在三2班）', 3, '2'],
    // Where the child is now nobody says: no class is made anew of one that is gone.
    ['原三1班', 3, null],
    ['曾在二（3）班', 2, null],
    ['已撤并的三（1）班', 3, null],
    ['三年级（2）班', 3, '2'],
  ])('%s', async (text, grade, label) => {
    expect(await childOf({ 姓名: '石安安', 班级: text })).toMatchObject({ grade, class: label })
  })
})
