import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../read-roster.ts'
import { decode } from './decode.ts'
import { tablesIn } from './nested-tables.ts'
import { numberCell } from './number-cell.ts'
import { shownBy } from './number-formats.ts'
import { withoutStrayQuotes } from './stray-quotes.ts'

const HEAD = '姓名,性别,出生日期,家庭住址,备注'
const childrenOf = async (text: string) =>
  (await readRoster(new TextEncoder().encode(text), { at: '2026-09-10' })).children

describe('a quote that is never closed swallows no child', () => {
  it.each([
    ['opened in the middle', ['田一,女,2015-03-01,"河湾村一组,住校', '田二,男,2015-03-02,河湾村二组,']],
    [
      'opened in the last cell of two rows',
      ['田一,女,2015-03-01,河湾村,"爱画画', '田二,男,2015-03-02,河湾村,"会唱歌', '田三,男,2015-03-03,河湾村,'],
    ],
    ['closed by the next row’s own quotes', ['田一,女,2015-03-01,"河湾村一组,', '田二,男,2015-03-02,"河湾村,二组",']],
    [
      'closed by a later row, with whole rows between',
      ['田一,女,2015-03-01,"河湾村,', '田二,男,2015-03-02,青石村,', '田三,男,2015-03-03,青石村",'],
    ],
    ['closed by the last row, which stands within', ['田一,女,2015-03-01,"河湾村,', '田二,男,2015-03-02,青石村",']],
    ['opened in the last row', ['田一,女,2015-03-01,河湾村,', '田二,男,2015-03-02,"青石村,走读']],
    ['within a cell', ['田一,女,2015-03-01,河湾村"老屋"边,', '田二,男,2015-03-02,青石村,']],
  ])('%s', async (_, rows) => {
    const names = (await childrenOf([HEAD, ...rows].join('\n'))).map((c) => c.name)
    expect(names).toEqual(['田一', '田二', '田三'].slice(0, rows.length))
  })

  it('a cell that really goes over lines, with marks and doubled quotes in it, stays one cell', async () => {
    const children = await childrenOf(
      `${HEAD}\n田一,女,2015-03-01,"河湾村,一组\n老屋""大院""边",住校\n田二,男,2015-03-02,"青石村\r\n二组",`,
    )
    expect(children.map((c) => [c.name, c.address])).toEqual([
      ['田一', '河湾村,一组老屋"大院"边'],
      ['田二', '青石村二组'],
    ])
  })

  it.each([
    [
      'marks in lines of a cell',
      '姓名,住址,备注',
      ['田一,"河湾村,一组,老屋\n青石村,二组,新屋\n山下",住校', '田二,青石村,'],
    ],
    [
      'a line with as many marks as a row',
      '姓名,班级,住址',
      ['田一,三1班,"广东省\n东莞市,长安镇,某厂"', '田二,三2班,青石村'],
    ],
    [
      'the same beside sexes and dates',
      '姓名,性别,出生日期',
      ['田一,女,"2015-03-01\n户口本,出生证,都是"', '田二,男,2015-03-02'],
    ],
    ['numbers in such a line', '序号,姓名,备注', ['1,田一,"问过\n父亲,外出,2015"', '2,田二,']],
    ['doubled quotes at a line’s begin', '姓名,住址,备注', ['田一,"河湾村\n""老屋"",后面,坡上",', '田二,青石村,走读']],
    ['longer than any cell', '姓名,住址,备注', [`田一,"${'老井旁边,\n'.repeat(900)}",住校`, '田二,青石村,']],
    ['two names in the first cell', '姓名,性别,出生日期', ['"田一\n田小",女,2015-03-01', '田二,男,2015-03-02']],
    ['two names and two sexes', '姓名,性别,出生日期', ['"田一\n田小","女\n男",2015-03-01', '田二,男,2015-03-02']],
    ['carriage returns', '姓名,住址,备注', ['田一,"河湾村\r\n一组,老屋,左\r\n",住校', '田二,青石村,']],
  ])('right as it stands it is not touched: %s', async (_, head, rows) => {
    const text = [head, ...rows].join('\n')
    expect(withoutStrayQuotes(text, ',')).toBe(text)
    expect((await childrenOf(text)).map((c) => c.name.slice(0, 2))).toEqual(['田一', '田二'])
  })

  it('a cell of several lines stays one beside a quote of another row that was never closed', async () => {
    const rows = [
      '田一,女,2015-03-01,"河湾村\n一组,老屋,左边,后面,坡上",',
      '田二,男,2015-03-02,"青石村,',
      '田三,女,2015-03-03,山下,',
    ]
    const children = await childrenOf([HEAD, ...rows].join('\n'))
    expect(children.map((c) => [c.name, c.address])).toEqual([
      ['田一', '河湾村一组,老屋,左边,后面,坡上'],
      ['田二', '青石村'],
      ['田三', '山下'],
    ])
  })

  it.each([
    ['of one line', ['田', '1', '""', ',', '，', ' ']],
    ['of several lines, where no column tells a row', ['田', '""', ',', '，', ' ', '\n', '\r\n']],
  ])('what is rightly quoted is left as it is, whatever stands in it: %s', (_, letters) => {
    const cell = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((l) => `"${l.join('')}"`)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n')
        expect(withoutStrayQuotes(text, ',')).toBe(text)
      }),
    )
  })

  it('a file of nothing but quotes is soon read', () => {
    expect(withoutStrayQuotes(`${',"田\n'.repeat(50_000)}`, ',')).not.toContain('"')
  })
})

