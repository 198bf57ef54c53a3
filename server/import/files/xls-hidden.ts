import { workbookStream } from './ole.ts'

/** Which sheets, and which rows of each sheet, an .xls keeps out of sight (the spreadsheet library does not say). */
export type XlsHidden = { sheets: boolean[]; rows: Set<number>[] }

const BOF = 0x0809
const EOF = 0x000a
const BOUNDSHEET = 0x0085
const ROW = 0x0208

/** Reads BoundSheet8.hsState and Row.fDyZero ([MS-XLS] 2.4.28, 2.4.221). */
export const xlsHidden = (file: Buffer): XlsHidden => {
  const stream = workbookStream(file)
  const found: XlsHidden = { sheets: [], rows: [] }
  if (!stream) return found
  for (const { id, at } of records(stream, 0)) {
    if (id !== BOUNDSHEET || at + 6 > stream.length) continue
    found.sheets.push(((stream[at + 4] ?? 0) & 3) !== 0)
    found.rows.push(hiddenRows(stream, stream.readUInt32LE(at)))
  }
  return found
}

const hiddenRows = (stream: Buffer, begin: number): Set<number> => {
  const hidden = new Set<number>()
  for (const { id, at } of records(stream, begin))
    if (id === ROW && at + 16 <= stream.length && ((stream[at + 12] ?? 0) & 0x20) !== 0)
      hidden.add(stream.readUInt16LE(at))
  return hidden
}

/** The records of one substream, from its BOF to its EOF; those of charts inside it are passed over. */
function* records(stream: Buffer, begin: number): Generator<{ id: number; at: number }> {
  let depth = 0
  for (let at = begin; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at)
    if (id === BOF) depth++
    else if (id === EOF && --depth <= 0) return
    else if (depth === 1) yield { id, at: at + 4 }
    at += 4 + stream.readUInt16LE(at + 2)
  }
}
