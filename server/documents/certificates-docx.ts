import type { Certificate } from '../../domain/reports/papers/certificate.ts'
import { wordFile } from './word-file.ts'
import { type Look, pageBorders, paragraph, run } from './word-xml.ts'

/** A4 lying across, twentieths of a point, in a frame. */
const PAGE = {
  width: 11906,
  height: 16838,
  across: true,
  margin: { top: 1900, bottom: 1400, left: 1900, right: 1900, footer: 700 },
  borders: pageBorders({ style: 'double', size: 12, color: '9A6B1F', space: 24 }),
}
const ink = (text: string, size: number, look: Partial<Look> = {}) => run(text, { size, font: '楷体', ...look })

const drawn = (one: Certificate, first: boolean): string[] => [
  paragraph([ink('奖　状', 84, { bold: true, font: '黑体' })], {
    align: 'center',
    fresh: !first,
    line: 360,
    after: 400,
  }),
  paragraph([ink(one.name, 48, { bold: true }), ink(`${one.className ? `（${one.className}）` : ''}同学：`, 36)], {
    line: 400,
    after: 160,
  }),
  paragraph(
    [
      ink(`${one.why ? `因${one.why}，` : ''}被评为`, 36),
      ink(`“${one.title}”`, 40, { bold: true }),
      ink('。特发此状，以资鼓励。', 36),
    ],
    { line: 400, firstLine: 720 },
  ),
  paragraph([ink(one.by, 32)], { align: 'right', line: 320, before: 700 }),
  paragraph([ink(one.day, 32)], { align: 'right', line: 320 }),
  ...(one.number ? [paragraph([ink(`编号 ${one.number}`, 22)], { align: 'right', line: 320 })] : []),
]

/** Certificates as one document (S2A.18), a page each. */
export const certificatesDocx = (title: string, list: readonly Certificate[], foot: string | null): Promise<Buffer> =>
  wordFile({ title, page: PAGE, foot, body: list.flatMap((one, i) => drawn(one, i === 0)) })
