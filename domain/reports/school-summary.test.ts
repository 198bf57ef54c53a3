import { describe, expect, it } from 'vitest'
import { paragraphsOf } from './kit/doc.ts'
import { draftSchoolSummary } from './school-summary.ts'
import { account, type Changed, inputOf, part, textsOf, WORKED, WORKED_BEFORE } from './testing/summary-input.ts'

const STILL = Object.fromEntries(Object.keys(WORKED).flatMap((id) => (/^(?:in|out)\./.test(id) ? [[id, 0]] : [])))
describe('the worked example (summaries §6)', () => {
  const reasons = [
    { text: '请假离校', n: 2 },
    { text: '长期病假', n: 1 },
  ]
  const input = inputOf(WORKED, WORKED_BEFORE, { talks: account({ reasons }) })
  const text = textsOf(input)

  it('states the paragraph word for word', () => {
    expect(`${text.basics?.replace('\n', '')}${text.care}`).toContain(
      '截至2026年12月31日，我校有9个教学班、在校学生315名。父母双方外出务工的105名，一方外出的21名，合计126名，占在校学生的40.0%（教育部门口径）；按民政部门口径为107名，两者之差主要来自一方在家且能照护的学生。比上学期增加3名，增长2.4%，占比上升1.3个百分点；其中新入学11名、转入4名、父母新外出5名，毕业12名、转出2名、父母返回3名。从照看情况看，由祖辈照看88名、亲属照看14名、教师照看3名、在家的父亲或母亲照看21名，分别占69.8%、11.1%、2.4%、16.7%。谈心应完成498人次，完成491人次（98.6%），121名学生月月谈到；未完成的7人次涉及5名学生：长期病假1名，请假离校2名，另2名未注明原因。',
    )
  })

  it('every number of it is a figure that opens to its rows, save sizes of differences and shares', () => {
    const nodes = draftSchoolSummary(input).sections.flatMap((s) => paragraphsOf(s.doc).flatMap((p) => p.content ?? []))
    const refs = new Set(nodes.flatMap((n) => (n.type === 'figure' ? [n.attrs.ref] : [])))
    for (const id of ['pupils', 'left-behind.state', 'care.teachers', 'in.parent-left', 'talks.missed-children'])
      expect(refs).toContain(id)
  })

  it('holds to the rules of the written word', () => {
    const all = Object.values(text).join('\n')
    expect(all).not.toMatch(/undefined|NaN|null|—|【/)
    expect(all).not.toMatch(/[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]/)
    expect(all).not.toMatch(/约\d|左右|高度重视|显著|全覆盖|基本上|大多数|普遍|多次|近期|若干|进一步|持续|截止/)
    expect(all).not.toMatch(/。。|，。|；。|、。|，，|：，/)
    expect(all).not.toMatch(/已(?:约谈|逐一核实|列入计划|改期)/)
  })
})

