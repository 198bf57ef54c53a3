import { termGroupMeeting } from '../../duties/term-group-meeting.ts'
import { PARTNER_DOES } from '../../entries/partner.ts'
import { partnerSupport } from '../../records/partner-support.ts'
import { type Doc, doc, gapNode, type Inline, line } from '../kit/doc.ts'
import { NO_ORGANISATION, type Organisation } from '../kit/organisation.ts'
import type { Pen } from '../kit/pen.ts'
import { registerPart } from '../kit/register-part.ts'
import type { Sum } from '../kit/rule-part.ts'
import { joined, longDate } from '../prose/numbers.ts'

const DUE = `${termGroupMeeting.key}.due`
const MISSED = `${termGroupMeeting.key}.missed`

/** Longer lists are told by their number alone. */
const MOST_TOLD = 8

const said = (pen: Pen): Organisation => pen.input.organisation ?? NO_ORGANISATION

/** Whose all of it is, where a township's own are fewer than those of all its places together; null where it is all its own. */
const wider = ({ input, voice }: Pen, own: number, all: number): string | null => {
  if (input.placeKind !== 'township' || own >= all) return null
  return `${own > 0 ? `${voice.we}和` : ''}所辖各校、各村（居）`
}

/** 组织与制度 (S1.1–1.7; summaries §5 S1): who leads and who answers for what, meetings and what became of their decisions, rules in force. */
export const organisation = (pen: Pen): Doc =>
  doc(
    led(pen).length > 0 ? led(pen) : [gapNode('group', '谁牵头、怎么分工？')],
    meetings(pen).length > 0 ? meetings(pen) : [gapNode('group-meetings', '开了几次会、定了几件事、办结几件？')],
    rules(pen).length > 0
      ? [...rules(pen), gapNode('rules-kept', '这些制度执行得怎样？')]
      : [gapNode('rules', '现行哪几项制度？谈心、帮扶、家访、家校联系……执行得怎样？')],
    campaigns(pen),
  )

/** The same of a township, with its partners: 方案与网络 (S2B.5–6, S4.4). */
export const network = (pen: Pen): Doc =>
  doc(
    campaigns(pen).length > 0
      ? campaigns(pen)
      : [gapNode('plan-paper', '什么时候定的方案，任务几项、分到哪几个单位，完成几项？')],
    led(pen),
    meetings(pen),
    partners(pen),
    rules(pen),
    [gapNode('network', '镇儿童督导员、村（居）儿童主任各几名，培训几次、多少人次？')],
  )

const led = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  const posts = said(pen).posts.filter(({ answersFor }) => answersFor.length > 0)
  if (n('group.posts') === 0) return []
  const who =
    posts.length > 0 && posts.length <= MOST_TOLD
      ? `：${posts.map(({ job, answersFor }) => `${job}管${answersFor.join('、')}`).join('，')}`
      : ''
  const all = wider(pen, posts.length, n('group.posts'))
  if (all)
    return line`${all}的关爱工作小组登记在任、有分工的共${f('group.posts')}人${posts.length > 0 ? `，其中${voice.we}${posts.length}人${who}` : ''}。`
  return line`${voice.we}关爱工作小组登记在任、有分工的${f('group.posts')}人${who}。`
}

const meetings = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (n('group.meetings') === 0) return n(DUE) > 0 ? line`本学期系统中没有工作会议记录，无法说明开会的情况。` : []
  // Whose meetings they were is not told apart: a township's own and its schools'.
  const who = pen.input.placeKind === 'township' ? `${pen.voice.we}和所辖各校、各村（居）` : ''
  return line`${who}期内专门开会${f('group.meetings')}次${decisions(pen)}。`
}

const decisions = ({ n, f, input }: Pen): Inline[] => {
  const [all, done] = [n('group.decisions'), n('group.decisions.done')]
  if (all === 0) return []
  const start = line`，议定事项${f('group.decisions')}件`
  if (done === all) return line`${start}，${all > 1 ? '均' : ''}已办结`
  if (done === 0) return line`${start}，截至${longDate(input.cutoff)}尚未办结`
  return line`${start}，办结${f('group.decisions.done')}件，其余${all - done}件尚未办结`
}

const rules = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const titles = said(pen).rules
  if (n('rules.in-force') === 0) return []
  const named = titles.length > 0 && titles.length <= MOST_TOLD ? `：${titles.map((t) => `《${t}》`).join('')}` : ''
  const all = wider(pen, titles.length, n('rules.in-force'))
  if (all)
    return line`${all}的现行制度共${f('rules.in-force')}项${titles.length > 0 ? `，其中${pen.voice.we}${titles.length}项${named}` : ''}。`
  return line`现行制度${f('rules.in-force')}项${named}。`
}

const campaigns = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const under = said(pen).campaigns
  if (n('campaigns') + n('campaign.tasks') === 0) return []
  const names = under
    .map(({ name, with: others }) => `${name}${others.length ? `（会同${joined(others.map(unbracketed))}）` : ''}`)
    .join('、')
  const told = under.length > 0 && under.length <= 3
  const all = wider(pen, under.length, n('campaigns'))
  if (all)
    return line`${all}期末正在进行的行动和计划共${f('campaigns')}个${told ? `，其中${pen.voice.we}的有${names}` : ''}${tasks(pen, '；')}。`
  const named = told
    ? line`期内进行的有${names}`
    : n('campaigns') > 0
      ? line`期末正在进行的行动和计划${f('campaigns')}个`
      : line`期内的行动和计划都已结束`
  return line`${named}${tasks(pen)}。`
}

