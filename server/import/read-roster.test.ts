import { describe, expect, it } from 'vitest'
import { readRoster } from './read-roster.ts'
import { utf8, xlsx } from './testing/sheets.ts'

const AT = '2025-09-10'
const read = (bytes: Uint8Array) => readRoster(bytes, { at: AT })
const csv = async (text: string) => read(utf8(text))
const first = async (text: string) => {
  const [child] = (await csv(text)).children
  if (!child) throw new Error('no child')
  return child
}
/** 522699201504112209: female, 2015-04-11, right check digit. */
const ID = '522699201504112209'

describe('kinds of file', () => {
  it('GB18030 text under any name, rare letters and protected numbers kept', async () => {
    const gbk = Buffer.concat([
      Buffer.from('d0d5c3fb2cd0d4b1f02cc9edb7ddd6a4bac50a', 'hex'),
      Buffer.from('d5c5c8fd2cc4d02c3d223532323639393230313530343131323230392209220a', 'hex').subarray(0, 0),
      Buffer.from('d5c5c8fd2cc5ae2c', 'hex'),
      Buffer.from(`="${ID}"\n`),
    ])
    const { children } = await read(gbk)
    expect(children).toMatchObject([
      { sheet: '', row: 2, name: '张三', sex: 'female', idNumber: ID, birthDate: '2015-04-11', issues: [] },
    ])
  })

  it('UTF-16 text with tabs, as Excel saves “Unicode text”', async () => {
    const text = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`姓名\t性别\t身份证号\r\n石安安\t女\t${ID}\r\n`, 'utf16le'),
    ])
    expect((await read(text)).children).toMatchObject([{ name: '石安安', idNumber: ID }])
  })

  it('an HTML table named .xls, with spans, entities and a hidden row', async () => {
    const html = `<html><meta charset=utf-8><table><tr><td colspan=3>枫林小学三年级（2）班留守儿童花名册</td></tr><tr><th>姓名<th>性别<th>身份证号</tr><tr><td>&#183562;雨<td>女<td style="mso-number-format:'@'">${ID}</tr><tr style="display:none"><td>罗小禾</td><td>男</td><td></td></tr></table></html>`
    const { children, population } = await read(utf8(html))
    expect(children).toMatchObject([
      { name: '\u{2cd0a}雨', school: '枫林小学', grade: 3, class: '2', idNumber: ID },
      { name: '罗小禾', hidden: true },
    ])
    expect(population).toBe('left-behind')
  })

  it('a workbook with a summary sheet, a dictionary sheet and one sheet a class', async () => {
    const book = await xlsx(
      { name: '汇总', rows: [['各班汇总表'], ['班级', '人数'], ['三(1)班', 2], ['合计', 2]] },
      {
        name: '三(1)班',
        rows: [
          ['姓名', '性别', '监护人'],
          ['龙巧', '女', '龙秀芬'],
        ],
      },
      {
        name: '三(2)班',
        rows: [
          ['序号', '姓名', '性别', '监护人'],
          [1, '田小雨', '女', '田婆婆'],
        ],
      },
      { name: '填表说明', rows: [['说明'], ['姓名：按户口本填写'], ['性别：男或女']] },
    )
    const { children, skippedRows } = await read(book)
    expect(children.map((c) => [c.name, c.grade, c.class])).toEqual([
      ['龙巧', 3, '1'],
      ['田小雨', 3, '2'],
    ])
    expect(skippedRows.filter((r) => r.sheet === '汇总').every((r) => r.reason === 'total')).toBe(true)
    expect(skippedRows.filter((r) => r.sheet === '填表说明').every((r) => r.reason === 'note')).toBe(true)
  })

  it('rows hidden by a filter are read and marked', async () => {
    const { children } = await read(
      await xlsx({
        rows: [
          ['姓名', '性别', '民族'],
          ['石桂', '男', '苗'],
          ['潘月', '女', '汉'],
        ],
        hiddenRows: [3],
      }),
    )
    expect(children.map((c) => c.hidden ?? false)).toEqual([false, true])
  })
})

