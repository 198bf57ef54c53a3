import { describe, expect, it } from 'vitest'
import { FIELDS, NUMBER_FIELDS } from './headings/fields.ts'
import { childOf, csvOf, ID, readingOf } from './testing/reading-of.ts'

const A = '13800000001'

describe('headings as schools write them (dossier §4.2)', () => {
  it.each([
    '姓 名',
    '姓　　名',
    '*姓名',
    '姓\n名',
    '1.姓名',
    '（1）姓名',
    '姓名（必填）',
    '學生姓名',
    '①姓名',
    '【姓名】',
    '被监护人姓名',
    '未成年人姓名',
    '姓名(学生)',
    'Name',
  ])('name: %s', async (heading) => {
    const { children } = await readingOf(
      csvOf([
        ['序号', heading, '性别'],
        ['1', '石安安', '女'],
      ]),
    )
    expect(children).toMatchObject([{ name: '石安安', sex: 'female' }])
  })

  const kinds: [string, string, object, string[]][] = [
    [
      'birth',
      '2015-04-11',
      { birthDate: '2015-04-11' },
      ['出生日期\n（年/月/日）', '出生年月(如201503)', '出生年、月、日', '生日'],
    ],
    [
      'idNumber',
      ID,
      { idNumber: ID },
      ['公民身份证号码', '身份證號碼', '身份证号（18位）', '证件号码', '学生证件号码'],
    ],
    ['studentNo', 'G1', { studentNo: 'G1' }, ['全国学籍号（G+身份证号）', '學籍號', '学号']],
    ['school', '枫林小学', { school: '枫林小学' }, ['就读学校', '學校', '学籍学校', '校名']],
    ['grade', '三年级', { grade: 3 }, ['年級', '现就读年级', '就学年级']],
    ['class', '三（2）班', { grade: 3, class: '2' }, ['班別', '所在年级班级', '几年级几班', '年级、班级', '班']],
    [
      'address',
      '河湾村',
      { address: '河湾村' },
      ['家庭住址（乡镇、村、组）', '所在村(居)', '户籍所在地', '现居住地', '村组'],
    ],
    ['father', '石大', { father: { name: '石大' } }, ['父', '父親姓名', '学生父亲姓名', '爸爸姓名']],
    ['fatherPhone', A, { father: { phones: [A] } }, ['联系电话（父亲）', '手机号（父）', '父亲号码', '爸爸电话']],
    [
      'carer',
      '石老',
      { caregiver: { name: '石老' } },
      ['实际监护人', '代管人', '受托人', '照料人', '隔代监护人', '监 护 人'],
    ],
    ['boarder', '是', { boarder: true }, ['就读方式', '寄宿生（是/否）', '是否在校住宿']],
  ]
  it.each(kinds)('%s', async (_kind, cell, expected, headings) => {
    for (const heading of headings) expect(await childOf({ [heading]: cell, 民族: '苗' })).toMatchObject(expected)
  })

  it('what speaks of somebody else, or of a thing about the thing, is not taken for it', async () => {
    expect(
      await childOf({
        姓名拼音: 'shi an an',
        姓名: '石安安',
        曾用名: '石小安',
        身份证件类型: '居民身份证',
        身份证件号: ID,
        出生地: '云岭县',
        父亲身份证号: '522699198001010011',
        监护人年龄: '60',
        监护人住址: '大坪村',
        家庭住址: '河湾村',
      }),
    ).toMatchObject({ name: '石安安', idNumber: ID, birthDate: '2015-04-11', address: '河湾村', issues: [] })
  })

  it('a system’s export with many columns of its own is read', async () => {
    const own = Array.from({ length: 60 }, (_, i) => `项目${i}`)
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', ...own],
        ['石安', '女', ...own.map(() => '甲')],
      ]),
    )
    expect(children).toMatchObject([{ name: '石安', sex: 'female' }])
  })

  it('a list of names and nothing else', async () => {
    expect((await readingOf('姓名\n石安\n罗禾\n')).children.map((c) => c.name)).toEqual(['石安', '罗禾'])
  })
})

