import { expect, it } from 'vitest'
import { type FileTold, fileSheet, glanceSheet } from './child-file.ts'

const record = (title: string, on: string, contact: boolean) => ({ on, title, line: '', by: '张敏', contact })
const TOLD: FileTold = {
  id: 'c',
  name: '石小满',
  self: [
    { label: '学校', value: '大坪村小学' },
    { label: '身份证号', value: '52****************' },
  ],
  family: [],
  facts: [],
  entries: [],
  due: Array.from({ length: 9 }, (_, i) => ({ title: `谈心 第${i + 1}次`, by: '2026-12-25' })),
  records: [
    record('风险评估', '2026-12-01', false),
    record('谈心', '2026-11-20', true),
    record('帮扶检查', '2026-11-10', false),
    record('谈心', '2026-10-20', true),
    record('家访', '2026-10-02', true),
  ],
  earlier: 0,
  changes: [],
}
const words = (sheet: ReturnType<typeof glanceSheet>) => JSON.stringify(sheet.pieces)

it('a page at a glance tells when somebody last spoke with the child, and of no assessment: it is no label, and one page', () => {
  const said = words(glanceSheet(TOLD))
  expect(said).toContain('["谈心","2026-11-20","张敏"],["家访","2026-10-02","张敏"]')
  expect(said).not.toMatch(/风险评估|帮扶检查|身份证/)
  expect(said).toContain('第6次')
  expect(said).not.toContain('第7次')
  expect(said).toContain('还有 3 件往后的')
})

it('the whole file, for the locked cupboard, tells all of it', () => {
  const said = words(fileSheet(TOLD))
  expect(said).toMatch(/风险评估.*帮扶检查/)
  expect(said).toContain('身份证号')
  expect(said).toContain('第9次')
})
