import { describe, expect, it } from 'vitest'
import { halfYearlyCondolence } from '../../duties/half-yearly-condolence.ts'
import { juneFirst } from '../../duties/june-first.ts'
import { termGroupMeeting } from '../../duties/term-group-meeting.ts'
import { termLesson } from '../../duties/term-lesson.ts'
import { docText } from '../kit/doc.ts'
import { penOf, TOWNSHIP_VOICE } from '../kit/pen.ts'
import { account, figuresFrom, inputOf, part, WORKED_BEFORE } from '../testing/summary-input.ts'
import { network } from './organisation.ts'

const RULES = [termLesson, termGroupMeeting, halfYearlyCondolence, juneFirst]
const accounts = new Map(RULES.map((rule) => [rule.key, { ...account(), title: rule.title, unit: rule.unit }]))
const told = (figures: Record<string, number>, section = 'care') => part(section, figures, WORKED_BEFORE, { accounts })

describe('what a place does, in the summary', () => {
  it('nothing written down: no word of it', () => {
    for (const word of ['主题教育', '慰问', '活动', '周边', '宣传', '表彰', '看望'])
      expect(told({})).not.toContain(word)
  })

  it.each<[string, Record<string, number>, string]>([
    [
      'lessons with a roll (S1.2–1.6)',
      { 'lessons.held': 4, 'lessons.attendance': 480, 'lessons.missed-all': 2 },
      '期内开展主题教育4次，点名参加480人次；点过名而一次也没有参加的学生有2名。',
    ],
    ['lessons without a roll', { 'lessons.held': 1 }, '期内开展主题教育1次，没有点名。'],
    [
      'lessons owed and some missing',
      { 'lessons.held': 7, 'term-lesson.due': 9, 'term-lesson.met': 7, 'term-lesson.missed': 2 },
      '按每班每学期一次应上9次，做到7次、缺2次。',
    ],
    [
      'lessons owed, all there',
      { 'lessons.held': 9, 'term-lesson.due': 9, 'term-lesson.met': 9 },
      '按每班每学期一次应上9次，全部做到。',
    ],
    [
      'lessons owed, nothing recorded',
      { 'term-lesson.due': 9, 'term-lesson.missed': 9 },
      '应上9次。本学期系统中没有主题教育记录，无法说明完成情况。',
    ],
    [
      'activities (S2B.16, S4.6)',
      { activities: 5, 'activities.june-first': 1, 'activities.attendance': 130, 'activities.children': 90 },
      '期内开展活动5场，其中“六一”1场；点名参加130人次，涉及学生90名。',
    ],
    ['activities without a roll', { activities: 1 }, '期内开展活动1场。'],
    [
      'who was never there (S3.14)',
      { activities: 3, 'activities.attendance': 60, 'activities.children': 40, 'activities.missed-all': 4 },
      '期内开展活动3场；点名参加60人次，涉及学生40名；点过名而一次也没有参加的学生有4名。',
    ],
    [
      'surroundings, all put right (S2B.18)',
      { inspections: 2, 'inspections.found': 3, 'inspections.fixed': 3 },
      '检查校园和村子周边2次，发现问题3处，均已整改。',
    ],
    [
      'surroundings, some left',
      { inspections: 2, 'inspections.found': 3, 'inspections.fixed': 1 },
      '发现问题3处，整改1处，其余2处尚未整改。',
    ],
    ['surroundings, none put right', { inspections: 1, 'inspections.found': 1 }, '发现问题1处，尚未整改。'],
    ['surroundings, nothing found', { inspections: 1 }, '检查校园和村子周边1次，没有发现问题。'],
    [
      'publicity (S2B.19)',
      { 'publicity.items': 4, 'publicity.channels': 3 },
      '通过3种渠道刊播宣传4条，刊播前均有专人看过是否会认出学生。',
    ],
    ['commendation (S2A.18)', { commended: 12 }, '期内受表彰的学生有12名。'],
    [
      'condolence, all of it needed (S2B.14, S4.6)',
      { 'condolence.visits': 14, 'condolence.households': 12, 'goods.given': 20, 'goods.matched-need': 20 },
      '期内上门慰问14户次，走到12户，送去东西20件，都是登记过的需要。',
    ],
    [
      'condolence, some of it',
      { 'condolence.visits': 14, 'condolence.households': 12, 'goods.given': 20, 'goods.matched-need': 5 },
      '送去东西20件，其中5件对应登记的需要。',
    ],
    [
      'condolence owed, some missing',
      {
        'condolence.visits': 9,
        'condolence.households': 9,
        'half-yearly-condolence.due': 12,
        'half-yearly-condolence.met': 9,
        'half-yearly-condolence.missed': 3,
      },
      '每半年看望一次，应看望12人次，做到9人次、缺3人次。',
    ],
    [
      'a festival owed and nothing recorded',
      { 'june-first.due': 6, 'june-first.missed': 6 },
      '村里的六一活动应办6处。本学期系统中没有活动记录，无法说明完成情况。',
    ],
  ])('%s', (_what, figures, text) => {
    expect(told(figures)).toContain(text)
  })

  it('a group bound up with hardship is not told by its number where it is small (summaries §3.4)', () => {
    const few = { 'half-yearly-condolence.due': 2, 'half-yearly-condolence.missed': 2, 'condolence.visits': 1 }
    expect(told({ ...few, 'condolence.households': 1 })).not.toContain('应看望')
    expect(told({ ...few, 'condolence.households': 1 }, 'plan')).toContain('还有个别家庭')
  })
})

