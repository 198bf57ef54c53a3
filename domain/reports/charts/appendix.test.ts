import { expect, it } from 'vitest'
import { cellTexts } from '../kit/doc.ts'
import { chartsAppendix } from './appendix.ts'

const figure = (title: string, value: number | null, previous: number | null = null) => ({
  title,
  value,
  previous,
  unit: '名',
})
const figures = new Map([
  ['left-behind.education', figure('留守学生（教育部门口径）', 40, 36)],
  ['left-behind.state', figure('留守学生（国发〔2016〕13号口径）', 38)],
  ['care.grandparents', figure('祖辈照看', 32)],
  ['care.relatives', figure('亲属照看', 6)],
  ['care.alone', figure('独自居住', 2)],
  ['talks.due', figure('应谈', 120)],
  ['talks.met', figure('完成谈心', 90)],
])
const drawn = (level: 'internal' | 'upward' | 'public', of = figures) =>
  chartsAppendix(of, { level, reading: 'education' }).content.flatMap((block) =>
    block.type === 'table' ? [cellTexts(block)] : [],
  )

it('each picture is a table whose bars are as long as the numbers beside them', () => {
  const [care, done, readings, before] = drawn('internal')
  expect(care?.map((row) => [row[0], row[2]])).toEqual([
    ['哪一项', '名'],
    ['祖辈照看', '32'],
    ['亲属照看', '6'],
    ['独自居住', '2'],
  ])
  expect(care?.map((row) => [...(row[1] ?? '')].length).slice(1)).toEqual([16, 3, 1])
  expect(done?.map((row) => row[1])).toEqual(['图', '█'.repeat(16), '▒'.repeat(12)])
  expect(readings?.map((row) => row[0])).toEqual(['哪一项', '教育部门口径', '国发〔2016〕13号口径'])
  expect(before?.slice(1).map((row) => row[2])).toEqual(['36', '40'])
})

it('what is too small for the level stands with another part, as in the text; the public of a small school sees no parts', () => {
  for (const level of ['upward', 'public'] as const) {
    const [care] = drawn(level)
    expect(care?.slice(1).map((row) => [row[0], row[2]])).toEqual([
      ['祖辈照看', '32'],
      ['亲属照看、独自居住', '8'],
    ])
  }
  const few = new Map(figures).set('left-behind.education', figure('留守学生（教育部门口径）', 12))
  expect(drawn('public', few)).toEqual([])
  expect(drawn('internal', new Map())).toEqual([])
})
