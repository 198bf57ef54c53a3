import { describe, expect, it } from 'vitest'
import { childOf, ID } from './testing/reading-of.ts'

/** Words under one heading, each with what it must become. */
const table = <T>(cases: [T, ...string[]][]): [string, T][] =>
  cases.flatMap(([value, ...words]) => words.map((word): [string, T] => [word, value]))

describe('sex', () => {
  it.each(
    table([
      ['male', '男', '1', '1.0', 'M', '男生', '男 ', '男(1)', '1-男', '男性'],
      ['male', '☑男 □女', '男☑女□', '男√ 女', '■男□女'],
      ['female', '□男 ☑女', '男□ 女■'],
      ['female', '女', '2', 'F', 'Ｆ', '女孩', '女（2）', '2女'],
      [null, '', '不详', '男/女'],
    ]),
  )('%s', async (word, sex) => {
    expect(await childOf({ 性别: word, 民族: '汉' })).toMatchObject({ sex, issues: [] })
  })
})

describe('birth dates', () => {
  it.each(
    table([
      ['2015-03-06', '2015.3.6', '2015/03/06', '20150306', '20150306.0', '42069', '15.3.6', '15-03-06', '150306'],
      ['2015-03-06', '2015年三月六日', '2015 年 3 月 6 日', '2015年3月6号', '2015-03-06 00:00:00', "'2015-03-06"],
      ['2015-03-06', '2015—03—06', '2015－03－06', '2015–3–6', '2015--3--6', '2015。3。6', '2015．3．6', '2015、3、6'],
      ['2015-03-06', '2015.03.06.', '2015.3.6日', '2015-3-6生', '06-Mar-15', 'Mar 6, 2015', '2015-03-06T00:00:00.000Z'],
      ['2015-03-16', '二○一五年三月十六日', '二Ｏ一五年三月十六日'],
      ['2015-03-26', '二〇一五年三月廿六日'],
      ['2015-03-06', '2015 3 6', '2015-O3-06'],
      [
        '2015-03',
        '2015-3',
        '2015年3月',
        '201503',
        '201503.0',
        '2015.3月',
        '二〇一五年三月',
        '贰零壹伍年叁月',
        '2015.03.00',
      ],
      ['2010-03-06', '10-03-06'],
      [null, '不详', '无', '－', ''],
    ]),
  )('%s', async (text, birthDate) => {
    expect(await childOf({ 出生日期: text, 性别: '女' })).toMatchObject({ birthDate, issues: [] })
  })

  it.each(['2015.13.45', '2015.2.30', '2015', '农历三月'])('%s is unreadable', async (text) => {
    expect(await childOf({ 出生日期: text, 性别: '女' })).toMatchObject({
      birthDate: null,
      issues: ['date-unreadable'],
    })
  })

  it.each(
    table<string[]>([
      [[], '9岁', '九岁', '9周岁', '10', '10.0', '十一', '虚岁11', '10岁5个月', '不详'],
      [['age-conflict'], '12', '8', '八周岁'],
    ]),
  )('age %s beside 2015-04-11', async (age, issues) => {
    expect(await childOf({ 性别: '女', 出生日期: '2015-04-11', 年龄: age })).toMatchObject({ issues })
  })
})

describe('ID numbers', () => {
  it.each([
    `${ID}.`,
    `\`${ID}`,
    `“${ID}”`,
    ID.replace(/(.{6})/, '$1\u00a0'),
    ID.replace(/(.{6})/, '$1\n'),
    `\u202d${ID}\u202c`,
    `身份证：${ID}`,
    `${ID}（户口本）`,
    ID.replaceAll('0', 'O'),
  ])('%s is cleaned', async (text) => {
    expect(await childOf({ 身份证号: text })).toMatchObject({ idNumber: ID, issues: [] })
  })

  it.each(['x', 'Ｘ', '×'])('a check letter written %s', async (letter) => {
    expect(await childOf({ 身份证号: `52269920150411102${letter}` })).toMatchObject({
      idNumber: '52269920150411102X',
      issues: [],
    })
  })

  it.each([
    ['5.23E+17', ['id-repaired']],
    ['5.22699E+017', ['id-repaired']],
    ['5.22700E+17', ['id-scientific']],
    ['5.22698E+17', ['id-scientific']],
  ])('%s, cut or rounded, beside the 学籍号', async (text, issues) => {
    expect(await childOf({ 身份证号: text, 学籍号: `G${ID}` })).toMatchObject({ issues })
  })
})

