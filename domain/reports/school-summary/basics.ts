import { type Doc, doc, type Inline, line } from '../doc.ts'
import { longDate, SMALL_BASE, sharesTo100 } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'

const CARE = [
  ['care.grandparents', '由祖辈照看'],
  ['care.relatives', '亲属照看'],
  ['care.teachers', '教师照看'],
  ['care.parent', '在家的父亲或母亲照看'],
  ['care.other', '其他人照看'],
] as const

/** 一、基本情况 (summaries §3.1): base, readings, change, who looks after them, boarding, what is unknown. */
export const basics = (pen: Pen): Doc => {
  const { input, n, f } = pen
  const all = n('left-behind.education')
  const base = line`截至${longDate(input.cutoff)}，我校有${input.classes}个教学班、在校学生${f('pupils')}名。`
  if (n('pupils') === 0 && all === 0)
    return doc(line`截至${longDate(input.cutoff)}，花名册中还没有在校学生，总数待定。`)
  if (all === 0) return doc(line`${base}花名册中没有符合教育部门口径的留守学生；名单每学期复核一次。`)
  return doc([...base, ...count(pen), ...difference(pen)], [...carers(pen), ...unknowns(pen)])
}

const count = ({ n, f }: Pen): Inline[] => {
  const both = n('left-behind.both-away')
  const one = n('left-behind.one-away')
  const parts =
    both > 0 && one > 0
      ? line`父母双方外出务工的${f('left-behind.both-away')}名，一方外出的${f('left-behind.one-away')}名，合计${f('left-behind.education')}名`
      : line`${both > 0 ? '父母双方' : '父母一方'}外出务工的${f('left-behind.education')}名`
  const share =
    n('pupils') >= SMALL_BASE ? line`，占在校学生的${f('left-behind.share')}（教育部门口径）` : '（教育部门口径）'
  const gap = n('left-behind.education') - n('left-behind.state')
  const reason = gap > 0 && one >= gap / 2 ? '，两者之差主要来自一方在家且能照护的学生' : ''
  return line`${parts}${share}；按民政部门口径为${f('left-behind.state')}名${gap === 0 ? '，与教育部门口径相同' : reason}。`
}

const difference = (pen: Pen): Inline[] => {
  const { n, before, input } = pen
  const then = before('left-behind.education')
  if (then === null || !input.previousTermName) return line`本学期首次按此口径统计，不作比较。`
  const now = n('left-behind.education')
  const d = now - then
  const came = list(pen, [
    ['in.enrolled', '新入学'],
    ['in.transferred', '转入'],
    ['in.parent-left', '父母新外出'],
    ['in.other', '其他新增'],
  ])
  const went = list(pen, [
    ['out.graduated', '毕业'],
    ['out.transferred', '转出'],
    ['out.parent-returned', '父母返回'],
    ['out.other', '其他减少'],
  ])
  const moved = came.length || went.length ? line`其中${came}${came.length && went.length ? '，' : ''}${went}。` : []
  if (d === 0) return moved.length ? line`总数与上学期相同，其间有进有出，${moved}` : line`名单与上学期一致。`
  const word = d > 0 ? '增加' : '减少'
  const share = before('left-behind.share')
  const points =
    share === null || n('pupils') < SMALL_BASE ? null : Math.round((n('left-behind.share') - share) * 10) / 10
  const trend =
    points === null
      ? ''
      : points === 0
        ? '，占比持平'
        : `，占比${d > 0 !== points > 0 ? '反而' : ''}${points > 0 ? '上升' : '下降'}${Math.abs(points).toFixed(1)}个百分点`
  const growth = then >= SMALL_BASE ? `，${d > 0 ? '增长' : '下降'}${((Math.abs(d) * 100) / then).toFixed(1)}%` : ''
  return line`比上学期${word}${Math.abs(d)}名${growth}${trend}${moved.length ? '；' : '。'}${moved}`
}

const list = ({ n, f }: Pen, items: readonly (readonly [string, string])[]): Inline[] =>
  items.filter(([id]) => n(id) > 0).flatMap(([id, word], i) => line`${i === 0 ? '' : '、'}${word}${f(id)}名`)

const carers = ({ n, f }: Pen): Inline[] => {
  const present = CARE.filter(([id]) => n(id) > 0)
  if (present.length === 0) return []
  const numbers = present.flatMap(([id, words], i) => line`${i === 0 ? '' : '、'}${words}${f(id)}名`)
  const whole = n('care.unknown') + n('care.alone') === 0 && n('left-behind.education') >= SMALL_BASE
  const shares =
    whole && present.length > 1
      ? `，分别占${sharesTo100(present.map(([id]) => n(id)))
          .map((s) => `${s.toFixed(1)}%`)
          .join('、')}`
      : ''
  const open = n('care.unknown') > 0 ? line`，另有${f('care.unknown')}名待核实` : ''
  return line`从照看情况看，${numbers}${shares}${open}；其中寄宿${f('left-behind.boarding')}名。`
}

const unknowns = ({ input }: Pen): Inline[] => {
  const since = input.figures.get('left-behind.education')?.unknown ?? 0
  return since > 0 ? line`有${since}名学生的家长外出时间不详，按外出计。` : []
}
