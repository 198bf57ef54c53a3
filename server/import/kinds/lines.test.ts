import { describe, expect, it } from 'vitest'
import { csvOf, readingOf } from '../testing/reading-of.ts'
import { xlsx } from '../testing/sheets.ts'

const HEAD = ['序号', '姓名', '性别', '出生年月', '班级', '现住址']
const CHILD = ['1', '马小燕', '女', '2015-04-11', '三1', '黑山村']
const OTHER = ['2', '妥晓光', '男', '2015-05-11', '三1', '黑山村']
const namesOf = async (...rows: (string | number)[][]) => (await readingOf(csvOf(rows))).children.map((c) => c.name)

describe('lines of other offices’ lists that are no child', () => {
  it.each<[string, string[]]>([
    ['a federation’s example', ['样表', '张某某', '男', '2014-01-01', '二1', '某某村']],
    ['an example with a name', ['例1', '李四', '男', '2014-01-01', '二1', '某某村']],
    ['an example in brackets', ['', '张三（示例）', '男', '2014-01-01', '二1', '某某村']],
    ['what a field takes', ['数字', '汉字', '男或女', '8位数字', '如：三1', '详细到组']],
    ['what a field takes, at length', ['自动', '与户口簿一致', '下拉选择', 'yyyymmdd', '填写年级+班', '具体到门牌号']],
    ['the lengths of fields', ['N3', 'C20', 'C1', 'D8', 'C10', 'C50']],
    ['codes of fields', ['XH', 'XM', 'XB', 'CSRQ', 'BJ', 'XZZ']],
    ['English below the heads', ['No.', 'Name', 'Sex', 'Birth', 'Class', 'Address']],
    ['pinyin below the heads', ['xuhao', 'xingming', 'xingbie', 'chusheng', 'banji', 'dizhi']],
    ['a demand of all', ['必填项', '必填项', '必填项', '必填项', '选填项', '选填项']],
    ['numbers of the columns in words', ['一', '二', '三', '四', '五', '六']],
    ['numbers of the columns in brackets', ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)']],
    ['roman numbers', ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ']],
  ])('below the head: %s', async (_what, row) => {
    expect(await namesOf(HEAD, row, CHILD, OTHER)).toEqual(['马小燕', '妥晓光'])
  })
  it.each<[string, (string | number)[]]>([
    ['a sum of the village', ['', '黑山村小计', '', '', '', '2']],
    ['a sum with its number in the cell', ['', '合计2人', '', '', '', '']],
    ['a sum of boys', ['', '男生', '1', '女生', '1', '']],
    ['this page', ['', '本页2人', '', '', '', '']],
    ['how many are left behind', ['留守儿童', 2, '人', '', '', '']],
    ['a heading of the next village', ['', '二、白水村', '', '', '', '']],
    ['a heading of the next group', ['黑山村二组', '', '', '', '', '']],
    ['the head of the list', ['园长：', '', '马校长', '', '日期', '2026.9.1']],
    ['who filled it in', ['填表人', '马老师', '审核人', '妥校长', '', '']],
    ['the line of the seal', ['', '（单位盖章）', '', '', '2026年9月1日', '']],
    ['nothing below', ['', '以下无正文', '', '', '', '']],
    ['an end', ['', '——完——', '', '', '', '']],
    ['goes on', ['', '（续上页）', '', '', '', '']],
    ['a hint', ['备注', '本表一式三份', '', '', '', '']],
    ['the hint in the name’s column', ['', '本表由班主任填写，每学期一次', '', '', '', '']],
    ['a telephone of the office', ['', '咨询电话', '0931-1234567', '', '', '']],
    ['a legend', ['', '△为单亲', '', '', '', '']],
    ['a mean age', ['', '平均年龄', '', '10', '', '']],
    ['a rate', ['', '占比', '', '50%', '', '']],
    ['vacant numbers', ['3', '', '', '', '', '']],
    ['strokes', ['4', '/', '/', '/', '/', '/']],
    ['a wave', ['5', '～', '～', '～', '～', '～']],
    ['noughts of a formula', ['6', '0', '0', '0', '0', '0']],
    ['errors of a formula', ['7', '#N/A', '#N/A', '#N/A', '#N/A', '#N/A']],
    ['vacancies in words', ['8', '空', '空', '空', '空', '空']],
    ['无', ['9', '无', '无', '无', '无', '无']],
    ['blank forms', ['', '（此行可插入）', '', '', '', '']],
  ])('among the children: %s', async (_what, row) => {
    expect(await namesOf(HEAD, CHILD, row, OTHER)).toEqual(['马小燕', '妥晓光'])
    expect(await namesOf(HEAD, CHILD, OTHER, row)).toEqual(['马小燕', '妥晓光'])
  })
})

describe('a child is one whatever its line looks like', () => {
  it.each([
    '合欢',
    '计小军',
    '总明',
    '全福',
    '共明月',
    '班小萌',
    '校园',
    '单位',
    '平均',
    '男男',
    '注册',
    '备明',
    '审小光',
    '期望',
    '说说',
    '小计',
    '附明',
    '本明',
  ])('%s', async (name) => {
    expect(await namesOf(HEAD, ['1', name, '女', '2015-04-12', '三1', '黑山村'], OTHER)).toEqual([name, '妥晓光'])
  })
  it.each<[string, string[]]>([
    ['a name alone', ['3', '海小月', '', '', '', '']],
    ['a name and a sex', ['', '海小月', '女', '', '', '']],
    ['a name and a class', ['', '海小月', '', '', '三1', '']],
    ['without a number, with a remark', ['', '海小月', '女', '', '三1', '请假']],
    ['with a star', ['*3', '海小月', '女', '', '', '']],
  ])('%s', async (_what, row) => {
    expect(await namesOf(HEAD, CHILD, row, OTHER)).toEqual(['马小燕', '海小月', '妥晓光'])
  })
  it('without a name: kept, and asked about', async () => {
    const { children } = await readingOf(csvOf([HEAD, CHILD, ['3', '', '女', '2015-06-11', '三1', '黑山村']]))
    expect(children.map((c) => [c.name, c.issues])).toEqual([
      ['马小燕', []],
      ['', ['name-missing']],
    ])
  })
})

describe('no child is lost in silence', () => {
  const lost = async (...rows: string[][]) => {
    const { children, doubtfulRows } = await readingOf(csvOf(rows))
    return [children.map((c) => c.name), doubtfulRows.map((d) => d.name)].flat()
  }
  it.each<[string, string[][]]>([
    ['children below the signature', [HEAD, CHILD, ['', '填表人：马老师', '', '', '', ''], OTHER]],
    ['children below a sum', [HEAD, CHILD, ['', '合计', '1', '', '', ''], OTHER]],
    [
      'children below an empty page',
      [HEAD, CHILD, ...Array.from({ length: 40 }, () => ['', '', '', '', '', '']), OTHER],
    ],
    ['children above the head', [OTHER, HEAD, CHILD]],
    ['a child on the line of the title', [['三（1）班名单'], HEAD, CHILD, OTHER]],
    ['a child whose number is a word', [HEAD, ['一', ...CHILD.slice(1)], ['二', ...OTHER.slice(1)]]],
    ['a child whose line begins with 例', [HEAD, CHILD, ['例', ...OTHER.slice(1)]]],
    [
      'a child with a remark of a sum',
      [
        [...HEAD, '备注'],
        [...CHILD, '小计'],
        [...OTHER, ''],
      ],
    ],
  ])('%s', async (_what, rows) => {
    expect((await lost(...rows)).sort()).toEqual(['妥晓光', '马小燕'])
  })
  it('a second table of the sheet with other columns', async () => {
    expect(
      await lost(
        HEAD,
        CHILD,
        [''],
        ['新转入学生'],
        ['姓名', '班级', '出生日期', '性别'],
        ['妥晓光', '三1', '2015-05-11', '男'],
      ),
    ).toEqual(['马小燕', '妥晓光'])
  })
  it('three children in one cell, and one a line in it', async () => {
    for (const cell of [
      '马小燕、马小军、马小花',
      '马小燕\n马小军\n马小花',
      '马小燕 马小军 马小花',
      '马小燕，马小军，马小花',
      '1.马小燕 2.马小军',
    ]) {
      const { children } = await readingOf(csvOf([HEAD, ['1', cell, '女', '2015-04-11', '三1', '']]))
      expect([cell, children[0]?.more.doubts]).toEqual([cell, ['two-names']])
    }
  })
  it('on a hidden sheet, a sheet named otherwise and a sheet to the right', async () => {
    const rows = (c: string[]) => [HEAD, c]
    const { children } = await readingOf(
      await xlsx(
        { name: '黑山村', rows: rows(CHILD) },
        { name: 'Sheet3 (2)', rows: [[], [], ...rows(OTHER).map((r) => ['', '', ...r])] },
      ),
    )
    expect(children.map((c) => c.name)).toEqual(['马小燕', '妥晓光'])
  })
})

describe('a child whose name begins with a word of sums', () => {
  const head = ['姓名', '性别', '班级', '出生年月', '联系电话']
  it.each([
    ['总计平', '女', '三（1）班', '', ''],
    ['全校安', '男', '三（1）班', '', ''],
    ['合计生', '男', '', '2016-04', ''],
    ['小计云', '女', '', '', '13800001001'],
    ['累计', '女', '', '2016-04-05', ''],
  ])('%s', async (...row) => {
    const { children } = await readingOf(csvOf([head, ['石安安', '女', '三（1）班', '', ''], row]))
    expect(children.map((c) => c.name)).toEqual(['石安安', row[0]])
  })
  it.each([
    ['小计', '女', '三（1）班', '', ''],
    ['合计人数', '女', '三（1）班', '', ''],
    ['全班女生', '女', '三（1）班', '', ''],
    ['总计', '男', '12', '', ''],
    ['全校同学', '男', '三（1）班', '', ''],
  ])('%s is a sum', async (...row) => {
    const { children } = await readingOf(csvOf([head, ['石安安', '女', '三（1）班', '', ''], row]))
    expect(children.map((c) => c.name)).toEqual(['石安安'])
  })
})