describe('phones', () => {
  const [A, B] = ['13800000001', '13800000002']
  it.each<[string, string[], string[]]>([
    [`0086${A}`, [A], []],
    [`(+86)${A}`, [A], []],
    ['138.0000.0001', [A], []],
    ['138—0000—0001', [A], []],
    [`${A}${B}`, [A, B], []],
    [`①${A}②${B}`, [A, B], []],
    [`1.${A} 2.${B}`, [A, B], []],
    [`${A}-${B}`, [A, B], []],
    [`爷爷${A}（微信同号）`, [A], []],
    [`${A}、0851-1234567`, [A], ['phone-invalid']],
    ['138000000011', [], ['phone-invalid']],
    ['138****0001', [], ['phone-invalid']],
    ['没有电话', [], []],
    ['1.3800000001E+10', [A], []],
    ['1.38000E+10', [], ['phone-invalid']],
  ])('%s', async (text, phones, issues) => {
    expect(await childOf({ 监护人: '石老根', 监护人电话: text })).toMatchObject({ caregiver: { phones }, issues })
  })
})

describe('grade and class', () => {
  it.each<[string, number | null, string | null]>([
    ['（三）2班', 3, '2'],
    ['三①班', 3, '1'],
    ['三（2班）', 3, '2'],
    ['三〔2〕班', 3, '2'],
    ['第三年级第2班', 3, '2'],
    ['三年级㈡班', 3, '2'],
    ['枫林小学三年级（2）班', 3, '2'],
    ['初三（2）', 9, '2'],
    ['三年级（十一）班', 3, '11'],
    ['小三（1）班', 3, '1'],
    // The year of entry, at a day of the school year 2025—2026.
    ['2023级1班', 3, '1'],
    ['2024级', 2, null],
    ['2019级2班', 7, '2'],
  ])('%s', async (text, grade, label) => {
    for (const heading of ['班级', '年级', '年级班级'])
      expect(await childOf({ 性别: '女', [heading]: text })).toMatchObject({ grade, class: label, issues: [] })
  })

  it.each<[string, string, number, string | null]>([
    ['3.0', '2.0', 3, '2'],
    ['2023级', '1班', 3, '1'],
    ['三年级', '0301', 3, '1'],
    ['三年级', '301班', 3, '1'],
    ['七', '实验班', 7, '实验'],
    ['三年级', '无', 3, null],
  ])('年级 %s beside 班级 %s', async (grade, label, readGrade, readLabel) => {
    expect(await childOf({ 年级: grade, 班级: label })).toMatchObject({
      grade: readGrade,
      class: readLabel,
      issues: [],
    })
  })

  it.each([
    '（3.2）班',
    '(3·2)班',
    '(三.2)班',
    '（3-2）班',
    '【3.2】班',
    '三年级3.2班',
    '三年级（3.2）班',
    '3年级(三.二)班',
  ])('%s is class two of grade three', async (text) => {
    const child = await childOf({ 班级: text })
    expect([child.grade, child.class, child.issues]).toEqual([3, '2', []])
  })

  it('a class alone where grade and class are asked for', async () => {
    expect(await childOf({ 性别: '女', 年级班级: '二班' })).toMatchObject({
      grade: null,
      class: '2',
      issues: ['grade-unreadable'],
    })
  })

  it.each<[string, string, number | null, string | null]>([
    ['枫林小学四年级（1）班', '枫林小学', 4, '1'],
    ['石门村小 四2班', '石门村小', 4, '2'],
    ['第二小学', '第二小学', null, null],
    ['枫林小学（东校区）', '枫林小学（东校区）', null, null],
  ])('就读学校 %s', async (text, school, grade, label) => {
    expect(await childOf({ 性别: '女', 就读学校: text })).toMatchObject({ school, grade, class: label, issues: [] })
  })

  it('a junior school counts its years of entry from seven', async () => {
    expect(await childOf({ 学校: '大坪中学', 年级: '2024级' })).toMatchObject({ grade: 8 })
  })

  it.each(['学前班', '幼儿园大班', '高一', '十年级'])('%s is none of nine', async (text) => {
    expect(await childOf({ 性别: '女', 班级: text })).toMatchObject({ grade: null, issues: ['grade-unreadable'] })
  })
})

