import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { agreementSheet } from '../../domain/reports/papers/agreement.ts'
import type { Family, Sheet } from '../../domain/reports/papers/sheet.ts'
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
