/** What is used of pdfmake 0.3, which brings no types. Lengths in points. */
declare module 'pdfmake' {
  type Align = 'left' | 'center' | 'right'
  type Edges = [left: number, top: number, right: number, bottom: number]
  export type PdfText = { text: string; bold?: boolean }
  export type PdfNode = {
    text?: string | PdfText[]
    stack?: PdfNode[]
    table?: {
      headerRows: number
      keepWithHeaderRows?: number
      dontBreakRows: boolean
      widths: number[]
      body: PdfCell[][]
    }
    canvas?: { type: 'rect'; x: number; y: number; w: number; h: number; color: string }[]
    layout?: PdfGrid
    alignment?: Align
    fontSize?: number
    lineHeight?: number
    bold?: boolean
    margin?: Edges
    leadingIndent?: number
    unbreakable?: boolean
    headlineLevel?: number
    pageBreak?: 'before'
  }
  /** A cell that stands over others: those are there too, and empty. */
  export type PdfCell = PdfNode & { colSpan?: number; rowSpan?: number }
  export type PdfGrid = {
    hLineWidth: () => number
    vLineWidth: () => number
    paddingLeft: () => number
    paddingRight: () => number
    paddingTop: () => number
    paddingBottom: () => number
  }
  /** Of a node already placed. */
  export type PdfPlaced = { headlineLevel?: number }
  export type PdfAround = { getFollowingNodesOnPage: () => PdfPlaced[] }
  export type PdfDefinition = {
    pageSize: 'A4' | 'A3'
    pageOrientation?: 'portrait' | 'landscape'
    pageMargins: Edges
    language: string
    info: { title: string; author: string; creator: string }
    defaultStyle: { font: string; fontSize: number; lineHeight: number }
    footer: (page: number, pages: number) => PdfNode
    pageBreakBefore?: (node: PdfPlaced, around: PdfAround) => boolean
    content: PdfNode[]
  }
  type Policy = (address: string) => boolean
  const pdfmake: {
    setFonts: (fonts: Record<string, { normal: string; bold: string }>) => void
    setUrlAccessPolicy: (may: Policy) => void
    setLocalAccessPolicy: (may: Policy) => void
    createPdf: (definition: PdfDefinition) => { getBuffer: () => Promise<Buffer> }
  }
  export default pdfmake
}