describe('names that are not the child’s', () => {
  it.each([
    '户主姓名',
    '采集人姓名',
    '祖父姓名',
    '爷爷姓名',
    '儿童主任姓名',
    '邻居姓名',
    '联系人姓名',
    '外出务工人员姓名',
    '村干部姓名',
  ])('%s before the child’s own', async (heading) => {
    const { children } = await readingOf(
      csvOf([
        [heading, '电话', '与户主关系', '学生姓名', '性别', '父亲姓名'],
        ['石老根', A, '孙女', '石安安', '女', '石建国'],
      ]),
    )
    expect(children).toMatchObject([
      { name: '石安安', father: { name: '石建国', phones: [] }, caregiver: { name: null, relation: null, phones: [] } },
    ])
  })

  it('被帮扶学生姓名 is', async () => {
    expect(
      (
        await readingOf(
          csvOf([
            ['帮扶教师', '被帮扶学生姓名', '性别'],
            ['何静', '石安', '女'],
          ]),
        )
      ).children,
    ).toMatchObject([{ name: '石安' }])
  })
})

describe('headings of official forms', () => {
  it('stars, what to fill in and examples beside each heading', async () => {
    const { children } = await readingOf(
      csvOf([
        [
          '*姓名（必填）',
          '性别*',
          '身分證號★',
          '出生日期\n(格式：2015-01-01)',
          '班级（如：三（1）班）',
          '监护人姓名（除父母外）',
        ],
        ['石安安', '女', ID, '2015-04-11', '四（1）班', '石老根'],
      ]),
    )
    expect(children).toMatchObject([
      { name: '石安安', idNumber: ID, birthDate: '2015-04-11', grade: 4, class: '1', caregiver: { name: '石老根' } },
    ])
  })

  it('县（区）, 乡（镇）, 村 and 组 under one address', async () => {
    const { children, skippedRows } = await readingOf(
      csvOf([
        ['姓名', '性别', '家庭住址', '', '', ''],
        ['', '', '县（区）', '乡（镇）', '村', '组'],
        ['石安安', '女', '暖阳县', '云溪镇', '松林村', '3组'],
      ]),
    )
    expect(children).toMatchObject([{ address: '暖阳县云溪镇松林村3组' }])
    expect(skippedRows.map((s) => s.reason)).toEqual(['header', 'header'])
  })
})

describe('one thing in several columns', () => {
  it('省 | 市 | 县 under 务工地点; 年 | 月 | 日 under 出生日期', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '父亲姓名', '父亲务工地点', '', '', '出生日期', '', ''],
        ['', '', '省', '市', '县（区）', '年', '月', '日'],
        ['石安安', '石建国', '浙江', '温州', '乐清', '2015', '4', '11'],
        ['罗禾', '罗大', '广东', '', '', '2016', '12', ''],
      ]),
    )
    expect(children).toMatchObject([
      { father: { workPlace: '浙江温州乐清' }, birthDate: '2015-04-11' },
      { father: { workPlace: '广东' }, birthDate: '2016-12' },
    ])
  })

  it('a second carer is no second number of the first', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '第一监护人', '电话', '与第一监护人关系', '第二监护人', '电话', '与第二监护人关系'],
        ['石安安', '石老根', A, '爷爷', '田桂兰', '13800000002', '奶奶'],
      ]),
    )
    expect(children).toMatchObject([{ caregiver: { name: '石老根', relation: 'grandfather', phones: [A] } }])
  })
})

it('every field that holds a number is masked and kept as text (M2)', () => {
  const named = Object.entries(FIELDS).filter(([, title]) => /电话|身份证|学籍号/.test(title))
  expect(named.map(([field]) => field).sort()).toEqual([...NUMBER_FIELDS].sort())
})
