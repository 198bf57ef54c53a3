import { describe, expect, it } from 'vitest'
import { TEA_BODY, tea } from '../testing/tea.ts'
import { answerCell, answerWords, moneyWords } from './answer-words.ts'
import { bodySchema } from './body-schema.ts'
import { isUrgent, lifted } from './define-record.ts'
import { FIELD_KINDS } from './field-spec.ts'
import { repeat, text } from './fields.ts'
import { bodyProblems } from './validate-record.ts'

const told = (body: Record<string, unknown>) => bodyProblems(tea, body).map((p) => [p.field, p.code])
const fieldOf = (name: string) => {
  const field = tea.fields.find((f) => f.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}

describe('the fourteen kinds of field', () => {
  it('are a closed list, each of which the fictional kind asks', () => {
    expect(FIELD_KINDS).toHaveLength(14)
    expect([...new Set(tea.fields.map((f) => f.kind))].sort()).toEqual([...FIELD_KINDS].sort())
  })

  it('take their answers', () => {
    expect(told(TEA_BODY)).toEqual([])
    expect(told({ leaf: 'green' })).toEqual([])
    expect(told({ leaf: 'green', sugar: false, minutes: null, cakes: [], words: '  ' })).toEqual([])
  })

  it.each([
    ['leaf', 'white', 'unknown-answer'],
    ['guests', ['aunt', 'uncle'], 'unknown-answer'],
    ['guests', ['nobody', 'aunt'], 'unknown-answer'],
    ['cup', '十个字以内的一只杯子呀', 'too-long'],
    ['cup', 3, 'not-understood'],
    ['again', '2026-13-01', 'not-understood'],
    ['at', '24:00', 'not-understood'],
    ['minutes', 1.5, 'not-understood'],
    ['minutes', 241, 'not-understood'],
    ['paid', -1, 'not-understood'],
    ['paid', 0.5, 'not-understood'],
    ['sugar', 'yes', 'not-understood'],
    ['host', '山楂', 'not-understood'],
    ['host', { name: '' }, 'not-understood'],
    ['house', '一家', 'not-understood'],
    ['cakes', [{ n: 1 }], 'not-understood'],
    ['cakes', [{ name: '糕', kind: 'x' }], 'not-understood'],
    ['cakes', [{ name: '1' }, { name: '2' }, { name: '3' }, { name: '4' }], 'too-long'],
    ['pictures', ['x'], 'not-understood'],
  ])('%s refuses %j', (name, value, code) => {
    expect(told({ leaf: 'green', [name]: value })).toEqual([[name, code]])
    const [problem] = bodyProblems(tea, { leaf: 'green', [name]: value })
    expect(problem?.message).toMatch(/[\u4e00-\u9fff].*。$/)
  })

  it('say which row lacks what', () => {
    expect(bodyProblems(tea, { leaf: 'green', cakes: [{ name: '糕' }, { n: 1 }] })[0]?.message).toBe(
      '“点心”第 2 行：请写“点心”。',
    )
  })

  it('a row holds neither conditions nor rows', () => {
    expect(() => repeat('outer', [repeat('inner', [], { label: '内' })], { label: '外' })).toThrow('inner')
    expect(() =>
      repeat('outer', [text('t', { label: '字', when: { field: 'a', in: ['b'] } })], { label: '外' }),
    ).toThrow()
  })
})

describe('questions that another answer calls for', () => {
  it('are asked only then, and refused otherwise unless blank', () => {
    expect(told({ leaf: 'green', sugar: true })).toEqual([['lumps', 'missing']])
    expect(told({ leaf: 'green', sugar: false, lumps: 2 })).toEqual([['lumps', 'not-asked']])
    expect(told({ leaf: 'green', lumps: 2 })).toEqual([['lumps', 'not-asked']])
    expect(told({ leaf: 'green', lumps: '' })).toEqual([])
  })

  it('may ask for one of several texts', () => {
    expect(bodyProblems(tea, { leaf: 'black' })).toEqual([
      { field: 'words', code: 'not-enough', message: '红茶请写一句怎么喝的。' },
    ])
    expect(told({ leaf: 'black', cup: '碗' })).toEqual([])
  })
})

describe('answers as words and cells', () => {
  it('are words in tables and lines', () => {
    const names = new Map([
      ['430000', '红树小学'],
      [TEA_BODY.house, '河边茶馆'],
    ])
    expect(tea.fields.map((f) => answerWords(f, (TEA_BODY as Record<string, unknown>)[f.name], names))).toEqual([
      '红茶',
      '姨妈、邻居',
      '白瓷杯',
      '茶很香。',
      '2026年11月30日',
      '16:05',
      '20分钟',
      '12.50元',
      '是',
      '2',
      '山楂老师',
      '红树小学',
      '河边茶馆',
      '桂花糕 2；米糕',
      '照片1张',
    ])
    expect(answerWords(fieldOf('leaf'), undefined)).toBe('')
    expect(answerWords(fieldOf('leaf'), 'oolong')).toBe('oolong')
    expect(answerWords(fieldOf('sugar'), false)).toBe('否')
    expect(moneyWords(2000)).toBe('20元')
    expect(moneyWords(5)).toBe('0.05元')
  })

  it('stay numbers where a sheet adds them up', () => {
    expect(answerCell(fieldOf('minutes'), 20)).toBe(20)
    expect(answerCell(fieldOf('paid'), 1250)).toBe(12.5)
    expect(answerCell(fieldOf('cup'), '碗')).toBe('碗')
    // A day too: as it is written it can be sorted by.
    expect(answerCell(fieldOf('again'), '2026-11-30')).toBe('2026-11-30')
    expect(answerCell(fieldOf('paid'), undefined)).toBe('')
  })
})

describe('the JSON Schema of a body', () => {
  const schema = bodySchema(tea)
  it('names what must be answered, and nothing else is taken', () => {
    expect(schema).toMatchObject({ type: 'object', required: ['leaf'], additionalProperties: false })
    expect(Object.keys(schema.properties as object)).toEqual(tea.fields.map((f) => f.name))
    expect((schema.properties as Record<string, object>).paid).toMatchObject({ type: 'integer', minimum: 0 })
  })

  it('tells what is asked only sometimes', () => {
    expect(JSON.stringify(schema.allOf)).toBe(
      `[{"if":{"properties":{"guests":{"contains":{"const":"nobody"}}},"required":["guests"]},"then":{"properties":{"guests":{"maxItems":1}}}},{"if":{"properties":{"sugar":{"enum":[true]}},"required":["sugar"]},"then":{"required":["lumps"]},"else":{"properties":{"lumps":false}}},{"if":{"properties":{"leaf":{"enum":["black"]}},"required":["leaf"]},"then":{"anyOf":[{"required":["words"],"properties":{"words":{"pattern":"\\\\S"}}},{"required":["cup"],"properties":{"cup":{"pattern":"\\\\S"}}}]}}]`,
    )
  })
})

it('facets: urgent answers, next steps, quotes and older versions', () => {
  expect(isUrgent(tea, { guests: ['storm'] })).toBe(true)
  expect(isUrgent(tea, { guests: ['aunt'] })).toBe(false)
  expect(tea.next?.({ guests: ['aunt'] })).toBe('姨妈')
  expect(tea.quote?.(TEA_BODY)).toEqual(['茶很香。'])
  expect(lifted(tea, { cup: '碗' }, 1)).toEqual({ cup: '碗', leaf: 'green' })
  expect(lifted(tea, { cup: '碗' }, 2)).toEqual({ cup: '碗' })
})
