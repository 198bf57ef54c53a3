import { opensByItself } from './default-password.ts'

/** What an OLE2 container holds, as far as it must be known before a reader sees it ([MS-CFB], [MS-XLS] 2.4.117 FilePass). */
export type OleKind = 'xls' | 'encrypted' | 'other' | 'broken'

const ENTRY = 128
const FREE = 0xfffffffa
const FILEPASS = 0x002f
const BOF = 0x0809

type Stream = { name: string; start: number; size: number }
/** `table`: the sectors of the allocation table, in order. */
type Container = { file: Buffer; sector: number; table: number[]; streams: Stream[] }

/** Looks at the directory and at the first records of the workbook's stream. Never throws, reads nothing twice. */
export const oleKind = (file: Buffer): OleKind => {
  const container = open(file)
  if (!container) return 'broken'
  if (find(container, 'EncryptedPackage')) return 'encrypted'
  const book = bookOf(container)
  const head = book && workbookStream(file, 4096)
  return head ? firstRecords(head) : 'other'
}

/** The whole stream of the workbook, put together from its sectors (or its first `most` bytes); null where there is none. */
export const workbookStream = (file: Buffer, most = Number.MAX_SAFE_INTEGER): Buffer | null => {
  const container = open(file)
  const book = container && bookOf(container)
  return book ? wholeOf(container, book, most) : null
}

/** A stream by its name; null where the container has none of that name. */
export const streamOf = (file: Buffer, name: string): Buffer | null => {
  const container = open(file)
  const stream = container && find(container, name)
  return stream ? wholeOf(container, stream, Number.MAX_SAFE_INTEGER) : null
}

const wholeOf = (container: Container, stream: Stream, most: number): Buffer | null => {
  const { file } = container
  if (stream.size >= file.readUInt32LE(56)) return chained(container, stream.start, Math.min(stream.size, most))
  const root = find(container, 'Root Entry')
  if (!root) return null
  // Small streams lie in pieces of 64 bytes inside the root's stream, with a table of their own.
  const mini = chained(container, root.start, root.size)
  const table = chained(container, file.readUInt32LE(60), Number.MAX_SAFE_INTEGER)
  const piece = 1 << file.readUInt16LE(32)
  const parts: Buffer[] = []
  let n = stream.start
  for (let left = stream.size; left > 0 && n < FREE && n * piece < mini.length; left -= piece) {
    parts.push(mini.subarray(n * piece, n * piece + Math.min(piece, left)))
    n = n * 4 + 4 <= table.length ? table.readUInt32LE(n * 4) : FREE
  }
  return Buffer.concat(parts)
}

/** The sectors from one on, as far as the file and `size` go. */
const chained = ({ file, sector, table }: Container, start: number, size: number): Buffer => {
  const parts: Buffer[] = []
  let n = start
  for (let left = Math.min(size, file.length); left > 0 && n < FREE && place(sector, n) < file.length; left -= sector) {
    parts.push(file.subarray(place(sector, n), place(sector, n) + Math.min(sector, left)))
    n = next(file, sector, table, n)
  }
  return Buffer.concat(parts)
}

const open = (file: Buffer): Container | null => {
  if (file.length < 512) return null
  const shift = file.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  const sector = 1 << shift
  const table = allocation(file, sector)
  const streams = directory(file, sector, table)
  return streams && { file, sector, table, streams }
}

/** Where the allocation table lies: 109 sectors are named in the head, more in sectors that point to one another. */
const allocation = (file: Buffer, sector: number): number[] => {
  const table: number[] = []
  for (let i = 0; i < 109; i++) table.push(file.readUInt32LE(76 + i * 4))
  let n = file.readUInt32LE(68)
  for (let hops = 0; n < FREE && hops < 200 && place(sector, n) + sector <= file.length; hops++) {
    for (let i = 0; i < sector / 4 - 1; i++) table.push(file.readUInt32LE(place(sector, n) + i * 4))
    n = file.readUInt32LE(place(sector, n) + sector - 4)
  }
  return table
}

/** Names without regard to capitals, as the format compares them. */
const find = ({ streams }: Container, name: string) => streams.find((s) => s.name.toLowerCase() === name.toLowerCase())
const bookOf = (container: Container) => find(container, 'Workbook') ?? find(container, 'Book')

/** Where a sector begins in the file. */
const place = (sector: number, n: number) => (n + 1) * sector

/** The sector that follows, from the allocation table. */
const next = (file: Buffer, sector: number, table: readonly number[], n: number): number => {
  const perSector = sector / 4
  const block = table[Math.floor(n / perSector)]
  if (block === undefined || block >= FREE) return FREE
  const where = place(sector, block) + (n % perSector) * 4
  return where + 4 <= file.length ? file.readUInt32LE(where) : FREE
}

/** All entries of the directory, following its chain of sectors; null when it lies outside the file (a cut file). */
const directory = (file: Buffer, sector: number, table: readonly number[]): Stream[] | null => {
  const out: Stream[] = []
  let n = file.readUInt32LE(48)
  for (let hops = 0; n < FREE && hops < 1000; hops++) {
    if (place(sector, n) + sector > file.length) return out.length ? out : null
    for (let e = place(sector, n); e < place(sector, n) + sector; e += ENTRY) {
      const length = file.readUInt16LE(e + 64)
      if (length < 2 || length > 64) continue
      out.push({
        name: file.toString('utf16le', e, e + length - 2),
        start: file.readUInt32LE(e + 116),
        size: file.readUInt32LE(e + 120),
      })
    }
    n = next(file, sector, table, n)
  }
  return out.length ? out : null
}

/** A locked workbook says so right after its first record. */
const firstRecords = (stream: Buffer): OleKind => {
  let at = 0
  for (let i = 0; i < 8; i++) {
    if (at + 4 > stream.length) return 'broken'
    const id = stream.readUInt16LE(at)
    if (i === 0 && (id & 0xff) !== (BOF & 0xff)) return 'broken'
    if (id === FILEPASS) return opensByItself(stream) ? 'xls' : 'encrypted'
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return 'xls'
}
