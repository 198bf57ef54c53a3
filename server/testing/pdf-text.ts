import { inflateSync } from 'node:zlib'

/** What stands in a .pdf of ours, page by page, line by line: each glyph by the table (ToUnicode) that lets a reader copy and search it. */
export const pdfText = (pdf: Buffer): string[] => {
  const parts = objectsOf(pdf)
  const letters = new Map<string, Map<number, string>>()
  for (const [id, { head }] of parts) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]
    if (table) letters.set(id, unicodeOf(parts.get(table)?.data ?? ''))
  }
  return [...parts.values()].flatMap(({ head }) => {
    const content = /\/Type \/Page\b/.test(head) ? /\/Contents (\d+) 0 R/.exec(head)?.[1] : undefined
    if (!content) return []
    const resources = parts.get(/\/Resources (\d+) 0 R/.exec(head)?.[1] ?? '')?.head ?? ''
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, letters.get(id ?? '')]),
    )
    return [textOf(parts.get(content)?.data ?? '', fonts)]
  })
}

type Part = { head: string; data: string }
const objectsOf = (pdf: Buffer): Map<string, Part> => {
  const text = pdf.toString('latin1')
  const parts = new Map<string, Part>()
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n|\nendobj)/g)) {
    const [whole, id = '', head = ''] = match
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const from = match.index + whole.length
    const data = whole.endsWith('stream\n') && !head.includes('/FontFile') ? pdf.subarray(from, from + length) : null
    const packed = data && head.includes('/FlateDecode')
    parts.set(id, { head, data: data ? (packed ? inflateSync(data) : data).toString('latin1') : '' })
  }
  return parts
}

/** `beginbfrange <from> <to> [<letter> …]` */
const unicodeOf = (table: string): Map<number, string> => {
  const found = new Map<number, string>()
  for (const [, from = '', list = ''] of table.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi))
    for (const [i, [, hex = '']] of [...list.matchAll(/<([\da-f ]*)>/gi)].entries())
      found.set(
        Number.parseInt(from, 16) + i,
        String.fromCharCode(...(hex.match(/\w{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
      )
  return found
}

/** A line is what stands at one height. */
const textOf = (content: string, fonts: ReadonlyMap<string | undefined, Map<number, string> | undefined>): string => {
  const lines: string[] = []
  let height = ''
  for (const [, at = '', font, shown = ''] of content.matchAll(
    /1 0 0 1 [\d.-]+ ([\d.-]+) Tm\s+\/(F\d+) [\d.]+ Tf[^[]*\[([^\]]*)\] TJ/g,
  )) {
    const glyphs = [...shown.matchAll(/<([\da-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    const said = glyphs.map((glyph) => fonts.get(font)?.get(Number.parseInt(glyph, 16)) ?? '�').join('')
    if (at === height) lines[lines.length - 1] += said
    else lines.push(said)
    height = at
  }
  return lines.join('\n')
}
