import { RosterFault } from '../../fault.ts'

const BOF = 0x0809
const EOF = 0x000a

/** One record of a workbook's stream: its kind and its bytes ([MS-XLS] 2.1.4). */
export type XlsRecord = { id: number; data: Buffer }

/**
 * The records of one substream, from its BOF to its EOF; those of charts inside it are passed over. Errors: corrupt for one
 * that was cut off, or it would be a list with children missing.
 */
export function* recordsFrom(stream: Buffer, begin: number): Generator<XlsRecord> {
  let depth = 0
  for (let at = begin; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at)
    const data = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2))
    if (id === BOF && ++depth > 1) {
      // A chart's own records follow.
    } else if (id === EOF && --depth <= 0) return
    else if (depth === 1) yield { id, data }
    at += 4 + stream.readUInt16LE(at + 2)
  }
  throw new RosterFault('corrupt')
}
