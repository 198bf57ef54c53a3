import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { proseOf } from '../../domain/reports/kit/doc.ts'
import { draftSchoolSummary } from '../../domain/reports/school-summary.ts'
import { inputOf, WORKED, WORKED_BEFORE } from '../../domain/reports/testing/summary-input.ts'
import { piecesOf, printedSummary, signatureIndents, titleLines } from './printed-summary.ts'
import { summaryDocx } from './summary-docx.ts'
import { summaryHtml } from './summary-html.ts'

const page = printedSummary({
  title: '青石镇中心小学2026年秋季学期留守学生工作总结',
  unit: '青石镇中心小学',
  date: '2027-01-05',
  cutoff: '2026-12-31',
  checkCode: '1A2B-3C4D-5E6F',
  sections: draftSchoolSummary(inputOf({ ...WORKED, 'meetings.held': 2 }, WORKED_BEFORE)).sections,
})

/** One entry of a ZIP, by its local header. */
const entry = (zip: Buffer, name: string): string => {
  for (let at = zip.indexOf('PK\u0003\u0004'); at >= 0; at = zip.indexOf('PK\u0003\u0004', at + 4)) {
    const [nameLength, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)]
    if (zip.toString('utf8', at + 30, at + 30 + nameLength) !== name) continue
    return inflateRawSync(zip.subarray(at + 30 + nameLength + extra)).toString('utf8')
  }
  throw new Error(`no ${name}`)
}

describe('the Word document', () => {
  it('official: page, exact lines, an East Asian font on every run, pages numbered on both sides', async () => {
    const xml = entry(await summaryDocx(page, 'official'), 'word/document.xml')
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(xml).toMatch(/w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toMatch(/<w:footerReference w:type="default"[^>]*>.*<w:footerReference w:type="even"/)
    expect(xml.match(/<w:line="578"|w:line="578" w:lineRule="exact"/g)?.length).toBeGreaterThan(10)
    const runs = xml.match(/<w:r>.*?<\/w:r>/g) ?? []
    expect(runs.length).toBeGreaterThan(20)
    expect(runs.filter((r) => !r.includes('w:eastAsia='))).toEqual([])
    // Headings of the first level in 黑体, of the second in 楷体, neither bold.
    expect(xml).toMatch(/w:eastAsia="黑体"[^>]*\/?>(?:(?!<\/w:r>).)*一、基本情况/)
    expect(xml).toMatch(/w:eastAsia="楷体_GB2312"[^>]*\/?>(?:(?!<\/w:r>).)*（一）谈心家访。/)
    expect(xml).not.toMatch(/<w:b\/>(?:(?!<\/w:r>).)*一、基本情况/)
  })

  it('the title breaks after the school, the signature keeps a line of text, the notes stand below the date', () => {
    expect(titleLines(page.title, 18)).toEqual(['青石镇中心小学', '2026年秋季学期留守学生工作总结'])
    expect(titleLines('我校工作总结', 18)).toEqual(['我校工作总结'])
    expect(titleLines('青石镇2026年秋季学期农村留守儿童关爱保护工作总结', 18)).toEqual([
      '青石镇',
      '2026年秋季学期',
      '农村留守儿童关爱保护工作总结',
    ])
    expect(titleLines('石桥寄宿小学六(1)班2026至2027学年寄宿班工作总结', 18)).toEqual([
      '石桥寄宿小学六(1)班',
      '2026至2027学年寄宿班工作总结',
    ])
    expect(titleLines('云岭县青石镇中心完全小学关爱留守学生全年工作总结报告', 18)).toEqual([
      '云岭县青石镇中心完全小学',
      '关爱留守学生全年工作总结报告',
    ])
    const html = summaryHtml(page)
    expect(html.indexOf('2027年1月5日')).toBeLessThan(html.indexOf('数据说明：'))
    expect(html.indexOf('校验码：1A2B-3C4D-5E6F')).toBeGreaterThan(html.indexOf('数据说明：'))
    expect(html).not.toMatch(/<script|src=|href=/)
  })

  it('what is put up is set closer, on one sheet; what goes to an office keeps its 22 lines', async () => {
    const lines = async (level: 'public' | 'upward') =>
      entry(await summaryDocx({ ...page, level }, 'official'), 'word/document.xml').match(/w:line="(578|460)"/g)
    expect(new Set(await lines('public'))).toEqual(new Set(['w:line="460"']))
    expect(new Set(await lines('upward'))).toEqual(new Set(['w:line="578"']))
  })

  it('the notes stand whole on the page of the date: neither alone nor two lines of them', async () => {
    const xml = entry(await summaryDocx(page, 'official'), 'word/document.xml')
    const paragraphs = xml.match(/<w:p>.*?<\/w:p>/g) ?? []
    const of = (words: string) => paragraphs.find((p) => p.replace(/<[^>]*>/g, '').includes(words)) ?? ''
    expect(of('2027年1月5日')).toContain('<w:keepNext/>')
    expect(of('数据说明')).toContain('<w:keepNext/>')
    expect(of('数据说明')).toContain('<w:keepLines/>')
    expect(of('校验码')).not.toContain('<w:keepNext/>')
  })

  it('unit and date stand as on a paper without a seal: the date two letters after the unit, neither nearer than two to the edge', () => {
    expect(signatureIndents('岩脚小学', '2026年11月25日')).toEqual({ unit: 7, date: 2 })
    expect(signatureIndents('青石镇中心小学', '2026年11月25日')).toEqual({ unit: 4, date: 2 })
    expect(signatureIndents('云岭县青石镇中心完全小学', '2026年11月25日')).toEqual({ unit: 2, date: 5 })
    // Where a program sets digits apart, the date is wider by that, and begins two letters after the unit all the same.
    expect(signatureIndents('青石镇中心小学', '2026年11月25日', 0.25)).toEqual({ unit: 5.25, date: 2 })
  })

  it('a run-in heading is a piece of its own', () => {
    expect(
      piecesOf({ type: 'paragraph', content: [{ type: 'text', text: '（二）三次家访。走访98户。' }] }).map((p) => [
        p.text,
        p.sub,
      ]),
    ).toEqual([
      ['（二）三次家访。', true],
      ['走访98户。', false],
    ])
  })

  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
  it.runIf(office)('LibreOffice opens both layouts and finds every sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nuanyang-docx-'))
    for (const layout of ['official', 'plain'] as const) {
      writeFileSync(join(folder, `${layout}.docx`), await summaryDocx(page, layout))
      execFileSync(office ?? '', [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        join(folder, `${layout}.docx`),
      ])
      const text = readFileSync(join(folder, `${layout}.txt`), 'utf8')
      for (const section of page.sections)
        for (const paragraph of proseOf(section.doc))
          expect(text).toContain(
            piecesOf(paragraph)
              .map((p) => p.text)
              .join(''),
          )
    }
  })
})
