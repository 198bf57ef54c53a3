import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { agreementSheet } from '../../domain/reports/papers/agreement.ts'
import { letterSheet } from '../../domain/reports/papers/letter.ts'
import { noticeSheet } from '../../domain/reports/papers/notice.ts'
import { type Family, isLarge, NOTHING_GIVEN, type Sheet } from '../../domain/reports/papers/sheet.ts'
import { paperDocx } from './paper-docx.ts'

const FAMILY = {
  id: 'a',
  name: '石安安',
  className: '三(1)班',
  schoolName: '红树镇中心小学',
  villageName: '大坪村',
  carer: '奶奶',
} as Family
const LETTER: Sheet = {
  key: 'b',
  name: '石安安',
  alone: true,
  pieces: [{ piece: 'text', text: '家长您好', at: 'in' }],
}

it('an agreement is set closer than a letter, so that what is signed stays on its page; each begins one', async () => {
  const xml = async (sheets: Sheet[]) =>
    (await (await JSZip.loadAsync(await paperDocx('纸', sheets))).file('word/document.xml')?.async('string')) ?? ''
  const linesOf = (text: string) => new Set([...text.matchAll(/w:line="(\d+)" w:lineRule="auto"/g)].map((m) => m[1]))
  const signed = await xml([agreementSheet(FAMILY, null), agreementSheet(FAMILY, null)])
  expect([...linesOf(signed)].map(Number).filter((line) => line > 340 && line !== 520)).toEqual([])
  expect(signed.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
  // A letter of few words is set larger, for old eyes; a long one stays on its page.
  expect([...linesOf(await xml([LETTER]))]).toContain('500')
  const long: Sheet = { ...LETTER, pieces: [{ piece: 'text', text: '家长您好'.repeat(120), at: 'in' }] }
  expect([...linesOf(await xml([long]))]).toContain('440')
})

/** Each paragraph of the document: its words, and whether it stays with the next one. */
const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) => ({
    words: [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join(''),
    kept: p.includes('<w:keepNext/>'),
  }))

it('what is cut off a letter and sent back is not torn over two pages (S3.21)', async () => {
  const sheet = letterSheet('letter-start', '您好！'.repeat(400), FAMILY, NOTHING_GIVEN)
  const file = await JSZip.loadAsync(await paperDocx('信', [sheet, sheet]))
  const all = paragraphsOf((await file.file('word/document.xml')?.async('string')) ?? '')
  const at = all.findIndex((p) => p.words.startsWith('回执'))
  const slip = all.slice(at - 1, at + 5).map((p) => [p.words, p.kept])
  expect(slip).toEqual([
    ['', true],
    ['回执（请剪下来交给孩子带回）', true],
    ['石安安（三(1)班）的家长已收到信。', true],
    ['签名或手印：', true],
    ['电话：', true],
    ['想对学校说的：', false],
  ])
})

it('a letter with a slip is set larger only where all of it stays on one page', () => {
  const large = (lines: number) =>
    isLarge(letterSheet('letter-end', Array.from({ length: lines }, () => '您好。').join('\n'), FAMILY, NOTHING_GIVEN))
  expect([large(9), large(12)]).toEqual([true, false])
})

it('each of several slips on a page stands in one row that is not torn, cut from the next one', async () => {
  const sheet = noticeSheet('{孩子}的家长：\n明天放假。', FAMILY, NOTHING_GIVEN)
  const file = await JSZip.loadAsync(await paperDocx('条子', [sheet, sheet, sheet]))
  const xml = (await file.file('word/document.xml')?.async('string')) ?? ''
  expect(xml.match(/<w:tr><w:trPr><w:cantSplit\/>/g)).toHaveLength(3)
  expect(xml.match(/w:val="double"/g)).toHaveLength(3)
})
