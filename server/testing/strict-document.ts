import { SaxesParser } from 'saxes'
import { contentOf, directoryOf } from '../import/files/xlsx/zip-directory.ts'

const MOST = 50_000_000

/**
 * Every XML part of a .docx or .xlsx, read by a parser that forgives nothing (well-formedness and the letters of XML 1.0 §2.2).
 * Answers the parts' texts by name; throws where one is broken.
 */
export const strictParts = (file: Uint8Array): Record<string, string> => {
  const buffer = Buffer.from(file)
  const parts: Record<string, string> = {}
  for (const entry of directoryOf(buffer)) {
    if (!/\.(?:xml|rels|vml)$/.test(entry.name)) continue
    const bytes = contentOf(buffer, entry, MOST)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const parser = new SaxesParser({ xmlns: true })
    let said = ''
    parser.on('text', (piece) => {
      said += piece
    })
    parser.on('error', (error) => {
      throw new Error(`${entry.name}: ${error.message}`)
    })
    parser.write(text).close()
    parts[entry.name] = said
  }
  return parts
}
