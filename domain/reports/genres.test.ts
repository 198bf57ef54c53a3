import { describe, expect, it } from 'vitest'
import { centralSchoolSummary } from './central-school-summary.ts'
import { classSummary } from './class-summary.ts'
import { headTeacherSummary } from './head-teacher-summary.ts'
import type { Report } from './kit/define-report.ts'
import { docText, line } from './kit/doc.ts'
import type { PlaceRow, SummaryInput } from './kit/input.ts'
import { planCells } from './kit/plan-cells.ts'
import { planPaper } from './plan-paper.ts'
import { smallTogether } from './sections/place-table.ts'
import { subdistrictSummary } from './subdistrict-summary.ts'
import { accountOf, figuresFrom, inputOf, WORKED, WORKED_BEFORE } from './testing/summary-input.ts'

const CLASS = { place: '三年级一班', placeKind: 'class', classes: 1 } as const
const TOWN = { place: '青石镇', placeKind: 'township' } as const
const row = (code: string, figures: Record<string, number>): PlaceRow => ({
  code,
  name: `${code}处`,
  figures: figuresFrom(figures),
})
const drafted = (report: Report, figures: Record<string, number | null>, more: Partial<SummaryInput>) => {
  const draft = report.draft(inputOf({ ...WORKED, ...figures }, WORKED_BEFORE, more))
  return {
    title: draft.title,
    headings: draft.sections.flatMap((s) => s.heading ?? []),
    text: (key: string) => {
      const found = draft.sections.find((s) => s.key === key)
      return found ? docText(found.doc) : ''
    },
  }
}
const OF_CLASS = {
  pupils: 42,
  'left-behind.education': 18,
  'left-behind.share': 42.9,
  'left-behind.both-away': 15,
  'left-behind.one-away': 3,
}

describe('head-teacher-summary (S5, summaries §5)', () => {
  const page = drafted(
    headTeacherSummary,
    {
      ...OF_CLASS,
      'records.all': 90,
      'notes.children': 18,
      'notes.often': 14,
      'visits.held': 40,
      'visits.households': 17,
    },
    CLASS,
  )
  it('is the author’s own: in the first person, of children, with the blanks that only the author fills', () => {
    expect(page.title).toBe('三年级一班2026年秋季学期班主任工作总结')
    expect(page.headings).toEqual([
      '先让他觉得有人',
      '把每个孩子记下来',
      '和家里人说真话',
      '一次教训',
      '没做到的和接下来',
    ])
    expect(page.text('opening')).toContain(
      '截至2026年12月31日，我班有42名孩子，其中父母在外的18名，占42.9%：父母都在外的15名，一方在外的3名。',
    )
  })
  it('says how much was written down of how many, never of whom', () => {
    expect(page.text('files')).toContain('这学期记下90条，18名孩子有记录，其中三条以上的14名，其余还不到三条。')
    expect(
      drafted(headTeacherSummary, { ...OF_CLASS, 'records.all': 4, 'notes.children': 3 }, CLASS).text('files'),
    ).toContain('3名孩子有记录，都还不到三条。')
  })
  it('numbers stand in the background: not month by month, round by round', () => {
    const missed = {
      'talks.due': 72,
      'talks.met': 65,
      'talks.missed': 7,
      'talks.missed-children': 5,
      'talks.every-month': 13,
    }
    const due = [10, 9].map((month, i) => ({ label: `${month}月`, due: 18, missed: i }))
    const of = { ...CLASS, accounts: new Map([['monthly-talk', { ...accountOf([]), due }]]) }
    expect(drafted(headTeacherSummary, { ...OF_CLASS, ...missed }, of).text('care')).not.toContain('分月看')
    expect(drafted(classSummary, { ...OF_CLASS, ...missed }, of).text('care')).toContain('分月看')
  })
  it('what was said at home stands apart from what was said with the child', () => {
    expect(page.text('home')).toContain('走访17户、40户次')
    expect(page.text('care')).toContain('谈心')
    expect(page.text('care')).not.toContain('走访')
  })
})

