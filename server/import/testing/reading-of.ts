import { readRoster } from '../read-roster.ts'
import type { ChildReading, RosterReading } from '../reading.ts'
import { utf8 } from './sheets.ts'

export const AT = '2025-09-10'
/** 522699201504112209: female, 2015-04-11, right check digit. */
export const ID = '522699201504112209'
/** 522699201612302237: male, 2016-12-30, right check digit. */
export const BOY_ID = '522699201612302237'

export const readingOf = (file: Uint8Array | string): Promise<RosterReading> =>
  readRoster(typeof file === 'string' ? utf8(file) : file, { at: AT })

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => row.map((cell) => quoted(String(cell ?? ''))).join(',')).join('\n')

/** The child of a one-row table of these headings and cells; a name is added where none is asked about. */
export const childOf = async (cells: Record<string, string>): Promise<ChildReading> => {
  const all: Record<string, string> = '姓名' in cells ? cells : { 姓名: '石安安', ...cells }
  const [child] = (await readingOf(csvOf([Object.keys(all), Object.values(all)]))).children
  if (!child) throw new Error(`no child in ${JSON.stringify(all)}`)
  return child
}
