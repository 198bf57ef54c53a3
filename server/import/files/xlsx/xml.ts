import { RosterFault } from '../../fault.ts'
import { cutOut } from '../cut-out.ts'
import { decodeEntities } from '../entities.ts'

/** Bytes of XML without entities of its own, comments and foreign encodings. Errors: corrupt, too-large. */
export const plainXml = (content: Buffer): Buffer => {
  const xml = inUtf8(content)
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new RosterFault('corrupt')
  if (hasEndlessText(xml)) throw new RosterFault('too-large')
  if (!xml.includes('<!')) return xml
  return Buffer.from(
    cutOut(xml.toString(), '<!--', '-->').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ),
  )
}

/** Its mark or its first line says which encoding it is in. */
const inUtf8 = (content: Buffer): Buffer => {
  const mark = content.toString('hex', 0, 2)
  const declared = /^\s*<\?xml[^<>]*?encoding=["']([\w-]+)["']/.exec(content.toString('latin1', 0, 200))?.[1]
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : (declared ?? 'utf-8').toLowerCase()
  if (['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(encoding)) return content
  try {
    return Buffer.from(new TextDecoder(encoding).decode(content))
  } catch {
    throw new RosterFault('corrupt')
  }
}

/** One text of several hundred thousand letters, looked for in leaps. */
const hasEndlessText = (xml: Buffer): boolean => {
  for (let at = 0; at < xml.length; at += LEAP) {
    const next = xml.indexOf(0x3c, at)
    if ((next < 0 ? xml.length : next) - at > LEAP * 2) return true
  }
  return false
}
const LEAP = 100_000

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

/** All that is written in `<si>` or `<is>`: runs of rich text joined, the reading aid above them (phonetic runs) left out. */
export const writtenIn = (xml: string): string => {
  const runs = xml.includes('rPh') ? xml.replace(/<((?:\w+:)?)rPh\b[\s\S]*?<\/\1rPh>/g, '') : xml
  let text = ''
  for (const [, run = ''] of runs.matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g)) text += run
  return lettersOf(text)
}