describe('headers and rows', () => {
  it('Traditional headings read like Simplified, names stay as written', async () => {
    const child = await first(
      '姓名,性別,身份證號碼,監護人姓名,與學生關係,聯繫電話\n張麗華,女,,張老根,爺爺,13800000001\n',
    )
    expect(child).toMatchObject({
      name: '張麗華',
      caregiver: { name: '張老根', relation: 'grandfather', phones: ['13800000001'] },
    })
  })

  it('two lines of headings without merges, a line of column numbers, an example row, totals and signatures', async () => {
    const { children, skippedRows } = await csv(
      [
        '附件1',
        '云岭县留守儿童登记表',
        '填报单位：河湾小学（盖章）,,,,,,填报日期：2025年9月5日',
        '序号,姓名,性别,父亲,,母亲,,备注',
        ',,,姓名,联系电话,姓名,联系电话,',
        '1,2,3,4,5,6,7,8',
        '示例,李某某,男,李大,13800000009,王二,13800000008,',
        '1,罗小禾,男,罗大海,13800000004,杨梅,13800000044,',
        '小计,1人,,,,,,',
        '',
        '填表人：何静,,,审核人：周明,,,,',
        '注：本表一式两份。',
      ].join('\n'),
    )
    expect(children).toMatchObject([
      {
        row: 8,
        name: '罗小禾',
        school: '河湾小学',
        father: { name: '罗大海', phones: ['13800000004'] },
        mother: { name: '杨梅', phones: ['13800000044'] },
      },
    ])
    expect(skippedRows.map((r) => [r.row, r.reason])).toEqual([
      [1, 'note'],
      [2, 'title'],
      [3, 'title'],
      [4, 'header'],
      [5, 'header'],
      [6, 'header'],
      [7, 'note'],
      [9, 'total'],
      [10, 'blank'],
      [11, 'footer'],
      [12, 'note'],
    ])
  })

  it('merged cells and 同上 fill down; a plain empty cell does not', async () => {
    const { children } = await read(
      await xlsx({
        rows: [
          ['班级', '姓名', '性别', '家庭住址', '监护人'],
          ['五（1）班', '罗小禾', '男', '河湾村3组', '田桂兰'],
          [null, '罗小满', '女', '同上', '〃'],
          [null, '龙巧', '女', null, null],
        ],
        merges: ['A2:A4'],
      }),
    )
    expect(children.map((c) => [c.grade, c.class, c.address, c.caregiver.name])).toEqual([
      [5, '1', '河湾村3组', '田桂兰'],
      [5, '1', '河湾村3组', '田桂兰'],
      [5, '1', null, null],
    ])
  })

  it('a row without a name is reported, not lost', async () => {
    const { children } = await csv(`姓名,性别,身份证号,监护人\n,女,${ID},石老根\n`)
    expect(children).toMatchObject([{ name: '', idNumber: ID, issues: ['name-missing'] }])
  })

  it('tick columns: sex, boarding, who is away', async () => {
    const { children } = await read(
      await xlsx({
        rows: [
          ['姓名', '性别', null, '住宿情况', null, '外出情况', null, null],
          [null, '男', '女', '寄宿', '走读', '父外出', '母外出', '双方外出'],
          ['石安安', null, '√', '√', null, '√', null, null],
          ['吴天宇', '√', null, null, '√', null, null, '√'],
        ],
        merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:H1'],
      }),
    )
    expect(children.map((c) => [c.sex, c.boarder, c.father.away, c.mother.away])).toEqual([
      ['female', true, true, null],
      ['male', false, true, true],
    ])
  })
})

