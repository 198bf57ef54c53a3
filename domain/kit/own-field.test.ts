import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../records/list.ts'
import { changedOwnField, nextOptions, ownFieldFault } from '../registers/own-field-rules.ts'
import { fitsSchema } from '../testing/fits-schema.ts'
import { tea } from '../testing/tea.ts'
import { bodySchema } from './body-schema.ts'
import { addDays } from './dates.ts'
import { answersTold, everyAnswer, keptAnswer, OWN_VERSION, ownAnswers, stamped } from './own-answers.ts'
import { OWN_FIELD_KINDS, OWN_KEY, type OwnField, ownBook, withOwn } from './own-field.ts'
import { validateRecord } from './validate-record.ts'

const TODAY = '2026-11-24'
const field = (more: Partial<OwnField> = {}): OwnField => ({
  id: '0198c000-0000-7000-8000-000000000001',
  thing: 'records',
  of: 'tea',
  key: 'f1',
  kind: 'text',
  label: '谁来接',
  hint: '',
  options: [],
  unit: '',
  required: false,
  requiredSince: 1,
  version: 1,
  sort: 1,
  fromOn: '2026-09-01',
  endedOn: null,
  ...more,
})
const teaWith = (...fields: OwnField[]) => withOwn(tea, 'records', ownBook(fields))
const told = (fields: OwnField[], own: unknown, day = TODAY) =>
  validateRecord(
    teaWith(...fields),
    { happenedOn: day, body: { leaf: 'green', ...(own === undefined ? {} : { [OWN_KEY]: own }) } },
    { today: TODAY },
  ).map((p) => [p.field, p.code])

const OPTIONS = [
  { value: 'o1', label: '奶奶' },
  { value: 'o2', label: '邻居' },
  { value: 'o3', label: '自己走', gone: true as const },
]
const anyField = (n: number): fc.Arbitrary<OwnField> =>
  fc
    .record({
      kind: fc.constantFrom(...OWN_FIELD_KINDS),
      required: fc.boolean(),
      requiredSince: fc.integer({ min: 1, max: 9 }),
      fromOn: fc.constantFrom('2026-09-01', TODAY, '2026-12-01'),
      endedOn: fc.constantFrom(null, null, '2026-11-01', TODAY, '2027-01-01'),
    })
    .map((said) =>
      field({
        ...said,
        key: `f${n}`,
        label: `问${n}`,
        sort: n,
        version: 9,
        options: said.kind.startsWith('choice') ? OPTIONS : [],
      }),
    )
const fields = fc
  .integer({ min: 1, max: 5 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyField(i + 1))))
