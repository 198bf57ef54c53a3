import JSZip from 'jszip'
import { pageNumber, paragraph, run, xmlText } from './word-xml.ts'

/** Twentieths of a point. */
export type WordPage = {
  width: number
  height: number
  across?: boolean
  margin: { top: number; bottom: number; left: number; right: number; footer: number }
  borders?: string
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const parts = (list: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${list.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`

const relations = (list: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

const STYLES = `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`

const core = (title: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>暖阳</dc:creator></cp:coreProperties>`

const FOOT = { size: 16, color: '666666' }

const footer = (text: string): string =>
  `${HEAD}<w:ftr xmlns:w="${W}">${paragraph([run(`${text}　第 `, FOOT), pageNumber(FOOT), run(' 页', FOOT)], { align: 'center' })}</w:ftr>`

const section = ({ width, height, across, margin, borders }: WordPage, foot: boolean): string =>
  `<w:sectPr>${foot ? '<w:footerReference w:type="default" r:id="rId2"/>' : ''}<w:pgSz w:w="${across ? height : width}" w:h="${across ? width : height}"${across ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${margin.bottom}" w:left="${margin.left}" w:header="400" w:footer="${margin.footer}" w:gutter="0"/>${borders ?? ''}</w:sectPr>`

/**
 * A .docx that Word, WPS and LibreOffice open alike. `body`: paragraphs and tables (word-xml.ts). `foot`: stands small and grey at the foot of each
 * page, before its number; null: none.
 */
export const wordFile = (of: {
  title: string
  page: WordPage
  body: readonly string[]
  foot: string | null
}): Promise<Buffer> => {
  const zip = new JSZip()
  const footed = of.foot !== null
  zip.file(
    '[Content_Types].xml',
    parts([
      ['/word/document.xml', `${TYPE}.document.main+xml`],
      ['/word/styles.xml', `${TYPE}.styles+xml`],
      ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
      ...(footed ? [['/word/footer1.xml', `${TYPE}.footer+xml`] as const] : []),
    ]),
  )
  zip.file(
    '_rels/.rels',
    relations([
      [`${R}/officeDocument`, 'word/document.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
  )
  zip.file(
    'word/_rels/document.xml.rels',
    relations([[`${R}/styles`, 'styles.xml'], ...(footed ? [[`${R}/footer`, 'footer1.xml'] as const] : [])]),
  )
  zip.file('word/styles.xml', STYLES)
  zip.file('docProps/core.xml', core(of.title))
  if (of.foot !== null) zip.file('word/footer1.xml', footer(of.foot))
  zip.file(
    'word/document.xml',
    `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${of.body.join('')}${section(of.page, footed)}</w:body></w:document>`,
  )
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
