import { RosterFault } from '../fault.ts'
import { type Grid, MAX_SHEETS } from './grid.ts'
import { readHtml } from './read-html.ts'

/** “单个文件网页” (MHTML) as Excel and WPS save it: the pages that hold a table, one after the other. */
export const readMhtml = (bytes: Uint8Array): Grid[] => {
  const text = Buffer.from(bytes).toString('latin1')
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,100})"?/i.exec(text.slice(0, 8192))?.[1]
  if (!boundary) throw new RosterFault('not-a-spreadsheet')
  const grids: Grid[] = []
  const mark = `--${boundary}`
  let parts = 0
  for (let at = text.indexOf(mark); at >= 0; ) {
    const after = text.indexOf(mark, at + mark.length)
    const part = text.slice(at + mark.length, after < 0 ? undefined : after)
    at = after
    if (++parts > MAX_SHEETS) throw new RosterFault('too-large')
    const gap = /\r?\n\r?\n/.exec(part)
    if (!gap) continue
    const head = part.slice(0, gap.index)
    if (!/content-type:\s*text\/html/i.test(head)) continue
    const page = decodePart(head, part.slice(gap.index + gap[0].length))
    if (/<table\b/i.test(page.toString('latin1'))) grids.push(...readHtml(page))
  }
  if (grids.length === 0) throw new RosterFault('not-a-spreadsheet')
  return grids
}

const decodePart = (head: string, body: string): Buffer => {
  const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const plain = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}