const answer = fc.constantFrom<unknown>(
  'o1',
  'o3',
  'o9',
  ['o1', 'o2'],
  ['o9'],
  '奶奶来接',
  'x'.repeat(101),
  '2026-11-20',
  '16:30',
  '25:00',
  12,
  -1,
  1.5,
  true,
  false,
  { a: 1 },
)
const answers = fc.dictionary(fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5', 'f6'), answer, { maxKeys: 5 })
const version = fc.constantFrom<unknown>(undefined, 0, 1, 5, 9, 'x')
const own = fc
  .tuple(answers, version)
  .map(([given, v]) => ({ ...given, ...(v === undefined ? {} : { [OWN_VERSION]: v }) }))

describe('a county’s own fields', () => {
  it('what the check takes is what the JSON Schema takes, whatever was asked and answered', () => {
    let taken = 0
    fc.assert(
      fc.property(fields, fc.option(own, { nil: undefined }), (asked, given) => {
        const kind = teaWith(...asked)
        const body = { leaf: 'green', ...(given === undefined ? {} : { [OWN_KEY]: given }) }
        const right = validateRecord(kind, { happenedOn: TODAY, body }, { today: TODAY }).length === 0
        if (right) taken++
        expect(right).toBe(fitsSchema(bodySchema(kind, TODAY), body))
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('what was right once stays right, whatever the county changes afterwards', () => {
    const change = fc.record(
      {
        required: fc.boolean(),
        label: fc.constantFrom('甲', '乙'),
        ended: fc.boolean(),
        options: fc.subarray([
          { value: 'o1', label: '奶奶' },
          { value: 'o2', label: '邻居' },
          { value: undefined, label: '老师' },
        ]),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fields, own, fc.array(fc.tuple(fc.nat(4), change), { maxLength: 8 }), (asked, given, changes) => {
        const body = stamped(teaWith(...asked), { leaf: 'green', [OWN_KEY]: given })
        const right = (now: readonly OwnField[]) =>
          validateRecord(teaWith(...now), { happenedOn: TODAY, body }, { today: TODAY }).length === 0
        if (!right(asked)) return
        const now = [...asked]
        for (const [i, [at, set]] of changes.entries()) {
          const one = now[at % now.length]
          if (one) now[at % now.length] = changedOwnField(one, set, { version: 10 + i, today: TODAY })
        }
        expect(right(now)).toBe(true)
        expect(answersTold(teaWith(...now), body).length).toBe(answersTold(teaWith(...asked), body).length)
      }),
      { numRuns: 1000 },
    )
  })

  it('a new required question fails nobody who could not know it', () => {
    const must = field({ required: true, requiredSince: 3, version: 3 })
    expect(told([must], undefined)).toEqual([])
    expect(told([must], { v: 2 })).toEqual([])
    expect(told([must], { v: 3 })).toEqual([['county.f1', 'missing']])
    expect(told([must], {})).toEqual([['county.f1', 'missing']])
    expect(told([must], { v: 3 }, '2026-08-31')).toEqual([])
    expect(told([{ ...must, endedOn: TODAY }], { v: 3 })).toEqual([])
    expect(told([{ ...must, endedOn: TODAY }], { v: 3 }, addDays(TODAY, -1))).toEqual([['county.f1', 'missing']])
  })

  it('nothing else is taken, and nothing where a county asks nothing', () => {
    expect(told([field()], { f2: 'x' })).toEqual([['county.f2', 'unknown-field']])
    expect(told([field()], 'x')).toEqual([['county', 'not-understood']])
    expect(told([field()], { v: -1 })).toEqual([['county', 'not-understood']])
    expect(told([], { f1: 'x' })).toEqual([['county', 'unknown-field']])
  })

  it('is kept without what is blank, and not at all where nothing was said', () => {
    expect(keptAnswer(OWN_KEY, { v: 3, f1: ' 奶奶 ', f2: '', f3: [] })).toEqual({ v: 3, f1: '奶奶' })
    expect(keptAnswer(OWN_KEY, { v: 3, f1: '' })).toBeUndefined()
    expect(ownAnswers({ county: [] })).toEqual({})
  })

  it('is told after the kind’s own answers, by its question', () => {
    const kind = teaWith(field({ kind: 'choice', options: OPTIONS }))
    expect(answersTold(kind, { leaf: 'green', county: { v: 1, f1: 'o3' } })).toEqual([
      { name: 'leaf', label: '什么茶', text: '绿茶' },
      { name: 'county.f1', label: '谁来接', text: '自己走' },
    ])
    expect(everyAnswer(tea, {}).length).toBe(tea.fields.length)
  })

  it('an option’s number is never given again', () => {
    const first = nextOptions([], [{ label: '甲' }, { label: '乙' }])
    expect(first.map((o) => o.value)).toEqual(['o1', 'o2'])
    const second = nextOptions(first, [{ value: 'o1', label: '甲甲' }, { label: '丙' }])
    expect(second).toEqual([
      { value: 'o1', label: '甲甲' },
      { value: 'o3', label: '丙' },
      { value: 'o2', label: '乙', gone: true },
    ])
    expect(nextOptions(second, [{ label: '丁' }, { label: '乙' }]).map((o) => [o.value, o.gone ?? false])).toEqual([
      ['o4', false],
      ['o2', false],
      ['o1', true],
      ['o3', true],
    ])
  })

  it('a new option that is called as one was that is renamed in the same go is refused, however it is sent', () => {
    const before = nextOptions([], [{ label: '奶奶' }, { label: '邻居' }])
    const faultOf = (typed: { value?: string; label: string }[]) =>
      ownFieldFault(
        {
          ...field({ kind: 'choice' }),
          options: nextOptions(before, typed).filter((o) => !o.gone),
        },
        [],
        TODAY,
      )
    const [first, second] = [
      { value: 'o1', label: '外婆' },
      { value: 'o2', label: '邻居' },
    ]
    expect(faultOf([first, second, { label: '奶奶' }])).toEqual({
      field: 'options',
      message: expect.stringContaining('“外婆”和“奶奶”是同一个选项的新旧两个说法'),
    })
    expect(faultOf([first, { value: 'o1', label: '老师' }])?.field).toBe('options')
    // Taken away and written again it is the same one; two that change names are still two.
    expect(faultOf([second, { label: '奶奶' }])).toBeNull()
    expect(
      faultOf([
        { ...first, label: '邻居' },
        { ...second, label: '奶奶' },
      ]),
    ).toBeNull()
    expect(faultOf([first, second, { label: '老师' }])).toBeNull()
  })

  it('no kind calls a field of its own as the county’s answers are called', () => {
    for (const kind of RECORD_KINDS) expect(kind.fields.map((f) => f.name)).not.toContain(OWN_KEY)
  })
})
