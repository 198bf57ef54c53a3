import fc from 'fast-check'
import { fitsSchema } from './fits-schema.ts'

type Json = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const DAY = '^\\d{4}'

/** A day, a time or words: what the pattern takes. */
const textOf = ({ pattern, format, maxLength }: Json): fc.Arbitrary<string> => {
  const asked = String(pattern ?? '')
  if (format === 'uuid') return fc.uuid()
  if (asked.startsWith(DAY)) return fc.integer({ min: 0, max: 400 }).map((n) => isoDay(n))
  if (asked.includes('[01]\\d|2[0-3]')) return fc.integer({ min: 0, max: 1439 }).map(clock)
  return fc
    .array(fc.constantFrom('甲', '乙', '的', '了', 'a', '1', ' '), { minLength: 1, maxLength: 6 })
    .map((letters) => `字${letters.join('')}`.slice(0, Number(maxLength ?? 20)))
}
const isoDay = (n: number) => new Date(Date.UTC(2026, 8, 1) + n * 86_400_000).toISOString().slice(0, 10)
const two = (n: number) => String(n).padStart(2, '0')
const clock = (n: number) => `${two(Math.floor(n / 60))}:${two(n % 60)}`

/** Any value that a schema admits, by the words of the schema alone: what another system would write that knows nothing else. */
export const valuesOf = (schema: unknown): fc.Arbitrary<unknown> => {
  const s = schema as Json
  if (s.enum) return fc.constantFrom(...list(s.enum))
  if (s.type === 'array') {
    const [minLength, maxLength] = [Number(s.minItems ?? 0), Math.min(Number(s.maxItems ?? 4), 4)]
    const one = { minLength, maxLength: Math.max(minLength, maxLength) }
    const items = valuesOf(s.items)
    return (s.items as Json).enum || s.uniqueItems ? fc.uniqueArray(items, one) : fc.array(items, one)
  }
  if (s.type === 'boolean') return fc.boolean()
  if (s.type === 'integer') return fc.integer({ min: Number(s.minimum ?? 0), max: Number(s.maximum ?? 1000) })
  if (s.type === 'object') return objectsOf(s)
  return textOf(s)
}

const objectsOf = (s: Json): fc.Arbitrary<Record<string, unknown>> => {
  const needed = new Set(list(s.required))
  const parts = Object.entries((s.properties ?? {}) as Json).map(([name, of]) =>
    fc
      .tuple(needed.has(name) ? fc.constant(true) : fc.boolean(), valuesOf(of))
      .map(([told, value]) => (told ? [[name, value] as const] : [])),
  )
  return fc
    .tuple(...parts)
    .map((all) => mended(s, Object.fromEntries(all.flat())))
    .filter((value) => fitsSchema(s, value))
}

/** What a rule of the schema forbids beside the other answers is left out, as a writer who reads the schema would. */
const mended = (s: Json, value: Record<string, unknown>): Record<string, unknown> => {
  const kept = { ...value }
  for (const rule of list(s.allOf) as readonly Json[])
    if (!fitsSchema(rule, kept)) {
      const then = (fitsSchema(rule.if, kept) ? rule.then : rule.else) as Json
      for (const [name, of] of Object.entries((then?.properties ?? {}) as Json)) if (of === false) delete kept[name]
    }
  return kept
}
