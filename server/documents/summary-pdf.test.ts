import { describe, expect, it } from 'vitest'
import { figureNode, tableNode, textNode } from '../../domain/reports/kit/doc.ts'
import { draftSchoolSummary } from '../../domain/reports/school-summary.ts'
import { inputOf, WORKED, WORKED_BEFORE } from '../../domain/reports/testing/summary-input.ts'
import { pdfText } from '../testing/pdf-text.ts'
import { lettersOf } from './font-letters.ts'
import { hantPage } from './hant-page.ts'
import { drawable, missingLetters, PDF_FONT } from './pdf-font.ts'
import { type PrintedSummary, printedSummary, summaryText } from './printed-summary.ts'
import { summaryPdf } from './summary-pdf.ts'

const page = printedSummary({
  title: '青石镇中心小学2026年秋季学期留守学生工作总结',
  level: 'upward',
  unit: '青石镇中心小学',
  date: '2027-01-05',
  cutoff: '2026-12-31',
  checkCode: '1A2B-3C4D-5E6F',
  sections: draftSchoolSummary(inputOf(WORKED, WORKED_BEFORE)).sections,
})
const bare = (text: string) => text.replace(/\s/g, '')
const pagesOf = async (summary: PrintedSummary, layout: 'official' | 'plain' = 'official') =>
  pdfText(await summaryPdf(summary, layout))
const withBlock = (block: PrintedSummary['sections'][number]['doc']['content'][number]): PrintedSummary => ({
  ...page,
  sections: page.sections.map((s, i) =>
    i === 1 ? { ...s, doc: { ...s.doc, content: [...s.doc.content, block] } } : s,
  ),
})

describe('the .pdf', () => {
  it('says each sentence of the page in order, can be searched, numbers its pages; A4', async () => {
    const pdf = await summaryPdf(page, 'official')
    expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 595.28 841.89]')
    expect(pdf.length).toBeLessThan(200_000)
    const pages = pdfText(pdf)
    const text = bare(pages.map((p) => p.replace(/\n?— \d+ —$/, '')).join(''))
    let at = 0
    for (const { heading, text: said } of summaryText({
      ...page,
      sections: page.sections.filter((s) => s.key !== 'notes'),
    })) {
      const found = text.indexOf(bare(`${heading ?? ''}${said}`), at)
      expect(found, heading ?? said).toBeGreaterThanOrEqual(at)
      at = found
    }
    expect(text.indexOf('2027年1月5日')).toBeGreaterThan(at)
    expect(text.indexOf('校验码：1A2B-3C4D-5E6F')).toBeGreaterThan(text.indexOf('2027年1月5日'))
    expect(pages.length).toBeGreaterThan(1)
    for (const [i, p] of pages.entries()) expect(p.endsWith(`— ${i + 1} —`), p.slice(-20)).toBe(true)
    expect(text.startsWith('上报稿青石镇中心小学2026年秋季学期')).toBe(true)
  })

  it('a long table has its head on every page, and no heading ends one', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [[textNode(`青石村${i}`)], [figureNode('pupils', `${i}`)]])
    const long = withBlock(tableNode([[[textNode('哪个村')], [textNode('人数')]], ...rows]))
    for (const layout of ['official', 'plain'] as const) {
      const pages = await pagesOf(long, layout)
      const holding = pages.filter((p) => p.includes('青石村'))
      expect(holding.length).toBeGreaterThan(1)
      for (const p of holding) expect(p).toContain('哪个村')
      for (const p of pages) expect(p.split('\n').at(-2)).not.toMatch(/^[一二三四五六七八九十]、/)
    }
  })

  it('数据说明 never stands alone on the last page nor in part, wherever the text happens to end', async () => {
    for (let lines = 0; lines < 26; lines += 5) {
      const filler = Array.from({ length: lines }, () => ({
        type: 'paragraph' as const,
        content: [textNode('多写一行，看最后一页怎样。')],
      }))
      const longer: PrintedSummary = {
        ...page,
        sections: page.sections.map((s, k) =>
          k === 1 ? { ...s, doc: { ...s.doc, content: [...s.doc.content, ...filler] } } : s,
        ),
      }
      const last = bare((await pagesOf(longer)).at(-1) ?? '')
      for (const words of ['2027年1月5日', '数据说明：', '校验码：']) expect(last, `${lines}`).toContain(words)
    }
  })

  it('a letter that the font lacks is 〓, and named with its code', async () => {
    const pages = await pagesOf(withBlock({ type: 'paragraph', content: [textNode('陈㛃、李𬭼、王𠮷。')] }))
    const text = bare(pages.join(''))
    expect(text).toContain('陈㛃、李𬭼、王〓。')
    expect(text).toContain('缺1个字（U+20BB7）')
    expect(text).not.toContain('�')
    expect(bare((await pagesOf(page)).join(''))).not.toContain('〓')
  })

  it('in traditional letters every one has its shape', async () => {
    const text = bare((await pagesOf(hantPage(page, []))).join(''))
    expect(text).toContain('留守學生工作總結')
    expect(text).not.toContain('〓')
  })
})

describe('the font', () => {
  it('both weights hold the same letters: those of law and of every stamp, box and bar', () => {
    const letters = lettersOf(PDF_FONT.normal)
    expect(letters.size).toBeGreaterThan(20_000)
    expect([...lettersOf(PDF_FONT.bold)].filter((c) => !letters.has(c))).toEqual([])
    expect(missingLetters('〔2016〕13号“留守”——每月①次，占92.1%；≥3×2÷1 █▒□〓')).toEqual([])
  })
  it('what only chooses a shape is no letter; each lacking one is told once', () => {
    expect(drawable('葛\u{e0100}、𠮷。')).toBe('葛、〓。')
    expect(missingLetters('王𠮷、李𠮷')).toEqual(['𠮷'])
  })
})
