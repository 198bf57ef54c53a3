import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Sheet } from '../domain/reports/papers/sheet.ts'

/** The same words by the library that summaries are written with: every piece a paragraph, every table a table. What a batch would cost by it. */
export const libraryPages = (sheets: readonly Sheet[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: sheets.flatMap((sheet) =>
            sheet.pieces.flatMap((piece): (Paragraph | Table)[] =>
              piece.piece === 'rows' ? [tableOf([piece.head, ...piece.rows])] : [line(JSON.stringify(piece))],
            ),
          ),
        },
      ],
    }),
  )

const line = (text: string) =>
  new Paragraph({ spacing: { line: 300 }, children: [new TextRun({ text, size: 20, font: '宋体' })] })

const tableOf = (rows: readonly (readonly string[])[]) =>
  new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (text) => new TableCell({ width: { size: 2000, type: WidthType.DXA }, children: [line(text)] }),
          ),
        }),
    ),
  })
