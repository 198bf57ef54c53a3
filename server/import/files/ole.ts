/** What an OLE2 container holds, as far as it must be known before a reader sees it ([MS-CFB], [MS-XLS] 2.4.117 FilePass). */
export type OleKind = 'xls' | 'encrypted' | 'other' | 'broken'

const ENTRY = 128
const FREE = 0xfffffffa
const FILEPASS = 0x002f
const BOF = 0x0809

type Stream = { name: string; start: number; size: number }

/** Looks at the directory and at the first records of the workbook's stream. Never throws, reads nothing twice. */
export const oleKind = (file: Buffer): OleKind => {
  if (file.length < 512) return 'broken'
  const shift = file.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return 'broken'
  const sector = 1 << shift
  const at = (n: number) => (n + 1) * sector
  const streams = directory(file, sector, at)
  if (!streams) return 'broken'
  const named = (name: string) => streams.find((s) => s.name === name)
  if (named('EncryptedPackage')) return 'encrypted'
  const book = named('Workbook') ?? named('Book')
  if (!book) return 'other'
  const cutoff = file.readUInt32LE(56)
  const root = named('Root Entry')
  const begin =
    book.size >= cutoff || !root ? at(book.start) : at(root.start) + book.start * (1 << file.readUInt16LE(32))
  return records(file, begin)
}

/** All entries of the directory, following its chain of sectors; null when it lies outside the file (a cut file). */
const directory = (file: Buffer, sector: number, at: (n: number) => number): Stream[] | null => {
  const fat = (n: number): number => {
    const perSector = sector / 4
    const block = Math.floor(n / perSector)
    if (block >= 109) return FREE
    const where = at(file.readUInt32LE(76 + block * 4)) + (n % perSector) * 4
    return where + 4 <= file.length ? file.readUInt32LE(where) : FREE
  }
  const out: Stream[] = []
  let n = file.readUInt32LE(48)
  for (let hops = 0; n < FREE && hops < 1000; hops++) {
    if (at(n) + sector > file.length) return out.length ? out : null
    for (let e = at(n); e < at(n) + sector; e += ENTRY) {
      const length = file.readUInt16LE(e + 64)
      if (length < 2 || length > 64) continue
      out.push({
        name: file.toString('utf16le', e, e + length - 2),
        start: file.readUInt32LE(e + 116),
        size: file.readUInt32LE(e + 120),
      })
    }
    n = fat(n)
  }
  return out.length ? out : null
}

/** A locked workbook says so right after its first record. */
const records = (file: Buffer, begin: number): OleKind => {
  let at = begin
  for (let i = 0; i < 8; i++) {
    if (at + 4 > file.length) return 'broken'
    const id = file.readUInt16LE(at)
    if (i === 0 && (id & 0xff) !== (BOF & 0xff)) return 'broken'
    if (id === FILEPASS) return 'encrypted'
    at += 4 + file.readUInt16LE(at + 2)
  }
  return 'xls'
}