describe('numbers', () => {
  it.each([
    ['５２２６９９２０１５０４１１２２０９', '', ID, []],
    ["'522699 20150411 2209", '', ID, []],
    ['522699201504112208', '', '522699201504112208', ['id-checksum']],
    ['52269920150411220', '', null, ['id-length']],
    ['5.22699E+17', '', null, ['id-scientific']],
    ['5.22699E+17', `G${ID}`, ID, ['id-repaired']],
    ['5.22699E+17', 'G522699201612302237', '522699201612302237', ['id-repaired']],
    ['5.22698E+17', `G${ID}`, null, ['id-scientific']],
    ['', `l${ID}`, ID, ['id-repaired']],
    ['无', '', null, []],
    ['5226992O15O4112209', '', ID, []],
  ])('ID %s beside 学籍号 %s', async (id, no, expected, issues) => {
    expect(await first(`姓名,性别,身份证号,学籍号\n石安安,,${id},${no}\n`)).toMatchObject({
      idNumber: expected,
      issues,
    })
  })

  it('an ID kept as a number lost its tail; the 学籍号 has it', async () => {
    const { children } = await read(
      await xlsx({
        rows: [
          ['姓名', '性别', '身份证号', '学籍号'],
          ['甲乙', '女', Number(ID), null],
          ['丙丁', '女', Number(ID), `G${ID}`],
        ],
      }),
    )
    expect(children.map((c) => [c.idNumber, c.issues])).toEqual([
      [null, ['id-scientific']],
      [ID, ['id-repaired']],
    ])
  })

  it.each([
    ['2015.4.11', '2015-04-11'],
    ['2015年4月', '2015-04'],
    ['20150411', '2015-04-11'],
    ['201504', '2015-04'],
    ['42105', '2015-04-11'],
    ['15-04-11', '2015-04-11'],
    ['2015/4/11 0:00:00', '2015-04-11'],
    ['2015-04-11T00:00', '2015-04-11'],
    ['二〇一五年四月十一日', '2015-04-11'],
    ['２０１５．０４．１１', '2015-04-11'],
    ['4/11/2015', '2015-04-11'],
  ])('birth %s', async (text, expected) => {
    expect(await first(`姓名,性别,出生日期\n石安安,女,${text}\n`)).toMatchObject({ birthDate: expected, issues: [] })
  })

  it('a month that the ID agrees with becomes the day; a conflict keeps the written value', async () => {
    expect(await first(`姓名,出生年月,身份证号\n石安安,2015.04,${ID}\n`)).toMatchObject({
      birthDate: '2015-04-11',
      issues: [],
    })
    expect(await first(`姓名,出生年月,身份证号\n石安安,2015.05,${ID}\n`)).toMatchObject({
      birthDate: '2015-05',
      issues: ['birth-conflict'],
    })
    expect(await first(`姓名,出生日期,身份证号,性别\n石安安,去年春天,${ID},男\n`)).toMatchObject({
      birthDate: '2015-04-11',
      sex: 'male',
      issues: ['date-unreadable', 'sex-conflict'],
    })
    expect(await first('姓名,出生日期,年龄\n石安安,2015-04-11,7岁\n')).toMatchObject({ issues: ['age-conflict'] })
  })

  it.each([
    ['13800000001/13800000002', ['13800000001', '13800000002'], []],
    ['138 0000 0001、138-0000-0002', ['13800000001', '13800000002'], []],
    ['13800000001 13800000002', ['13800000001', '13800000002'], []],
    ['+86 13800000001', ['13800000001'], []],
    ['13800000001.0', ['13800000001'], []],
    ['1380000000', [], ['phone-invalid']],
    ['无', [], []],
    ['1.38E+10', [], ['phone-invalid']],
  ])('phone %s', async (text, phones, issues) => {
    expect(await first(`姓名,性别,监护人,监护人电话\n石安安,女,石老根,${text}\n`)).toMatchObject({
      caregiver: { phones },
      issues,
    })
  })

  it.each([
    ['三年级(2)班', 3, '2'],
    ['三2', 3, '2'],
    ['三（2）', 3, '2'],
    ['3.2班', 3, '2'],
    ['701', 7, '1'],
    ['七1', 7, '1'],
    ['初一3班', 7, '3'],
    ['五年级一班', 5, '1'],
    ['四(实验)班', 4, '实验'],
  ])('class %s', async (text, grade, label) => {
    expect(await first(`姓名,性别,班级\n石安安,女,${text}\n`)).toMatchObject({ grade, class: label, issues: [] })
  })

  it('an unreadable grade is reported', async () => {
    expect(await first('姓名,性别,年级\n石安安,女,学前班\n')).toMatchObject({
      grade: null,
      issues: ['grade-unreadable'],
    })
  })
})