describe('against the last term (summaries §3.1)', () => {
  it.each<[string, Record<string, number>, Record<string, number> | null, Changed, string]>([
    [
      'fewer',
      { 'left-behind.education': 120, 'left-behind.share': 38.1 },
      WORKED_BEFORE,
      {},
      '比上学期减少3名，占比下降0.6个百分点；其中毕业12名、转出2名、父母返回3名，新入学11名、转入4名、父母新外出5名。',
    ],
    [
      'more, a smaller share',
      { pupils: 332, 'left-behind.share': 37.9 },
      WORKED_BEFORE,
      {},
      '人数比上学期增加3名，因在校学生同期增加14名，占比反而下降0.8个百分点；其中新入学11名',
    ],
    [
      'fewer, a larger share',
      { pupils: 299, 'left-behind.education': 120, 'left-behind.share': 40.1 },
      WORKED_BEFORE,
      {},
      '人数比上学期减少3名，因在校学生同期减少19名，占比反而上升1.4个百分点；其中毕业12名',
    ],
    [
      'the share stands still',
      { 'left-behind.share': 38.7 },
      WORKED_BEFORE,
      {},
      '比上学期增加3名，增长2.4%，占比与上学期持平；其中',
    ],
    [
      'the same number, other children',
      { 'left-behind.education': 123, 'in.all': 17 },
      WORKED_BEFORE,
      {},
      '总数与上学期相同，其间新增17名、减少17名（',
    ],
    ['the same list', { ...STILL, 'left-behind.education': 123 }, WORKED_BEFORE, {}, '名单与上学期一致。'],
    ['a first count', {}, null, {}, '本学期首次按此口径统计，不作比较。'],
    [
      'another reading',
      {},
      WORKED_BEFORE,
      { issuedBefore: { definition: '另一种', leftBehind: 99 } },
      '上学期签发的总结按另一口径统计，两期不可比；按本期口径回算，上学期为123名。',
    ],
    [
      'nobody now',
      {
        ...STILL,
        'left-behind.education': 0,
        'left-behind.state': 0,
        'left-behind.share': 0,
        'out.parent-returned': 9,
      },
      { ...WORKED_BEFORE, 'left-behind.education': 9 },
      {},
      '花名册中没有符合教育部门口径的留守学生。比上学期减少9名',
    ],
    [
      'nobody, and every roll signed: that is known (summaries §3.1)',
      {
        ...STILL,
        'left-behind.education': 0,
        'left-behind.state': 0,
        'census.classes': 9,
        'census.signed.classes': 9,
      },
      null,
      {},
      '在校学生315名。经逐班核对签核，我校目前没有符合教育部门口径的留守学生；名册每学期复核一次。',
    ],
    [
      'nobody by this reading, somebody by the other',
      { ...STILL, 'left-behind.education': 0, 'left-behind.state': 2 },
      null,
      {},
      '花名册中没有符合教育部门口径的留守学生，按民政部门口径为2名。',
    ],
    [
      'one reason for the whole difference',
      { ...STILL, 'left-behind.education': 126, 'in.enrolled': 3 },
      WORKED_BEFORE,
      {},
      '比上学期增加3名，增长2.4%，占比上升1.3个百分点；增加的3名均系新入学。',
    ],
    [
      'all of one kind',
      { 'left-behind.one-away': 0, 'left-behind.both-away': 126 },
      null,
      {},
      '在校学生315名。留守学生126名，均为父母双方外出务工，占在校学生的40.0%（教育部门口径）',
    ],
    [
      'looked after by one kind',
      { 'care.grandparents': 126, 'care.relatives': 0, 'care.teachers': 0, 'care.parent': 0, 'left-behind.girls': 60 },
      null,
      {},
      '从照看情况看，126名均由祖辈照看。留守学生中，女生60名。',
    ],
    [
      'a base below twenty',
      { 'left-behind.education': 15, pupils: 30, 'left-behind.share': 50 },
      { pupils: 19, 'left-behind.education': 12, 'left-behind.share': 63.2 },
      {},
      '比上学期增加3名；其中',
    ],
  ])('%s', (_name, figures, previous, more, sentence) => {
    expect(part('basics', figures, previous, more)).toContain(sentence)
  })

  it('no roll of all pupils: no total, no share, no points', () => {
    const text = part('basics', { pupils: null, 'left-behind.share': null })
    expect(text).toContain('花名册只列了留守学生，在校学生总数待各班填报，暂不出占比。')
    expect(text).not.toMatch(/占在校|百分点|—/)
  })

  it('unknown facts stand apart, with their numbers, and no shares are taken', () => {
    const text = part('basics', {
      'care.unknown': 2,
      'care.parent': 19,
      'files.gaps.since': 4,
      'left-behind.boarding': [50, 3],
    })
    expect(text).toContain(
      '在家的父亲或母亲照看19名，另有2名照看人待核实，单列，未归入上述各类。留守学生中，寄宿50名；住宿情况没有登记的有3名。4名学生的家长外出时间不详，按外出计。',
    )
    expect(text).not.toContain('分别占')
  })
})

describe('before and after (summaries §3.5)', () => {
  const before = { ...WORKED_BEFORE, 'talks.coverage': 95.2, 'talks.held': 400, 'talks.due-children': 123 }
  it.each<[string, Record<string, number>, Record<string, number> | null, string]>([
    ['better', {}, before, '谈心完成率上学期为95.2%，本学期为98.6%，上升3.4个百分点。'],
    ['the same', {}, { ...before, 'talks.coverage': 98.6 }, '谈心完成率本学期为98.6%，与上学期相同，尚看不出变化。'],
    ['worse', { 'talks.coverage': 90 }, before, '谈心完成率上学期为95.2%，本学期为90.0%，下降5.2个百分点。'],
    [
      'no record last term is not a rate of nought',
      {},
      { ...before, 'talks.coverage': 0 },
      '系统中没有上学期可比的谈心、家访记录，暂无前后对照。',
    ],
    ['the first term', {}, null, '本学期首次登记，暂无前后对照。'],
    [
      'fewer than twenty: counts, no percentage',
      { 'talks.due-children': 18, 'talks.due': 72, 'talks.met': 69, 'talks.coverage': 95.8 },
      { ...before, 'talks.due-children': 17, 'talks.due': 68, 'talks.met': 60, 'talks.coverage': 88.2 },
      '谈心上学期应完成68人次，完成60人次；本学期应完成72人次，完成69人次。',
    ],
  ])('%s', (_name, figures, previous, sentence) => {
    expect(part('changes', figures, previous)).toBe(sentence)
  })
})

it('who began with the system in the middle of the term says so, and only then (F11)', () => {
  const notes = (usesFrom: string | null) => textsOf(inputOf(WORKED, WORKED_BEFORE, { usesFrom })).notes ?? ''
  expect(notes('2026-10-20')).toContain('自2026年10月20日起在系统中记录，此前应做的谈心、家访不计入应谈应访。')
  for (const never of [null, '2026-09-01', '2027-03-01']) expect(notes(never)).not.toContain('起在系统中记录')
})
