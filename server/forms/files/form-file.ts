import JSZip from 'jszip'
import { AppError } from '../../../domain/errors.ts'
import { directoryOf, unpackedSize } from '../../import/files/xlsx/zip-directory.ts'

const MOST_BYTES = 2_000_000
/** A blank form is small; what unpacks to more than this is none. */
const MOST_UNPACKED = 24_000_000

const refuse = (text: string): never => {
  throw new AppError('invalid', { file: text }, text)
}

export type FormFormat = 'xlsx' | 'docx'
export type FormParts = { format: FormFormat; zip: JSZip }

const OLD = '这是老格式（.xls、.doc）或别的文件。请用 Excel、Word 或 WPS 打开，另存为 .xlsx 或 .docx 再交。'
const FORBIDDEN: readonly [RegExp, string][] = [
  [/vbaProject|vbaData|macrosheets|\/activeX\/|\.bin$/i, '表里有宏或控件。请另存为不带宏的 .xlsx 或 .docx 再交。'],
  [/externalLinks|connections\.xml|queryTables/i, '表里连着别的文件或数据库。请断开链接，把内容粘成数值再交。'],
  [/\/embeddings\//i, '表里嵌着别的文件。请删掉嵌入的文件再交。'],
]
/** Of a printer’s settings, which are bytes and harmless. */
const HARMLESS = /printerSettings\d*\.bin$/i

/**
 * A blank form's parts, for reading and for filling. Refused: what is no .xlsx or .docx, what runs, fetches or is linked to
 * other files, what unpacks to more than a form holds. Errors: invalid, in a sentence that says what to do.
 */
export const openForm = async (bytes: Uint8Array): Promise<FormParts> => {
  if (bytes.length > MOST_BYTES) refuse('空白表最多 2 MB。请去掉里面的图片再交。')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK') refuse(OLD)
  if (unpackedSize(buffer, MOST_UNPACKED) === null) refuse('文件打不开，或里面的东西太大。请另存一份再交。')
  const names = directoryOf(buffer).map(({ name }) => name)
  for (const [what, said] of FORBIDDEN) if (names.some((name) => what.test(name) && !HARMLESS.test(name))) refuse(said)
  const format: FormFormat | null = names.includes('xl/workbook.xml')
    ? 'xlsx'
    : names.includes('word/document.xml')
      ? 'docx'
      : null
  if (format === null) return refuse(OLD)
  const zip = await JSZip.loadAsync(buffer).catch(() => refuse('文件打不开。请另存一份再交。'))
  for (const name of names.filter((one) => /\.rels$/.test(one))) {
    const links = (await textOfPart(zip, name)) ?? ''
    // A hyperlink is a word on paper; anything else that lies outside is fetched when the file is opened.
    const outside = [...links.matchAll(/<Relationship\b[^<>]*>/g)].some(
      ([tag]) => /TargetMode="External"/.test(tag) && !/\/hyperlink"/.test(tag),
    )
    if (outside) refuse(FORBIDDEN[1]?.[1] ?? '')
  }
  return { format, zip }
}

export const textOfPart = async (zip: JSZip, name: string): Promise<string | null> => {
  const text = await zip.file(name)?.async('string')
  if (text === undefined) return null
  if (/<!(?:DOCTYPE|ENTITY)/.test(text)) refuse('文件里有不该有的内容，打不开。请用 Excel、Word 或 WPS 另存一份再交。')
  return text.replace(/^\ufeff/, '')
}

export const refuseForm = refuse
