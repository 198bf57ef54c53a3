import { describe, expect, it } from 'vitest'
import { draftSchoolSummary, type SummaryInput } from './school-summary.ts'
import { accountOf, inputOf, textsOf, WORKED, WORKED_BEFORE } from './testing/summary-input.ts'

const MONTHS = ['9月', '10月', '11月', '12月']
const account = (more: Partial<SummaryInput['talks']> = {}) => accountOf(MONTHS, more)
const STILL = Object.fromEntries(Object.keys(WORKED).flatMap((id) => (/^(?:in|out)\./.test(id) ? [[id, 0]] : [])))
const part = (
  key: string,
  figures: Record<string, number | null | [number, number]>,
  previous: Record<string, number> | null = WORKED_BEFORE,
  more: Partial<SummaryInput> = {},
) => textsOf(inputOf({ ...WORKED, ...figures }, previous, more))[key] ?? ''

describe('the worked example (summaries §6)', () => {
  const reasons = [
    { text: '请假离校', n: 2 },
    { text: '长期病假', n: 1 },
  ]
  const input = inputOf(WORKED, WORKED_BEFORE, { talks: account({ reasons }) })
  const text = textsOf(input)

  it('states the paragraph word for word', () => {
    expect(`${text.basics?.replace('\n', '')}${text.care}`.replace('（一）每月谈心。', '')).toContain(
      '截至2026年12月31日，我校有9个教学班、在校学生315名。父母双方外出务工的105名，一方外出的21名，合计126名，占在校学生的40.0%（教育部门口径）；按民政部门口径为107名，两者之差主要来自一方在家且能照护的学生。比上学期增加3名，增长2.4%，占比上升1.3个百分点；其中新入学11名、转入4名、父母新外出5名，毕业12名、转出2名、父母返回3名。从照看情况看，由祖辈照看88名、亲属照看14名、教师照看3名、在家的父亲或母亲照看21名，分别占69.8%、11.1%、2.4%、16.7%。谈心应完成498人次，完成491人次（98.6%），121名学生月月谈到；未完成的7人次涉及5名学生：长期病假1名，请假离校2名，另2名未注明原因。',
    )
  })

  it('every number of it is a figure that opens to its rows, save sizes of differences and shares', () => {
    const nodes = draftSchoolSummary(input).sections.flatMap((s) => s.doc.content.flatMap((p) => p.content ?? []))
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
  it.each<[string, Record<string, number>, Record<string, number> | null, Partial<SummaryInput>, string]>([
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

describe('what was done (summaries §3.2)', () => {
  const done = { 'talks.met': 498, 'talks.missed': 0, 'talks.every-month': 126, 'talks.missed-children': 0 }
  const few = {
    'talks.due': 72,
    'talks.met': 69,
    'talks.missed': 3,
    'talks.coverage': 95.8,
    'talks.due-children': 18,
    'talks.every-month': 16,
    'talks.missed-children': 2,
    'talks.missed-twice': 1,
  }
  const nothing = { 'talks.met': 0, 'talks.missed': 498, 'talks.held': 0, 'talks.children': 0, 'talks.every-month': 0 }
  it.each<[string, Record<string, number>, Partial<SummaryInput>, string]>([
    ['all of it', done, {}, '谈心应完成498人次，全部完成；126名学生月月谈到。'],
    ['gaps, no reason noted', {}, {}, '未完成的7人次涉及5名学生，未注明原因。'],
    [
      'gaps, all with reasons',
      {},
      {
        talks: account({
          reasons: [
            { text: '长期病假', n: 3 },
            { text: '请假离校', n: 2 },
          ],
        }),
      },
      '未完成的7人次涉及5名学生：长期病假3名、请假离校2名。',
    ],
    [
      'more reasons than gaps',
      {},
      { talks: account({ reasons: [{ text: '长期病假', n: 9 }] }) },
      '涉及5名学生：长期病假5名。',
    ],
    [
      'fewer than twenty',
      few,
      {},
      '谈心应完成72人次，完成69人次；18名学生中16名月月谈到，1名漏了一个月，1名漏了两个月以上，未注明原因。',
    ],
    [
      'the term still runs',
      { 'talks.due': 252, 'talks.met': 245 },
      { talks: accountOf(['9月', '10月'], { later: ['11月', '12月'] }) },
      '9月和10月谈心应完成252人次，完成245人次',
    ],
    [
      'what is not due yet',
      {},
      { talks: accountOf(['9月', '10月', '11月'], { later: ['12月'] }) },
      '9月至11月谈心应完成498人次',
    ],
    ['no record at all', nothing, {}, '谈心应完成498人次。本学期系统中没有谈心记录，无法说明完成情况。'],
    [
      'waived, with the reason',
      { 'talks.waived': 2 },
      { talks: account({ waivedBecause: ['病休'] }) },
      '另有2人次因病休不计入应谈。',
    ],
    ['waived, reasons too many to print', { 'talks.waived': 2 }, {}, '另有2人次说明原因免办，不计入应谈。'],
    [
      'month by month, where something is missing',
      {},
      {
        talks: account({
          due: [
            { label: '9月', due: 124, missed: 0 },
            { label: '10月', due: 123, missed: 2 },
            { label: '11月', due: 126, missed: 126 },
          ],
        }),
      },
      '分月看，9月应谈124人次，全部完成；10月应谈123人次，完成121人次；11月应谈126人次，没有记录。',
    ],
    [
      'records only of what was not due',
      { ...nothing, 'talks.held': 5, 'talks.children': 5 },
      {},
      '谈心应完成498人次。到期的月份系统中没有谈心记录，无法说明完成情况。期内单独谈心共5人次，谈到5名学生。',
    ],
    [
      'nothing due yet',
      { 'talks.due': 0, 'talks.held': 0 },
      { talks: accountOf([], { later: MONTHS }) },
      '9月至12月的谈心均未到期，未作统计。',
    ],
    [
      'months of two years',
      { 'talks.due': 0, 'talks.held': 0 },
      { talks: accountOf([], { later: [...MONTHS, '1月'] }) },
      '9月至次年1月的谈心均未到期，未作统计。',
    ],
    [
      'visits, round by round, with waivers',
      {
        'visits.due': 98,
        'visits.met': 94,
        'visits.missed': 4,
        'visits.due-households': 98,
        'visits.missed-households': 3,
        'visits.all-phases': 95,
        'visits.held': 94,
        'visits.households': 94,
        'visits.waived': 2,
      },
      {
        visits: accountOf([], {
          due: [
            { label: '期初', due: 98, missed: 1 },
            { label: '期中', due: 98, missed: 3 },
          ],
          waivedBecause: ['病休'],
        }),
      },
      '3户有轮次没有走到，未注明原因。另有2户因病休免访，免访的轮次不计入应访。分轮看，期初应访98户，走到97户；期中应访98户，走到95户。',
    ],
    [
      'visits, all rounds',
      {
        'visits.due': 294,
        'visits.met': 294,
        'visits.due-households': 98,
        'visits.all-phases': 98,
        'visits.households': 98,
        'visits.held': 294,
      },
      {},
      '家访分期初、期中、期末三轮，走访98户、294户次；应访98户，各轮均已走到。',
    ],
    [
      'visits, a gap',
      {
        'visits.due': 294,
        'visits.met': 290,
        'visits.missed': 4,
        'visits.due-households': 98,
        'visits.all-phases': 95,
        'visits.missed-households': 3,
        'visits.households': 98,
        'visits.held': 290,
      },
      {},
      '走访98户、290户次；应访98户，95户各轮都走到，3户有轮次没有走到，未注明原因。',
    ],
    [
      'visits, one round due',
      {
        'visits.due': 98,
        'visits.met': 97,
        'visits.missed': 1,
        'visits.due-households': 98,
        'visits.all-phases': 97,
        'visits.missed-households': 1,
        'visits.households': 97,
        'visits.held': 97,
      },
      { visits: accountOf(['期初'], { later: ['期中', '期末'] }) },
      '走访97户、97户次；到期的期初一轮应访98户，走到97户，1户没有走到，未注明原因。期中和期末尚未到期，未计入。',
    ],
    [
      'visits, one round due and nobody reached (F12)',
      {
        'visits.due': 27,
        'visits.missed': 27,
        'visits.due-households': 27,
        'visits.missed-households': 27,
        'visits.not-home': 2,
      },
      { visits: accountOf(['期初'], { later: ['期中', '期末'] }) },
      '上门的都没有见到照看人；到期的期初一轮应访27户，均没有走到，未注明原因。',
    ],
    [
      'visits, several rounds due and none whole (F12)',
      {
        'visits.due': 81,
        'visits.met': 5,
        'visits.missed': 76,
        'visits.due-households': 27,
        'visits.missed-households': 27,
        'visits.households': 5,
        'visits.held': 5,
      },
      {},
      '走访5户、5户次；应访27户，均有轮次没有走到，未注明原因。',
    ],
    [
      'talks, few children and each missed one (F12)',
      {
        'left-behind.education': 7,
        'talks.due': 14,
        'talks.met': 7,
        'talks.missed': 7,
        'talks.due-children': 7,
        'talks.every-month': 0,
        'talks.missed-twice': 0,
        'talks.missed-children': 7,
      },
      {},
      '完成7人次；7名学生均漏了一个月，未注明原因。',
    ],
    [
      'visits, no record',
      { 'visits.due': 294, 'visits.due-households': 98, 'visits.missed': 294, 'visits.missed-households': 98 },
      {},
      '到期应访98户。本学期系统中没有家访记录，无法说明完成情况。',
    ],
  ])('%s', (_name, figures, more, sentence) => {
    expect(part('care', figures, null, more)).toContain(sentence)
  })

  it('below twenty there is no percentage', () => expect(part('care', few)).not.toContain('%'))

  it.each([
    [5, 5, '上门时家中无人的有5户，均已补访。'],
    [1, 1, '上门时家中无人的有1户，已补访。'],
    [5, 2, '上门时家中无人的有5户，其中2户已补访，其余3户尚未补访到。'],
    [5, 0, '上门时家中无人的有5户，截至2026年12月31日尚未补访到。'],
  ])('nobody home %i, met later %i (summaries §1)', (first, again, sentence) => {
    const visited = {
      'visits.due': 98,
      'visits.met': 98,
      'visits.due-households': 98,
      'visits.households': 98,
      'visits.held': 98,
    }
    expect(part('care', { ...visited, 'visits.not-home': first, 'visits.revisited': again })).toContain(sentence)
  })

  it('nobody away, nothing owed: the chapter is not printed', () => {
    const zero = Object.fromEntries(Object.keys(WORKED).map((id) => [id, 0]))
    expect(textsOf(inputOf({ ...zero, pupils: 40 }, null)).care).toBe('')
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