describe('family', () => {
  it('two parents in one cell, two phones, one shared place', async () => {
    expect(
      await first('姓名,性别,父母姓名,联系电话,务工地点\n石安安,女,石建国/吴小英,13800000001、13800000002,广东东莞\n'),
    ).toMatchObject({
      father: { name: '石建国', phones: ['13800000001'], workPlace: '广东东莞', away: true },
      mother: { name: '吴小英', phones: ['13800000002'], workPlace: '广东东莞', away: true },
    })
    expect(await first('姓名,性别,家长姓名\n石安安,女,父：石建国 母：吴小英\n')).toMatchObject({
      father: { name: '石建国' },
      mother: { name: '吴小英' },
    })
  })

  it('a shared place counts only for a parent that is written', async () => {
    expect(await first('姓名,性别,父亲姓名,母亲姓名,务工地点\n石安安,女,,吴小英,浙江义乌\n')).toMatchObject({
      father: { name: null, workPlace: null, away: null },
      mother: { workPlace: '浙江义乌', away: true },
    })
  })

  it('at home, farming and × are not away; 双留守 is', async () => {
    expect(
      await first('姓名,性别,父亲,父亲务工地点,母亲,母亲务工地点\n石安安,女,石建国,在家务农,吴小英,×\n'),
    ).toMatchObject({ father: { away: false, workPlace: null }, mother: { away: false, workPlace: null } })
    expect(await first('姓名,性别,留守类型\n石安安,女,双留守\n')).toMatchObject({
      father: { away: true },
      mother: { away: true },
    })
  })

  it.each([
    ['祖父', 'grandfather'],
    ['奶奶', 'grandmother'],
    ['外公', 'maternal-grandfather'],
    ['姥姥', 'maternal-grandmother'],
    ['阿婆', 'maternal-grandmother'],
    ['姑妈', 'aunt'],
    ['舅舅', 'uncle'],
    ['班主任', 'teacher'],
    ['父子', 'father'],
    ['母女', 'mother'],
    ['表哥', 'relative'],
    ['邻居', 'other'],
    ['爺爺', 'grandfather'],
  ])('relation %s', async (word, relation) => {
    expect(await first(`姓名,性别,监护人,与监护人关系\n石安安,女,某人,${word}\n`)).toMatchObject({
      caregiver: { name: '某人', relation },
    })
  })

  it('a lone 联系电话 belongs to the person before it and is copied to nobody', async () => {
    expect(
      await first(
        '姓名,性别,父亲姓名,联系电话,监护人,关系,联系电话\n石安安,女,石建国,13800000001,石老根,爷爷,13800000003\n',
      ),
    ).toMatchObject({ father: { phones: ['13800000001'] }, caregiver: { phones: ['13800000003'] } })
  })

  it('minority names with every middle dot, spaces inside names', async () => {
    const { children } = await csv('姓名,性别,民族\n阿依古丽•买买提,女,维\n古丽．艾山,女,维\n张　三,男,汉\n')
    expect(children.map((c) => c.name)).toEqual(['阿依古丽·买买提', '古丽·艾山', '张三'])
  })

  it('the later of two like rows says so, across scripts', async () => {
    const { children } = await csv('姓名,性别,出生日期\n张丽华,女,2015-04-11\n張麗華,女,2015-04-11\n')
    expect(children.map((c) => c.issues)).toEqual([[], ['duplicate-in-file']])
  })
})