describe('organisation and rules (S1.1–1.7; summaries §5 S1)', () => {
  const organisation = {
    posts: [
      { job: '校长', answersFor: ['全面', '安全与法治'] },
      { job: '教导主任', answersFor: ['学业'] },
    ],
    rules: ['谈心制度', '家访制度'],
    campaigns: [{ name: '主题行动“牵手”', with: ['妇联', '团委'] }],
  }
  const group = (figures: Record<string, number>) => part('group', figures, WORKED_BEFORE, { accounts, organisation })

  it('nothing registered: the author is asked, and nothing is claimed', () => {
    expect(part('group', {}, WORKED_BEFORE, { accounts })).toBe('')
  })
  it('who answers for what, by posts and without names', () => {
    expect(group({ 'group.posts': 2 })).toContain(
      '我校关爱工作小组登记在任、有分工的2人：校长管全面、安全与法治，教导主任管学业。',
    )
  })
  it('what a township has of its own stands apart from what its schools have, so that the list is as long as its number', () => {
    const town = (figures: Record<string, number>, of = organisation) =>
      docText(
        network(penOf(inputOf(figures, null, { placeKind: 'township', accounts, organisation: of }), TOWNSHIP_VOICE)),
      )
    const all = { 'group.posts': 9, 'group.meetings': 3, 'rules.in-force': 4, campaigns: 3, 'campaign.tasks': 6 }
    const text = town({ ...all, 'campaign.tasks.done': 3, 'campaign.tasks.open': 3 })
    expect(text).toContain(
      '我镇和所辖各校、各村（居）的关爱工作小组登记在任、有分工的共9人，其中我镇2人：校长管全面、安全与法治，教导主任管学业。',
    )
    expect(text).toContain('我镇和所辖各校、各村（居）期内专门开会3次。')
    expect(text).toContain('我镇和所辖各校、各村（居）的现行制度共4项，其中我镇2项：《谈心制度》《家访制度》。')
    expect(text).toContain(
      '我镇和所辖各校、各村（居）期末正在进行的行动和计划共3个，其中我镇的有主题行动“牵手”（会同妇联和团委）；分解任务6项，其中办好3项、还在办3项。',
    )
    // Nothing of its own: the schools' alone.
    const none = town(all, { posts: [], rules: [], campaigns: [] })
    expect(none).toContain('所辖各校、各村（居）的现行制度共4项。')
    expect(none).toContain('所辖各校、各村（居）的关爱工作小组登记在任、有分工的共9人。')
    // All its own: as before.
    expect(town({ 'group.posts': 2, 'rules.in-force': 2 })).toContain('我镇关爱工作小组登记在任、有分工的2人：')
  })
  it('a name in brackets within brackets is written without its own', () => {
    const of = { ...organisation, campaigns: [{ name: '学期计划“每月一谈”', with: ['村（居）'] }] }
    const figures = { campaigns: 1, 'campaign.tasks': 1, 'campaign.tasks.open': 1 }
    expect(part('group', figures, WORKED_BEFORE, { accounts, organisation: of })).toContain('（会同村居）')
  })
  it.each<[string, Record<string, number>, string]>([
    ['all done', { 'group.decisions': 3, 'group.decisions.done': 3 }, '专门开会2次，议定事项3件，均已办结。'],
    ['one done', { 'group.decisions': 1, 'group.decisions.done': 1 }, '议定事项1件，已办结。'],
    ['some done', { 'group.decisions': 3, 'group.decisions.done': 1 }, '议定事项3件，办结1件，其余2件尚未办结。'],
    ['none done', { 'group.decisions': 3 }, '议定事项3件，截至2026年12月31日尚未办结。'],
    ['nothing decided', {}, '期内专门开会2次。'],
  ])('meetings and their decisions: %s', (_what, figures, text) => {
    expect(group({ 'group.meetings': 2, ...figures })).toContain(text)
  })
  it('a meeting owed and none recorded: what happened is not known', () => {
    expect(group({ 'term-group-meeting.due': 1, 'term-group-meeting.missed': 1 })).toContain(
      '本学期系统中没有工作会议记录',
    )
  })
  it('rules in force by their titles; campaigns with whom and what became of their tasks', () => {
    expect(group({ 'rules.in-force': 2 })).toContain('现行制度2项：《谈心制度》《家访制度》。')
    const tasks = { campaigns: 1, 'campaign.tasks': 4, 'campaign.tasks.done': 2, 'campaign.tasks.open': 2 }
    expect(group(tasks)).toContain(
      '期内进行的有主题行动“牵手”（会同妇联和团委），分解任务4项，其中办好2项、还在办2项。',
    )
    expect(group({ ...tasks, 'campaign.tasks.done': 4, 'campaign.tasks.open': 0 })).toContain('分解任务4项，均已办好。')
  })

  it('tasks that were due and are not done stand by their titles, with a word of whose they are (S2B.6)', () => {
    const tasks = { campaigns: 1, 'campaign.tasks': 4, 'campaign.tasks.done': 2, 'campaign.tasks.open': 2 }
    const of = { ...organisation, overdue: ['代理妈妈逐人审查'] }
    expect(part('group', tasks, WORKED_BEFORE, { accounts, organisation: of })).toContain(
      '分解任务4项，其中办好2项、还在办2项；到期没有办好的是“代理妈妈逐人审查”。',
    )
  })
  it('to which units tasks were parted, as they were written (S2B.6)', () => {
    const tasks = { campaigns: 1, 'campaign.tasks': 4, 'campaign.tasks.done': 4 }
    const to = (units: readonly string[]) =>
      part('group', tasks, WORKED_BEFORE, { accounts, organisation: { ...organisation, units } })
    expect(to(['镇妇联', '石桥小学'])).toContain('分解任务4项，分到镇妇联、石桥小学2个单位，均已办好。')
    expect(to(['镇妇联'])).toContain('分解任务4项，分给镇妇联，均已办好。')
    expect(to([])).toContain('分解任务4项，均已办好。')
  })

  it('what partners did, by what was written down of each time (S4.4)', () => {
    const of = { ...organisation, offers: ['给东西', '来讲课'] }
    const said = (figures: Record<string, number>) =>
      docText(
        network(penOf(inputOf(figures, null, { placeKind: 'township', accounts, organisation: of }), TOWNSHIP_VOICE)),
      )
    const did = { partners: 5, 'partners.active': 2, 'partner-support.held': 3 }
    expect(said({ ...did, 'partners.did.goods': 2, 'partners.did.lessons': 1 })).toContain(
      '同我镇说好的有给东西、来讲课；期内有2家实际提供帮助3次：给东西2次、来讲课1次。',
    )
    expect(said({ partners: 5, 'partners.active': 1, 'partner-support.held': 1, 'partners.did.health': 1 })).toContain(
      '；期内有1家实际提供帮助1次：看病体检1次。',
    )
  })

  it('what partners said they would do, as agreed and not as done (S4.4)', () => {
    const of = { ...organisation, offers: ['给东西', '来讲课'] }
    const input = inputOf({ partners: 5 }, null, { placeKind: 'township', accounts, organisation: of })
    expect(docText(network(penOf(input, TOWNSHIP_VOICE)))).toContain(
      '参与协作的单位5家，同我镇说好的有给东西、来讲课。',
    )
  })

  it('condolence of a year: half by half; where few were missed, so that nobody can count them (summaries §3.4, §5 S2B)', () => {
    const half = (name: string, n: number) => ({ id: name, name, figures: figuresFrom({ 'condolence.visits': n }) })
    const year = (first: number, second: number, missed: number) =>
      part(
        'care',
        {
          'condolence.visits': first + second,
          'condolence.households': 6,
          'half-yearly-condolence.due': 12,
          'half-yearly-condolence.met': 12 - missed,
          'half-yearly-condolence.missed': missed,
        },
        WORKED_BEFORE,
        { accounts, parts: [half('2026年上半年', first), half('2026年下半年', second)] },
      )
    expect(year(6, 0, 6)).toContain('走到6户；上半年6户次、下半年没有慰问记录。')
    expect(year(6, 3, 3)).toContain('期内上门慰问9户次，走到6户；上半年6户次、下半年3户次。')
    expect(year(6, 5, 1)).toContain('期内上门慰问6户，上半年、下半年都去过。每半年看望一次，应看望的还有个别没有走到。')
    expect(year(6, 5, 1)).not.toMatch(/11户次|5户次/)
  })
})
