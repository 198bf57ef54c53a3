type Json = Readonly<Record<string, unknown>>

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (v) => typeof v === 'string',
  boolean: (v) => typeof v === 'boolean',
  integer: (v) => Number.isInteger(v),
  number: (v) => typeof v === 'number',
  array: (v) => Array.isArray(v),
  object: (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Does a value fit a JSON Schema? Only the words that `bodySchema` uses; one that is not known here is an error of the test. */
export const fitsSchema = (schema: unknown, value: unknown): boolean => {
  if (typeof schema === 'boolean') return schema
  const s = schema as Json
  const unknown = Object.keys(s).find((word) => !(word in WORDS) && !SILENT.has(word))
  if (unknown) throw new Error(`a word of JSON Schema that this test does not know: ${unknown}`)
  return Object.entries(s).every(([word, arg]) => WORDS[word]?.(arg, value, s) ?? true)
}

const SILENT: ReadonlySet<string> = new Set(['title', 'description', 'deprecated', 'then', 'else', 'format'])
const text = (v: unknown, holds: (v: string) => boolean) => typeof v !== 'string' || holds(v)
const number = (v: unknown, holds: (v: number) => boolean) => typeof v !== 'number' || holds(v)
const array = (v: unknown, holds: (v: readonly unknown[]) => boolean) => !Array.isArray(v) || holds(v)
const object = (v: unknown, holds: (v: Json) => boolean) => !KINDS.object?.(v) || holds(v as Json)

const WORDS: Readonly<Record<string, (arg: unknown, value: unknown, schema: Json) => boolean>> = {
  type: (arg, v) => KINDS[String(arg)]?.(v) === true,
  enum: (arg, v) => list(arg).includes(v),
  const: (arg, v) => arg === v,
  pattern: (arg, v) => text(v, (x) => new RegExp(String(arg), 'u').test(x)),
  minLength: (arg, v) => text(v, (x) => x.length >= Number(arg)),
  maxLength: (arg, v) => text(v, (x) => x.length <= Number(arg)),
  minimum: (arg, v) => number(v, (x) => x >= Number(arg)),
  maximum: (arg, v) => number(v, (x) => x <= Number(arg)),
  minItems: (arg, v) => array(v, (x) => x.length >= Number(arg)),
  maxItems: (arg, v) => array(v, (x) => x.length <= Number(arg)),
  uniqueItems: (arg, v) => array(v, (x) => arg !== true || new Set(x).size === x.length),
  items: (arg, v) => array(v, (x) => x.every((item) => fitsSchema(arg, item))),
  contains: (arg, v) => array(v, (x) => x.some((item) => fitsSchema(arg, item))),
  properties: (arg, v) =>
    object(v, (x) => Object.entries(arg as Json).every(([key, of]) => !(key in x) || fitsSchema(of, x[key]))),
  required: (arg, v) => object(v, (x) => list(arg).every((key) => String(key) in x)),
  additionalProperties: (arg, v, s) =>
    object(v, (x) => Object.keys(x).every((key) => key in ((s.properties ?? {}) as Json) || fitsSchema(arg, x[key]))),
  allOf: (arg, v) => list(arg).every((each) => fitsSchema(each, v)),
  anyOf: (arg, v) => list(arg).some((each) => fitsSchema(each, v)),
  if: (arg, v, s) => fitsSchema((fitsSchema(arg, v) ? s.then : s.else) ?? true, v),
}
