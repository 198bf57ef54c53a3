import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { doc, figureNode, line, tableNode } from '../../domain/reports/kit/doc.ts'
import { hantPage } from './hant-page.ts'
import { printedSummary } from './printed-summary.ts'
import { summaryDocx } from './summary-docx.ts'

const PAGE = printedSummary({
  title: '云岭县农村留守儿童关爱工作总结',
  level: 'upward',
  unit: '青石镇中心小学',
  date: '2026-12-31',
  cutoff: '2026-12-31',
  checkCode: 'A1B2',
  sections: [
    {
      key: 'care',
      heading: '日常关爱',
      doc: doc(
        line`谈心${figureNode('talks.met', '491')}人次，由于范老师负责联系，慰问金发放2次。`,
        tableNode([[line`学校`], [line`于家湾小学`]].map((cells) => cells)),
      ),
    },
  ],
})

it('every word in traditional characters, the names of people as they are', async () => {
  const page = hantPage(PAGE, ['范老师'])
  expect(page.title).toBe('雲嶺縣農村留守兒童關愛工作總結')
  expect(JSON.stringify(page.sections)).toContain('由於范老师負責聯繫，慰問金發放2次')
  expect(JSON.stringify(page.sections)).toContain('491')
  const zip = await JSZip.loadAsync(await summaryDocx(page, 'official'))
  const text = ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '')
  expect(text).toContain('上報稿')
  expect(text).toContain('校驗碼：A1B2')
  expect(text).toContain('日常關愛')
})