/** 村（居） within brackets: 村居. */
const unbracketed = (text: string): string => text.replace(/[（）]/g, '')

const tasks = (pen: Pen, comma = '，'): Inline[] => {
  const { n, f } = pen
  const all = n('campaign.tasks')
  if (all === 0) return []
  const start = line`${comma}分解任务${f('campaign.tasks')}项${parted(pen)}`
  if (n('campaign.tasks.done') === all) return line`${start}，${all > 1 ? '均' : ''}已办好`
  if (n('campaign.tasks.done') === 0 && n('campaign.tasks.dropped') === 0)
    return line`${start}，都还在办${overdue(pen)}`
  const parts: Inline[][] = [
    ...(n('campaign.tasks.done') > 0 ? [line`办好${f('campaign.tasks.done')}项`] : []),
    ...(n('campaign.tasks.open') > 0 ? [line`还在办${f('campaign.tasks.open')}项`] : []),
    ...(n('campaign.tasks.dropped') > 0 ? [line`写明原因不再办${f('campaign.tasks.dropped')}项`] : []),
  ]
  return line`${start}，其中${parts.flatMap((part, i) => (i === 0 ? part : line`、${part}`))}${overdue(pen)}`
}

/** ，分到镇妇联、石桥小学2个单位: of its own campaigns, as they were written (S2B.6). */
const parted = (pen: Pen): string => {
  const { units = [] } = said(pen)
  if (units.length === 0 || units.length > MOST_TOLD) return ''
  return units.length === 1 ? `，分给${units[0]}` : `，分到${units.join('、')}${units.length}个单位`
}

/** ；到期没有办好的有“入冬前慰问”: its own, as they were written (S2B.6). */
const overdue = (pen: Pen): string => {
  const { overdue: titles = [] } = said(pen)
  if (titles.length === 0 || titles.length > MOST_TOLD || pen.n('campaign.tasks.open') === 0) return ''
  return `；${pen.input.placeKind === 'township' ? pen.voice.we : ''}到期没有办好的是${titles.map((t) => `“${t}”`).join('')}`
}

/** ，说好给东西、来讲课: agreed with those that the place itself wrote down, which is not yet done. */
const offered = (pen: Pen): string => {
  const { offers = [] } = said(pen)
  if (offers.length === 0) return ''
  const whose = pen.input.placeKind === 'township' ? `同${pen.voice.we}` : ''
  return `，${whose}说好的有${offers.join('、')}`
}

/** ；期内有2家实际提供帮助3次：给东西2次、来讲课1次: what was written down of each time, beside what was agreed (S4.4). */
const came = ({ n, f }: Pen): Inline[] => {
  const times = `${partnerSupport.kind}.held`
  if (n('partners.active') === 0) return []
  const did = PARTNER_DOES.filter(({ value }) => n(`partners.did.${value}`) > 0)
  const what = did.flatMap(
    ({ value, label }, i) => line`${i === 0 ? '：' : '、'}${label.replace('、', '')}${f(`partners.did.${value}`)}次`,
  )
  return line`；期内有${f('partners.active')}家实际提供帮助${f(times)}次${what}`
}

/** Who works along, of them enterprises and social organisations (S2B.5, S4.4). */
export const partners = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (n('partners') === 0) return []
  const enterprises = n('partners.enterprises') > 0 ? line`企业${f('partners.enterprises')}家` : []
  const groups = n('partners.groups') > 0 ? line`社会组织${f('partners.groups')}家` : []
  const among =
    enterprises.length + groups.length > 0
      ? line`，其中${enterprises}${enterprises.length && groups.length ? '、' : ''}${groups}`
      : []
  return line`参与协作的单位${f('partners')}家${among}${offered(pen)}${came(pen)}。`
}

/** Tasks of campaigns add up to what was parted. */
export const ORGANISATION_SUMS: readonly Sum[] = [
  {
    key: 'campaign.tasks',
    whole: 'campaign.tasks',
    parts: ['campaign.tasks.done', 'campaign.tasks.open', 'campaign.tasks.dropped'],
    words: '任务办好的加在办的加不办的等于分解的',
  },
]

/** The duty of a meeting each term: told with the group, not among the daily care. */
export const groupMeetingPart = registerPart({
  rule: termGroupMeeting.key,
  heading: '工作会议',
  told: () => [],
  noun: '工作会议',
  unit: '次',
  each: '逐次',
  recorded: ({ n }) => n('group.meetings') > 0,
  theme: '有的单位没有专门开会',
  facts: ({ f }) => line`每学期一次的领导小组会议还缺${f(MISSED)}次。`,
  plan: ({ voice }, by) =>
    line`针对没有开会的，由${voice.head}在${by(1)}前召集一次，议定的事写明谁办、哪天办好，以会议记录为准。`,
})
