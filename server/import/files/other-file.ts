/** What else people choose when they are asked for a list: by the first bytes, or by what its text begins with; with what to do. */
const TABLE = '请找原来的表格文件，或把名单复制到新的表格里，另存为 .xlsx 再试。'
const PICTURE = `这是图片，里面的字读不出来。${TABLE}`
const PACKED = '这是压缩包。请先解压，再选里面的表格文件。'
const WORD = '这是 Word 文档。请把里面的表格复制到新的表格文件，另存为 .xlsx 再试。'

const BYTES: readonly (readonly [RegExp, string])[] = [
  [/^(?:efbbbf)?(?:0d|0a|20)*25504446/, `这是 PDF。${TABLE}`],
  [/^(?:89504e47|ffd8ff|47494638|424d|49492a00|4d4d002a|52494646.{8}57454250|.{8}66747970(?:6865|6d69|6176))/, PICTURE],
  [/^(?:52617221|377abcaf|1f8b08)/, PACKED],
]
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*\{\\rtf/, WORD],
  [/progid="Word\.Document"|<(?:\w+:)?wordDocument\b/, WORD],
  [
    /<office:document\b[^<>]*opendocument\.spreadsheet/,
    '这是 .fods 表格，这里读不了。请用 WPS 或 Excel 打开，另存为 .xlsx 再试。',
  ],
  [/<office:document\b/, WORD],
]

/** A sentence about a file that is no spreadsheet; null where it is not known. `start`: its first letters, as Latin. */
export const otherFile = (buffer: Buffer, start: string): string | null => {
  const head = buffer.toString('hex', 0, 24)
  return (BYTES.find(([begin]) => begin.test(head)) ?? TEXTS.find(([begin]) => begin.test(start)))?.[1] ?? null
}