it('class-summary (S3): the children, what was done, what was not, the author’s thoughts', () => {
  const page = drafted(
    classSummary,
    { ...OF_CLASS, 'left-behind.boarding': 16, 'talks.due': 72, 'talks.met': 65 },
    CLASS,
  )
  expect(page.title).toBe('三年级一班2026年秋季学期寄宿班工作总结')
  expect(page.headings).toEqual(['班上的孩子', '建档与需求', '我们怎么做', '哪些没做好', '我的想法'])
  expect(page.text('class')).toContain('寄宿16名')
  // 由我, not 由班主任: who writes is who sees to it.
  expect(page.text('plan')).toContain('由我在')
})

describe('subdistrict-summary (S4): small villages stand together', () => {
  const rows = [
    row('甲', { 'left-behind.state': 14 }),
    row('乙', { 'left-behind.state': 2 }),
    row('丙', { 'left-behind.state': 0 }),
    row('丁', { 'left-behind.state': 6 }),
  ]
  it('one small village alone takes the next smallest along, so that nothing can be worked out', () => {
    const { alone, together } = smallTogether(rows, 'left-behind.state', 3)
    expect(alone.map((r) => r.code)).toEqual(['甲', '丙'])
    expect(together.map((r) => r.code)).toEqual(['乙', '丁'])
    expect(smallTogether([rows[0] as PlaceRow], 'left-behind.state', 3).together).toEqual([])
  })
  it('tells the count by villages, and shows the sum of the small ones', () => {
    const page = drafted(subdistrictSummary, {}, { ...TOWN, place: '河东街道', below: rows })
    expect(page.title).toBe('河东街道2026年秋季学期留守儿童关爱服务工作总结')
    expect(page.text('census')).toContain('对4个村（居）逐户登记，建档儿童315名')
    expect(page.text('census')).toMatch(/其他2个村（居）\s*8/)
    expect(page.text('census')).not.toContain('乙处')
  })
})

describe('central-school-summary (S2A)', () => {
  const rows = [
    row('甲', { pupils: 100, 'left-behind.share': 52, 'talks.due': 80, 'talks.met': 80, 'talks.coverage': 100 }),
    row('乙', { pupils: 60, 'left-behind.share': 31.5, 'talks.due': 40, 'talks.met': 30, 'talks.coverage': 75 }),
    row('丙', { pupils: 40, 'left-behind.share': 40, 'talks.due': 20, 'files.gaps': 3 }),
  ]
  const page = drafted(centralSchoolSummary, { 'study-notes': 31, 'study-note.children': 24 }, { ...TOWN, below: rows })
  it('tells how unevenly pupils and work lie over the schools, and names no school for it', () => {
    expect(page.text('basics')).toContain('全镇3所学校在校学生315名，留守学生126名，占40.0%（教育部门口径）。')
    expect(page.text('basics')).toContain('占比在40%以上的学校2所，最高的52.0%，最低的31.5%。')
    expect(page.text('uneven')).toBe(
      '谈心完成率最高的100.0%，最低的75.0%，相差25.0个百分点；谈心、家访到期而没有完成记录的学校1所，不作推算；档案有缺项的学校1所，其余没有缺项。',
    )
  })
  it('stands under its own heads, and what belongs to none of them is told last', () => {
    expect(page.text('care')).toMatch(/（一）学业帮扶。教师看作业[\s\S]*（二）日常联系。/)
  })
})

describe('plan', () => {
  it('a row a gap: what, who, by when, how it is seen to be done (summaries §10)', () => {
    const page = drafted(planPaper, { 'files.gaps': 4, 'files.gaps.carer': 4 }, {})
    expect(page.title).toBe('青石镇中心小学2026年秋季学期关爱工作计划')
    const table = page.text('tasks')
    expect(table).toContain('针对\t措施\t责任岗位\t完成时间\t怎样算做到')
    expect(table).toContain('缺项\t结合家访逐份问清补齐\t班主任\t2027年3月8日\t不再缺项')
    expect(page.text('plan')).toMatch(/（一）针对漏谈，由班主任在2027年3月1日前/)
  })
  it('cuts a line into its cells and keeps the numbers as figures; another line is none', () => {
    expect(planCells(line`针对缺项，由班主任在2027年3月1日前逐份补齐，以不再缺项为准。`)).toMatchObject({
      who: [{ text: '班主任' }],
      by: [{ text: '2027年3月1日' }],
    })
    expect(planCells(line`加强领导，落实责任。`)).toBeNull()
  })
  it('of a township it speaks as the township', () => {
    expect(drafted(planPaper, { 'care.state.alone': 1 }, TOWN).text('plan')).toContain('由分管领导在')
  })
})
