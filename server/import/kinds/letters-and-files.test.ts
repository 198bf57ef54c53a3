import { describe, expect, it } from 'vitest'
import { childOf, csvOf, ID, readingOf } from '../testing/reading-of.ts'
import { bookOf, utf8, xlsx } from '../testing/sheets.ts'

describe('letters that only look alike, and letters that are none', () => {
  it.each<[string, string]>([
    ['\u2FF0', ''],
    ['⻄⻔⻢', '西门马'],
    ['⾼⼩⽟', '高小玉'],
    ['⻘⽊', '青木'],
  ])('radicals stand for their letters when names are compared: %s', async (written, letters) => {
    if (letters === '') return
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', '出生日期'],
        [letters, '女', '2015-04-11'],
        [written, '女', '2015-04-11'],
      ]),
    )
    expect(children.map((c) => c.issues)).toEqual([[], ['duplicate-in-file']])
  })
  it.each(['石\ue5f1安', '石\uf8f5', '石\u{f0001}安', '石\ufffd安'])(
    'a letter of the private area, or a lost one, is asked about: %j',
    async (name) => {
      expect((await childOf({ 姓名: name, 性别: '女', 民族: '汉' })).more.doubts).toEqual(['letter-unreadable'])
    },
  )
  it.each<[string, string]>([
    ['石\u00ad安\u200d安', '石安安'],
    ['\ufeff石安安', '石安安'],
    ['石安安\u3164', '石安安'],
    ['石\u2060安安', '石安安'],
    ['石安安\u000b', '石安安'],
  ])('%j', async (written, name) => {
    expect((await childOf({ 姓名: written, 性别: '女', 民族: '汉' })).name).toBe(name)
  })
  it('headings in look-alike letters, spaces of every kind, and full width', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓\u2003名', '性\u00a0别', '⾝份证号', '出⽣⽇期'],
        ['石安安', '⼥', ID, '2015-04-11'],
      ]),
    )
    expect(children).toMatchObject([{ name: '石安安', sex: 'female', idNumber: ID }])
  })
})

describe('options with their codes', () => {
  it.each<[string, string, object]>([
    ['是否寄宿', '1-走读', { boarder: false }],
    ['是否寄宿', '2.寄宿', { boarder: true }],
    ['就读方式', '01|走读', { boarder: false }],
    ['就读方式', 'B:住校', { boarder: true }],
    ['性别', '1-男性', { sex: 'male' }],
    ['性别', '2|女', { sex: 'female' }],
    ['性别', '[2]女', { sex: 'female' }],
    ['性别', '女性2', { sex: 'female' }],
    ['是否寄宿', 'A.是', { boarder: true }],
    ['是否寄宿', '(2) 否', { boarder: false }],
    ['是否寄宿', '①是', { boarder: true }],
    ['父亲是否外出', '0：否', { father: { away: false } }],
    ['母亲是否外出', '1_是', { mother: { away: true } }],
    ['与学生关系', '3-爷爷', { caregiver: { relation: 'grandfather' } }],
    ['监护人', '2-奶奶', { caregiver: { name: '奶奶', relation: 'grandmother' } }],
  ])('%s: %s', async (heading, cell, expected) => {
    expect(await childOf({ 性别: '女', 监护人: '木果', [heading]: cell })).toMatchObject(expected)
  })
})

describe('number formats are part of what is written', () => {
  it('3.10 under a format of two places, 00107 under one of five digits', async () => {
    const styled = bookOf(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>性别</t></is></c><c r="C1" t="inlineStr"><is><t>班级</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>石安安</t></is></c><c r="B2" t="inlineStr"><is><t>女</t></is></c><c r="C2" t="str"><v>3.10</v></c></row></sheetData>',
    )
    expect((await readingOf(styled)).children).toMatchObject([{ grade: 3, class: '10' }])
  })
})

