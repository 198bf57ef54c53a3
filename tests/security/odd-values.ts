/** An id that nothing has. */
export const NIL = '01900000-0000-7000-8000-000000000000'
/** Odd values of a parameter: texts that some program takes for something else. */
export const TEXTS = [
  '',
  ' ',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '\u0000',
  '\ufffe\uffff',
  '\u200b\u200b',
  '\u202e\u000b',
  "' or 1=1 --",
  '"><b>',
  '%',
  '_',
  '\\',
  '../../etc',
  '{}',
  'null',
  '-1',
  '0',
  '1e309',
  '9223372036854775808',
  '99999999999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '9999-autumn',
  NIL,
  NIL.toUpperCase(),
  ',',
  '~',
  '2026-11-20~x',
  '字'.repeat(300),
  '😀',
  '=1+1',
]
/** Odd values of a field of a body. */
export const VALUES: unknown[] = [
  ...TEXTS,
  '\ud800',
  '甲\udfff',
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  [],
  [null],
  [[]],
  {},
  { constructor: 1 },
  { ['__proto__']: 1 },
]

/** Odd values that are tried wherever there is a place for one. */
export const SHARP: readonly unknown[] = [
  '',
  'constructor',
  '__proto__',
  'toString',
  '\u0000',
  '\ud800',
  NIL,
  null,
  {},
  2 ** 53,
]

/** Each value of the body in turn replaced, at every depth; the body itself last. */
export const variants = function* (value: unknown, odd: unknown): Generator<unknown> {
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) for (const v of variants(item, odd)) yield value.with(i, v)
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) for (const v of variants(item, odd)) yield { ...value, [key]: v }
  yield odd
}
