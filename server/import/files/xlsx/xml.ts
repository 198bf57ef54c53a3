import { RosterFault } from '../../fault.ts'
import { cutOut } from '../cut-out.ts'
import { decodeEntities } from '../entities.ts'
import type { StruckRun } from '../struck.ts'

/** Which encoding the XML is in, by its mark or its first line. */
export const encodingOf = (head: Buffer): string => {
  const mark = head.toString('hex', 0, 2)
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  return /^\s*<\?xml[^<>]*?encoding=["']([\w-]+)["']/.exec(head.toString('latin1', 0, 200))?.[1] ?? 'utf-8'
}

/** The text of a small part. Errors: corrupt. */
export const textOf = (content: Buffer): string => {
  try {
    return withoutComments(new TextDecoder(encodingOf(content)).decode(content), true) ?? ''
  } catch (error) {
    throw error instanceof RosterFault ? error : new RosterFault('corrupt')
  }
}

/**
 * XML without comments, its CDATA as plain text. Null where one of them is still open (in the last piece the rest is cut). A
 * workbook has no entities of its own: errors: corrupt.
 */
export const withoutComments = (xml: string, last = false): string | null => {
  if (!xml.includes('<!')) return xml
  if (/<!(?:DOCTYPE|ENTITY)/.test(xml)) throw new RosterFault('corrupt')
  const open = Math.max(xml.lastIndexOf('<!--'), xml.lastIndexOf('<![CDATA['))
  if (!last && xml.indexOf('-->', open) < 0 && xml.indexOf(']]>', open) < 0) return null
  return cutOut(xml, '<!--', '-->').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  )
}

/** The value of one attribute of a tag, as written. */
export const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found?.[1] ?? found?.[2]
}

/** Letters of a text node: entities, and Excel's own _x000D_ for what XML cannot hold. */
export const lettersOf = (text: string): string =>
  (text.includes('&') ? decodeEntities(text) : text).replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )

/** `<strike/>` among the properties of a font or of a run of letters. */
export const STRIKES = /<(?:\w+:)?strike\b(?![^<>]*\sval=["'](?:0|false|off)["'])/

/** The runs of rich text that are struck out or not, where any is. */
export const struckRuns = (xml: string): StruckRun[] => {
  if (!xml.includes('strike')) return []
  const runs: StruckRun[] = []
  let at = 0
  for (const [, , run = ''] of xml.matchAll(/<((?:\w+:)?)r(?:\s[^<>]*)?>([\s\S]*?)<\/\1r>/g)) {
    runs.push({ at, struck: STRIKES.test(run) })
    at += writtenIn(run).length
  }
  return runs.some((r) => r.struck) ? runs : []
}

/** All that is written in `<si>` or `<is>`: runs of rich text joined, the reading aid above them (phonetic runs) left out. */
export const writtenIn = (xml: string): string => {
  const runs = xml.includes('rPh') ? xml.replace(/<((?:\w+:)?)rPh\b[\s\S]*?<\/\1rPh>/g, '') : xml
  let text = ''
  for (const [, run = ''] of runs.matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g)) text += run
  return lettersOf(text)
}