describe('formula cells', () => {
  const row = (cells: string) =>
    bookOf(
      `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>性别</t></is></c><c r="C1" t="inlineStr"><is><t>出生日期</t></is></c></row><row r="2">${cells}</row></sheetData>`,
    )
  const name = '<c r="A2" t="inlineStr"><is><t>石安安</t></is></c><c r="B2" t="inlineStr"><is><t>女</t></is></c>'
  it.each<[string, string, string[]]>([
    ['without a value', `${name}<c r="C2"><f>TODAY()</f></c>`, ['formula-unworked']],
    ['with an empty value', `${name}<c r="C2"><f>A1</f><v></v></c>`, ['formula-unworked']],
    ['with its value', `${name}<c r="C2" t="str"><f>TEXT(A1,"0")</f><v>2015-04-11</v></c>`, []],
    ['whose text is empty', `${name}<c r="C2" t="str"><f>""</f><v></v></c>`, []],
  ])('%s', async (_what, cells, doubts) => {
    expect((await readingOf(row(cells))).children.map((c) => [c.name, c.more.doubts])).toEqual([['石安安', doubts]])
  })
  it('a name by formula without a value is a child that is asked about', async () => {
    const { children } = await readingOf(
      row(
        '<c r="A2"><f>B9</f></c><c r="B2" t="inlineStr"><is><t>女</t></is></c><c r="C2" t="inlineStr"><is><t>2015-04-11</t></is></c>',
      ),
    )
    expect(children.map((c) => c.more.doubts)).toEqual([['formula-unworked']])
  })
})

describe('text files of other programs', () => {
  const HEAD = '姓名,性别,出生日期'
  it.each<[string, string]>([
    ['tabs', '姓名\t性别\t出生日期\n石安安\t女\t2015-04-11\n罗小禾\t男\t2015-05-11'],
    ['semicolons', '姓名;性别;出生日期\r\n石安安;女;2015-04-11\r\n罗小禾;男;2015-05-11'],
    ['bars', '姓名|性别|出生日期\n石安安|女|2015-04-11\n罗小禾|男|2015-05-11'],
    ['commas of full width', '姓名，性别，出生日期\n石安安，女，2015-04-11\n罗小禾，男，2015-05-11'],
    ['carriage returns alone', `${HEAD}\r石安安,女,2015-04-11\r罗小禾,男,2015-05-11`],
    ['a line that says the separator', `sep=,\n${HEAD}\n石安安,女,2015-04-11\n罗小禾,男,2015-05-11`],
    ['an open quote', `${HEAD}\n"石安安,女,2015-04-11\n罗小禾,男,2015-05-11`],
    ['a quote within', `${HEAD}\n石安安,女,2015-04-11"\n罗小禾,男,2015-05-11`],
    ['curly quotes', `${HEAD}\n“石安安”,女,2015-04-11\n“罗小禾”,男,2015-05-11`],
    ['an end of file mark', `${HEAD}\n石安安,女,2015-04-11\n罗小禾,男,2015-05-11\n\u001a`],
    ['empty columns behind', `${HEAD},,,,\n石安安,女,2015-04-11,,,,\n罗小禾,男,2015-05-11,,,,`],
    ['ragged lines', `${HEAD}\n石安安,女,2015-04-11,\n罗小禾,男,2015-05-11,,,,,,`],
  ])('%s', async (_what, text) => {
    expect((await readingOf(utf8(text))).children.map((c) => c.name)).toEqual(['石安安', '罗小禾'])
  })
  it('of two bytes a letter, either end first', async () => {
    const text = `${HEAD}\n石安安,女,2015-04-11`
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big])
      expect((await readingOf(new Uint8Array(bytes))).children.map((c) => c.name)).toEqual(['石安安'])
  })
})

it('a column of notes that calls a child gone is told of where the child stands, struck out or not', async () => {
  const { children } = await readingOf(
    await xlsx({
      rows: [
        ['姓名', '性别', '备注'],
        ['石安安', '女', '转走'],
        ['罗小禾', '男', ''],
      ],
    }),
  )
  expect(children.map((c) => c.more.left)).toEqual([{ says: '转走', to: null }, null])
})
