import { campaign } from '../entries/campaign.ts'
import { PARTNER_DOES, partner } from '../entries/partner.ts'
import { post } from '../entries/post.ts'
import { rule } from '../entries/rule.ts'
import { task } from '../entries/task.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import type { Predicate } from '../kit/predicate.ts'
import { activity, JUNE_FIRST } from '../records/activity.ts'
import { commendation } from '../records/commendation.ts'
import { condolence } from '../records/condolence.ts'
import { groupMeeting } from '../records/group-meeting.ts'
import { lesson } from '../records/lesson.ts'
import { partnerSupport } from '../records/partner-support.ts'
import { HERE } from '../records/place-parts.ts'
import { publicity } from '../records/publicity.ts'
import { surroundingsCheck } from '../records/surroundings-check.ts'
import { entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

type Words = readonly [id: string, unit: string, title: string, definition: string]

const figure = (
  [id, unit, title, definition]: Words,
  facts: FigureDefinition['facts'],
  filter: Predicate,
  measure: FigureDefinition['measure'] = { of: 'rows' },
): FigureDefinition => ({ id, unit, title, definition, facts, filter, measure })

const is = (column: string, value: string | boolean): Predicate => ({ column, op: '=', value })
const records = { of: 'distinct', column: 'recordId' } as const
const children = { of: 'distinct', column: 'childId' } as const
const of = (kind: string, role: 'about' | 'took', ...more: Predicate[]): Predicate => ({
  all: [is('kind', kind), is('role', role), ...more],
})

/** Alive at the cut-off, begun in the term: of a register, by its declaration, of some sorts alone. */
const entries = (words: Words, kind: EntryKind, which: 'open' | 'new', ...more: Predicate[]): FigureDefinition =>
  figure(words, 'entries', {
    all: [...entryFigures(kind).flatMap((f) => (f.id === `${kind.kind}.${which}` ? [f.filter] : [])), ...more],
  })
const sort = (value: string) => is('sort', value)

/** The written rules that an inspection asks for (dossier §7): of six sorts. */
const ASKED_RULES = ['talk', 'assistance', 'visit', 'contact', 'training', 'safety']

/** What a place does as a whole (summaries §8): its group and rules, lessons, activities, checks, publicity, condolence, campaigns. */
export const PLACES: readonly FigureDefinition[] = [
  entries(
    ['group.posts', '人', '领导小组有分工的', '到截止日登记在任、写明管哪一块的人次：一人担两个职务算两个。'],
    post,
    'open',
  ),
  figure(
    ['group.meetings', '次', '工作会议', '期内领导小组、联席会等专门说孩子的会议（更正过的只算新的）。'],
    'parts',
    of(groupMeeting.kind, 'about'),
    records,
  ),
  entries(
    ['group.decisions', '件', '会议议定的事', '期内工作会议定下、登记成任务的事，一件一条。'],
    task,
    'new',
    sort('group'),
  ),
  entries(
    ['group.decisions.done', '件', '议定的事办结', '期内工作会议定下的事中已经办好的。'],
    task,
    'new',
    sort('group'),
    is('state', 'done'),
  ),
  entries(['rules.in-force', '项', '现行制度', '到截止日现行的制度，一项一条；换了新版的只算新的。'], rule, 'open'),
  {
    ...entries(
      [
        'rules.asked',
        '类',
        '现行的六项制度',
        '谈心、帮扶、家访、家校联系、监护人培训、安全六项制度中，到截止日现行的有几项。',
      ],
      rule,
      'open',
      { column: 'sort', op: 'in', value: [...ASKED_RULES] },
    ),
    measure: { of: 'distinct', column: 'sort' },
  },
  entries(['partners', '家', '协作单位', '到截止日还在协作的单位。'], partner, 'open'),
  entries(
    ['partners.enterprises', '家', '协作的企业', '到截止日还在协作的企业。'],
    partner,
    'open',
    sort('enterprise'),
  ),
  entries(['partners.groups', '家', '协作的社会组织', '到截止日还在协作的社会组织。'], partner, 'open', sort('social')),
  figure(
    ['partners.active', '家', '实际来做过事的单位', '期内至少有一次“协作单位来过”记录的单位，不重复。'],
    'parts',
    of(partnerSupport.kind, 'about'),
    { of: 'distinct', column: 'subjectId' },
  ),
  ...PARTNER_DOES.map(({ value, label }) =>
    figure(
      [
        `partners.did.${value}`,
        '次',
        `协作单位：${label}`,
        `期内协作单位来过的记录中，做的是“${label}”的次数（更正过的只算新的）。`,
      ],
      'parts',
      of(partnerSupport.kind, 'about', sort(value)),
      records,
    ),
  ),
  entries(['campaigns', '个', '行动与计划', '到截止日正在进行的主题行动和计划。'], campaign, 'open'),
  entries(
    ['campaign.tasks', '项', '行动里分的任务', '期内登记的、从行动或计划里分下去的任务。'],
    task,
    'new',
    sort('campaign'),
  ),
  ...(
    [
      ['campaign.tasks.done', '办好的任务', 'done', '已经办好的'],
      ['campaign.tasks.dropped', '不办了的任务', 'dropped', '写明原因、不再办的'],
    ] as const
  ).map(([id, title, state, words]) =>
    entries(
      [id, '项', title, `期内从行动或计划里分下去的任务中${words}。`],
      task,
      'new',
      sort('campaign'),
      is('state', state),
    ),
  ),
  entries(
    ['campaign.tasks.open', '项', '还在办的任务', '期内从行动或计划里分下去的任务中还没有办好的。'],
    task,
    'new',
    sort('campaign'),
    { column: 'state', op: 'in', value: ['todo', 'doing'] },
  ),
  figure(
    ['lessons.held', '次', '主题教育', '期内给孩子上的安全、法治、心理等主题教育（更正过的只算新的）。'],
    'parts',
    of(lesson.kind, 'about'),
    records,
  ),
  figure(
    ['lessons.attendance', '人次', '主题教育参加', '期内主题教育点名参加的人次。'],
    'parts',
    of(lesson.kind, 'took', is('mark', HERE)),
  ),
  figure(
    ['lessons.missed-all', '名', '一次主题教育也没有参加', '期内主题教育点过名、一次也没有参加的孩子，不重复。'],
    'parts',
    of(lesson.kind, 'took'),
    { of: 'distinct-all', column: 'childId', every: { not: is('mark', HERE) } },
  ),
  figure(
    ['rights.lectures', '次', '讲法治和自我保护', '期内给孩子上的主题教育中，讲法治或自我保护的（更正过的只算新的）。'],
    'parts',
    of(lesson.kind, 'about', { column: 'sort', op: 'in', value: ['law', 'self-protection'] }),
    records,
  ),
  figure(
    ['activities', '场', '活动', '期内办的活动（更正过的只算新的）。'],
    'parts',
    of(activity.kind, 'about'),
    records,
  ),
  figure(
    ['activities.missed-all', '名', '一次活动也没有参加', '期内活动点过名、一次也没有参加的孩子，不重复。'],
    'parts',
    of(activity.kind, 'took'),
    { of: 'distinct-all', column: 'childId', every: { not: is('mark', HERE) } },
  ),
  figure(
    ['activities.june-first', '场', '六一活动', '期内办的“六一”活动。'],
    'parts',
    of(activity.kind, 'about', sort(JUNE_FIRST)),
    records,
  ),
  figure(
    ['activities.attendance', '人次', '活动参加', '期内活动点名参加的人次；没有点名的活动不计。'],
    'parts',
    of(activity.kind, 'took', is('mark', HERE)),
  ),
  figure(
    ['activities.children', '名', '参加过活动的孩子', '期内至少点名参加过一次活动的孩子，不重复。'],
    'parts',
    of(activity.kind, 'took', is('mark', HERE)),
    children,
  ),
  figure(
    ['activities.helpers', '人次', '活动中的家长和志愿者', '期内活动中登记的家长、照看人和志愿者人次。'],
    'parts',
    of(activity.kind, 'about'),
    { of: 'sum', column: 'quantity' },
  ),
  figure(
    ['inspections', '次', '周边检查', '期内检查校园、村子周边的次数（更正过的只算新的）。'],
    'parts',
    of(surroundingsCheck.kind, 'about'),
    records,
  ),
  figure(
    ['inspections.found', '处', '周边检查发现的问题', '期内周边检查发现的问题。'],
    'parts',
    of(surroundingsCheck.kind, 'about'),
    { of: 'sum', column: 'quantity' },
  ),
  figure(
    ['inspections.fixed', '处', '周边检查已整改', '期内周边检查发现的问题中已经整改的。'],
    'parts',
    of(surroundingsCheck.kind, 'about'),
    { of: 'sum', column: 'settled' },
  ),
  figure(
    ['publicity.items', '条', '宣传', '期内刊播的宣传，同一内容在几处刊播分别计；每条刊播前有人看过是否会认出孩子。'],
    'parts',
    of(publicity.kind, 'about'),
    records,
  ),
  figure(
    ['publicity.channels', '种', '宣传的渠道', '期内用过的宣传渠道：广播、电视、报纸、网站等，不重复。'],
    'parts',
    of(publicity.kind, 'about'),
    { of: 'distinct', column: 'sort' },
  ),
  figure(
    ['commended', '名', '受表彰的孩子', '期内至少受过一次表彰的孩子，不重复。'],
    'records',
    is('kind', commendation.kind),
    children,
  ),
  figure(
    ['condolence.households', '户', '慰问的家庭', '期内至少慰问过一次的家庭，不重复。'],
    'records',
    is('kind', condolence.kind),
    { of: 'distinct', column: 'householdId' },
  ),
  figure(
    ['condolence.visits', '户次', '慰问', '期内慰问的户次：同一户同一天几个孩子算一户次。'],
    'records',
    is('kind', condolence.kind),
    { of: 'distinct', column: 'householdDay' },
  ),
  figure(
    ['goods.given', '件', '慰问送去的东西', '期内慰问时送给孩子的东西，按每个孩子得到的件数合计。'],
    'records',
    is('kind', condolence.kind),
    { of: 'sum', column: 'quantity' },
  ),
  figure(
    ['goods.matched-need', '件', '对应需求的东西', '期内慰问送去的东西中写明对应哪一件登记过的需要的。'],
    'records',
    is('kind', condolence.kind),
    { of: 'sum', column: 'settled' },
  ),
]
