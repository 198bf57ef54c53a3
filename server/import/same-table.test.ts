import fc from 'fast-check'
import * as OpenCC from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { simplify } from './headings/simplify.ts'
import { readRoster } from './read-roster.ts'
import { utf8, xlsx } from './testing/sheets.ts'

const AT = '2025-09-10'
const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' })

const HEADINGS = [
  '序号',
  '姓名',
  '性别',
  '出生日期',
  '班级',
  '是否寄宿',
  '家庭住址',
  '父亲姓名',
  '父亲务工地点',
  '母亲姓名',
  '母亲务工地点',
  '临时监护人',
  '与学生关系',
  '联系电话',
]

const name = fc.constantFrom('石安安', '罗小禾', '龙巧', '张丽华', '阿卜杜拉·买买提', '欧阳万里', '单国强', '吴丽云')
const place = fc.constantFrom(
  '广东东莞',
  '浙江义乌',
  '福建厦门',
  '在家务农',
  '务农',
  '外出',
  '去世',
  '离异',
  '服刑',
  '失联',
  '本县',
  '',
)
const row = fc.tuple(
  name,
  fc.constantFrom('男', '女', '男生', '1', '2', ''),
  fc.constantFrom(
    '2015.3.6',
    '2015年3月',
    '20150306',
    '2016-11-02',
    '二〇一五年三月六日',
    '贰零壹伍年叁月',
    '3月6号',
    '不详',
    '没有',
    '',
  ),
  fc.constantFrom(
    '三年级(1)班',
    '三(2)班',
    '四年级2班',
    '初一(1)班',
    '五年级',
    '学前班',
    '一年级壹班',
    '三年二班',
    '2023级1班',
    '',
  ),
  fc.constantFrom('是', '否', '寄宿', '走读', '√', '住校', '住宿生', '通学', ''),
  fc.constantFrom('青石村3组', '大坪村1组', ''),
  name,
  place,
  name,
  place,
  name,
  fc.constantFrom(
    '爷爷',
    '奶奶',
    '外婆',
    '叔叔',
    '姑妈',
    '亲戚',
    '老师',
    '祖孙',
    '祖父',
    '外祖母',
    '姥爷',
    '婶婶',
    '伯父',
    '舅妈',
    '隔代',
    '邻居',
    '哥哥',
    '养母',
    '',
  ),
  fc.constantFrom(
    '13800000001',
    '138 0000 0002',
    '1380000',
    '无',
    '没有电话',
    '空号',
    '父13800000003 母13800000004',
    '',
  ),
)
const table = fc
  .array(row, { minLength: 1, maxLength: 6 })
  .map((rows) => [HEADINGS, ...rows.map((cells, i) => [String(i + 1), ...cells])])

const csv = (grid: readonly (readonly string[])[]) => utf8(grid.map((cells) => cells.join(',')).join('\n'))
const html = (grid: readonly (readonly string[])[]) =>
  utf8(`<table>${grid.map((cells) => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table>`)

/** The children without the name of the sheet, which a text file has none of. */
const children = async (bytes: Uint8Array) =>
  (await readRoster(bytes, { at: AT })).children.map(({ sheet: _sheet, issueColumns: _at, ...child }) => child)

describe('the same table', () => {
  it('is the same children as separated text, as a workbook and as a page', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (grid) => {
        const expected = await children(csv(grid))
        expect(expected.length).toBe(grid.length - 1)
        expect(await children(await xlsx({ rows: grid.map((cells) => [...cells]) }))).toEqual(expected)
        expect(await children(html(grid))).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('says the same in Traditional characters; names and places stay as written', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (grid) => {
        const facts = (list: Awaited<ReturnType<typeof children>>) =>
          list.map((c) => ({
            row: c.row,
            sex: c.sex,
            birthDate: c.birthDate,
            grade: c.grade,
            class: c.class === null ? null : simplify(c.class),
            boarder: c.boarder,
            away: [c.father.away, c.mother.away],
            relation: c.caregiver.relation,
            phones: [c.father.phones, c.mother.phones, c.caregiver.phones],
            issues: c.issues,
          }))
        const simplified = await children(csv(grid))
        const converted = await children(csv(grid.map((cells) => cells.map((c) => traditional(c)))))
        expect(facts(converted)).toEqual(facts(simplified))
        const words = (c: (typeof simplified)[number]) => [
          c.name,
          c.address,
          c.father.name,
          c.father.workPlace,
          c.caregiver.name,
        ]
        expect(converted.map(words)).toEqual(
          simplified.map((c) => words(c).map((w) => (w === null ? null : traditional(w)))),
        )
      }),
      { numRuns: 120 },
    )
  })
})