describe('boarding', () => {
  it.each(
    table([
      [
        true,
        '是',
        '√',
        '☑',
        'Y',
        '1',
        '对',
        'TRUE',
        '住校生',
        '内宿生',
        '是（周一至周五）',
        '在校住宿',
        '☑是 □否',
        '是√ 否',
        '☑住校',
        '[√] 寄宿',
        'Ⅰ住校',
        '一、是',
        '01 住校',
      ],
      [false, '02 走读', 'Ⅱ、走读', '二.否', '☒走读'],
      [false, '否', '×', '✕', 'N', '0', 'FALSE', '走读生', '未住校', '没有', '通学', '非寄宿生', '□是 ☑否', '是□否☑'],
      [null, '', '－', '/'],
    ]),
  )('%s', async (word, boarder) => {
    expect(await childOf({ 性别: '女', 是否寄宿: word })).toMatchObject({ boarder })
    expect(await childOf({ 性别: '女', 就读方式: word })).toMatchObject({ boarder })
  })
})

describe('relations', () => {
  it.each(
    table([
      [
        'relative',
        '外祖父母',
        '外公外婆',
        '爷爷、奶奶',
        '祖父/祖母',
        '姑婆',
        '舅公',
        '叔公',
        '姑奶奶',
        '舅爷',
        '堂哥',
        '嫂子',
      ],
      ['grandfather', '爷 爷', '公', '养祖父'],
      ['maternal-grandmother', '姥', '家婆', '外婆家'],
      ['aunt', '大妈', '嬸嬸', '伯娘', '二姨'],
      ['uncle', '表叔', '幺叔', '三舅', '姑丈'],
      ['mother', '娘', '后妈'],
      ['father', '爹', '继父'],
      ['other', '代理妈妈', '干爹', '邻居'],
    ]),
  )('%s', async (word, relation) => {
    expect(await childOf({ 监护人: '石某某', 与学生关系: word })).toMatchObject({ caregiver: { relation } })
  })
})

describe('where a parent is', () => {
  it.each(
    table<[string | null, boolean | null]>([
      [
        [null, false],
        '本地',
        '本地务工',
        '本镇打零工',
        '家务',
        '没出去',
        '在家带孩子',
        '在家（务农）',
        '务農',
        '待业在家',
        '农民',
      ],
      [[null, true], '外出', '在外地', '常年在外打工'],
      [[null, null], '离异', '离婚', '改嫁', '病故', '失踪', '服刑', '无业', '不详'],
      [['新疆务农', true], '新疆 务农'],
      [['广东东莞', true], '广东\n东莞'],
    ]),
  )('%s', async (text, [workPlace, away]) => {
    const cells = { 父亲姓名: '石建国', 父亲务工地点: text }
    expect(await childOf(cells)).toMatchObject({ father: { workPlace, away } })
  })

  const unknown = [null, null]
  it.each(
    table<(boolean | null)[]>([
      [
        [true, true],
        '双留守',
        '雙留守',
        '双留守儿童',
        '双亲外出',
        '父母皆外出',
        '父母亲均外出',
        '父外出，母外出',
        '父、母外出',
        '双方',
      ],
      [[true, null], '父外出', '单留守（父）', '单留守-父外出', '一方外出（父亲）', '父单方外出', '单亲外出（父）'],
      [[null, true], '母亲外出打工', '单留守:母外出'],
      [[true, false], '父外出、母在家', '父亲外出母亲在家'],
      [[false, true], '父在家,母外出'],
      [[false, false], '父母均在家', '未外出'],
      [unknown, '单留守', '父母一方外出', '非留守', ''],
    ]),
  )('%s', async (text, [father, mother]) => {
    for (const heading of ['外出类型', '留守类型', '父外出/母外出/双方外出'])
      expect(await childOf({ 性别: '女', [heading]: text })).toMatchObject({
        father: { away: father },
        mother: { away: mother },
      })
  })
})

describe('names', () => {
  it.each([...'•・．.‧∙⋅･﹒ꞏ᛫●', ' · ', '•・'])('a dot written %s', async (dot) => {
    const name = '阿依古丽·买买提'
    const written = name.replace('·', dot)
    expect(await childOf({ 姓名: written, 监护人: written })).toMatchObject({ name, caregiver: { name } })
  })

  it.each([
    ['张\u200b三\u200e', '张三'],
    ['张\u2003三\r\n', '张三'],
    ['張伟1', '張伟1'],
    ["'张三", '张三'],
    ['张三/张小三', '张三/张小三'],
    ['Ali Khan', 'AliKhan'],
    ['\u{2b5af}\u3f46', '\u{2b5af}\u3f46'],
    ['\ue000安', '\ue000安'],
    ['麦尔旦江·阿布都热西提·伊敏江·吐尔逊尼亚孜', '麦尔旦江·阿布都热西提·伊敏江·吐尔逊尼亚孜'],
  ])('%s', async (text, name) => {
    expect(await childOf({ 姓名: text, 性别: '女', 民族: '汉' })).toMatchObject({ name, issues: [] })
  })
})
