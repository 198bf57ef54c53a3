export const isList = (type: string) => type.endsWith('[]')

/** A column of rows as the database reads a list. */
export const columnText = (type: string, rows: readonly (readonly unknown[])[], column: number): string => {
  const say = type === 'jsonb' || type === 'json' ? jsonItem : isList(type) ? listItem() : item
  let text = '{'
  for (const row of rows) text += (text === '{' ? '' : ',') + say(row[column])
  return `${text}}`
}

/** Letters, digits and signs that stand in a list as they are; what begins or ends otherwise is quoted, as is every word. */
const NEEDS_NO_MARK = /^[^\\"]*$/
const quoted = (text: string): string =>
  NEEDS_NO_MARK.test(text) ? `"${text}"` : `"${text.replace(/[\\"]/g, '\\$&')}"`

const item = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'string') return quoted(value)
  if (value instanceof Uint8Array)
    return `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}"`
  if (value instanceof Date) return `"${value.toISOString()}"`
  return typeof value === 'object' ? quoted(JSON.stringify(value)) : String(value)
}

const jsonItem = (value: unknown): string =>
  value === null || value === undefined ? 'NULL' : quoted(JSON.stringify(value))

/** Many rows have the very same list: who may see those of the children of a class and a village. */
const listItem = () => {
  const known = new Map<unknown, string>()
  return (value: unknown): string => {
    if (value === null || value === undefined) return 'NULL'
    const before = known.get(value)
    if (before !== undefined) return before
    const said = quoted(`{${(value as readonly unknown[]).map(item).join(',')}}`)
    known.set(value, said)
    return said
  }
}