describe('one bad byte', () => {
  const bytes = new TextEncoder().encode(`${HEAD}\n田小禾,女,2015-03-01,河湾村,\n苗青,男,2015-03-02,青石村,\n`)
  /** Cuts the last byte of a letter. */
  const cut = (whole: Uint8Array, letter: string) => {
    const at = Buffer.from(whole).indexOf(letter)
    return Buffer.concat([whole.slice(0, at + 2), whole.slice(at + 3)])
  }

  it('makes one letter unreadable, not the file; the child is there and somebody is told', async () => {
    for (const mark of [[], [0xef, 0xbb, 0xbf]]) {
      const { children } = await readRoster(Buffer.concat([Buffer.from(mark), cut(bytes, '禾')]), { at: '2026-09-10' })
      expect(children.map((c) => [c.name, c.more.doubts])).toEqual([
        ['田小�', ['letter-unreadable']],
        ['苗青', []],
      ])
      expect(children[0]?.issueColumns['letter-unreadable']).toBe(0)
    }
  })

  it('text of the Chinese code page is not taken for broken UTF-8', () => {
    // 姓名,田小禾 in GBK.
    const gbk = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xcc, 0xef, 0xd0, 0xa1, 0xba, 0xcc])
    expect(decode(gbk)).toBe('姓名,田小禾')
    expect(decode(Uint8Array.from([...gbk, 0xff]))).toContain('姓名,田小禾')
  })

  it('a letter that only one old font has is asked about', async () => {
    const children = await childrenOf(`${HEAD}\n田\ue863,女,2015-03-01,河湾村,`)
    expect(children.map((c) => c.more.doubts)).toEqual([['letter-unreadable']])
  })
})

describe('a table within a table', () => {
  const rows =
    '<tr><th>姓名</th><th>性别</th><th>出生日期</th></tr><tr><td>田一</td><td>女</td><td>2015-03-01</td></tr><tr><td>田二</td><td>男</td><td>2015-03-02</td></tr>'
  const names = async (html: string) => (await childrenOf(`<html><body>${html}</body></html>`)).map((c) => c.name)

  it.each([
    [
      'a small one in the list’s head',
      `<table><tr><td colspan=3><table><tr><td>制表</td><td>2026-09-01</td></tr></table></td></tr>${rows}</table>`,
    ],
    [
      'the list in the frame of a layout',
      `<table><tr><td>导航<table><tr><td>首页</td></tr></table></td><td><table>${rows}</table></td></tr></table>`,
    ],
    [
      'a small one in a child’s own cell',
      `<table>${rows.replace('女', '<table><tr><td>女</td></tr></table>')}</table>`,
    ],
    ['two frames deep', `<table><tr><td><table><tr><td><table>${rows}</table></td></tr></table></td></tr></table>`],
    ['one that is never closed', `<table>${rows}`],
  ])('%s', async (_, html) => {
    expect(await names(html)).toEqual(['田一', '田二'])
  })

  it('a thousand open tables are refused', () => {
    expect(() => tablesIn('<table>'.repeat(1000))).toThrow()
  })
})

describe('the number format is part of what is written', () => {
  it.each([
    [3.1, '0.00', '3.10'],
    [3.1, '0.0', '3.1'],
    [3.12, '0.0', 3.12],
    [107, '00000', '00107'],
    [9, '0.00', 9],
    [13800001001, '0.00', 13800001001],
    [2015, '0', 2015],
    [3.1, '#,##0.00', 3.1],
    [-3.1, '0.00', -3.1],
    // Words of the format's own.
    [2, '0"班"', '2班'],
    [2, 'General"班"', '2班'],
    [2, 'G/通用格式"班"', '2班'],
    [2, '"三（"0"）班"', '三（2）班'],
    [3.1, '"三年级"0.00', '三年级3.10'],
    [7, '"2026"000', '2026007'],
    [7, '\\G\\X000', 'GX007'],
    [2, '@"班"', '2班'],
    [1, '[=1]"是";[=2]"否"', '是'],
    [2, '[=1]"是";[=2]"否"', '否'],
    [3, '[=1]"是";[=2]"否";General', 3],
    [1, '[=1]"女";[=2]"男"', '女'],
    [0, '[=1]"√";[=0]"×"', '×'],
    [1, '[>=1]"住校";"走读"', '住校'],
    [0, '[>=1]"住校";"走读"', '走读'],
    [1, '"√";;', '√'],
    [0, '"有";"";"无"', '无'],
    [4, '[Red]0"班";[Blue]-0"班"', '4班'],
    [1234, '#,##0"元"', '1234元'],
    // None of them.
    [12, '0.00_);\\(0.00\\)', 12],
    [12, '_ * #,##0_ ;_ * -#,##0_ ', 12],
    [0.5, '0%', 0.5],
    [12, ';;;', 12],
    [12, '#,##0;[Red]-#,##0', 12],
    [12, '[DBNum1][$-804]General', 12],
    [42105, 'yyyy"年"m"月"d"日"', { date: '2015-04-11' }],
    [42105, '[$-F800]dddd, mmmm dd, yyyy', { date: '2015-04-11' }],
    [42105, 'yyyy"年"m"月"d"日";@', { date: '2015-04-11' }],
    [42105, '[DBNum1][$-804]yyyy"年"m"月"', { date: '2015-04' }],
  ])('%d under %s is %s', (value, code, written) => {
    expect(numberCell(value, shownBy(164, code), false)).toEqual(written)
  })
  it('also where the file names the format by its number alone', () => {
    expect(numberCell(5.1, shownBy(2, undefined), false)).toBe('5.10')
  })
})
