import { CENTRAL, COUNTY, TOWNSHIP } from './township.ts'

/** An entry that a place keeps: by whom, since when. `tasks` hang on a campaign. */
export type PlaceEntry = {
  login: string
  place: string
  kind: string
  from: string
  body: Record<string, unknown>
  tasks?: readonly { what: string; owner: string; unit?: string; due: string; done?: string }[]
  /** What it did since, by the day: of a partner. */
  did?: readonly { on: string; body: Record<string, unknown> }[]
}

const GROUP = '关爱留守儿童工作领导小组'
const post = (login: string, place: string, body: Record<string, unknown>): PlaceEntry => ({
  login,
  place,
  kind: 'post',
  from: '2026-09-02',
  body: { group: GROUP, ...body },
})
const rule = (login: string, place: string, body: Record<string, unknown>): PlaceEntry => ({
  login,
  place,
  kind: 'rule',
  from: '2026-09-02',
  body: { edition: 1, inForceFrom: '2026-09-01', ...body },
})
const partner = (
  login: string,
  place: string,
  body: Record<string, unknown>,
  did: PlaceEntry['did'] = [],
): PlaceEntry => ({
  login,
  place,
  kind: 'partner',
  from: '2026-09-10',
  body,
  did,
})

/** What the school, the township and the county wrote down for everybody: who leads, which rules hold, with whom they work, what they plan. */
export const PLACE_ENTRIES: readonly PlaceEntry[] = [
  post('xiaozhang', CENTRAL.code, {
    post: 'leader',
    person: { name: '贺立新' },
    job: '校长',
    answersFor: ['whole', 'safety'],
  }),
  post('xiaozhang', CENTRAL.code, {
    post: 'deputy',
    person: { name: '康国林' },
    job: '总辅导员',
    answersFor: ['moral', 'mind'],
  }),
  post('xiaozhang', CENTRAL.code, {
    post: 'office',
    person: { name: '周明' },
    job: '教导主任',
    answersFor: ['study', 'files'],
  }),
  post('xiaozhang', CENTRAL.code, {
    post: 'member',
    person: { name: '张敏' },
    job: '三年级班主任',
    answersFor: ['life', 'family'],
  }),
  post('xiaozhang', CENTRAL.code, {
    post: 'member',
    person: { name: '蓝青山' },
    job: '后勤主任',
    answersFor: ['life', 'activities'],
  }),
  post('zhen', TOWNSHIP.code, { post: 'leader', person: { name: '石远志' }, job: '副镇长', answersFor: ['whole'] }),
  post('zhen', TOWNSHIP.code, {
    post: 'office',
    person: { name: '戴兰' },
    job: '镇妇联主席',
    answersFor: ['files', 'activities'],
  }),
  post('zhen', TOWNSHIP.code, {
    post: 'member',
    person: { name: '柏长河' },
    job: '民政办主任',
    answersFor: ['aid'],
  }),
  post('zhen', TOWNSHIP.code, {
    post: 'member',
    person: { name: '温建业' },
    job: '派出所副所长',
    answersFor: ['safety'],
  }),
  rule('xian', COUNTY.code, {
    title: '云岭县学校谈心制度',
    sort: 'talk',
    text: '一、班主任每月和每名父母在外的孩子单独谈心一次。\n二、谈心在安静、看得见的地方，一次不少于十分钟。\n三、先听孩子说，不批评、不比较。\n四、谈完当天记一笔，担心安全的马上报告。',
    by: '县教育局',
  }),
  rule('jiaodao', CENTRAL.code, {
    title: '谈心基本要求',
    sort: 'talk-requirements',
    text: '一、单独谈，不在办公室当众谈。\n二、说孩子听得懂的话。\n三、答应孩子的事要办到。',
    by: '校务会',
  }),
  rule('jiaodao', CENTRAL.code, {
    title: '帮扶制度',
    sort: 'assistance',
    text: '一、一名教师帮一至三名孩子。\n二、先问孩子愿不愿意，再问家里。\n三、计划写清时间、内容和做到什么样。',
    by: '校务会',
  }),
  rule('jiaodao', CENTRAL.code, {
    title: '家访制度',
    sort: 'visit',
    text: '一、期初、期中、期末各走一遍。\n二、没人在家，两周内再去。\n三、带去孩子在校的真实情况，带回家里的难处。',
    by: '校务会',
  }),
  rule('jiaodao', CENTRAL.code, {
    title: '家校联系制度',
    sort: 'contact',
    text: '一、每月帮孩子和父母通一次话。\n二、每月和照看的人说一次话。\n三、期初、期末各发一封信。',
    by: '校务会',
  }),
  partner('zhen', TOWNSHIP.code, {
    name: '青石镇妇联',
    sort: 'federation',
    contact: '戴兰',
    does: ['people'],
    what: '牵头代理妈妈和慰问',
  }),
  partner('zhen', TOWNSHIP.code, { name: '青石镇团委', sort: 'league', does: ['people'], what: '暑期志愿者进村' }),
  partner(
    'zhen',
    TOWNSHIP.code,
    {
      name: '青石镇派出所',
      sort: 'police',
      does: ['lessons', 'law'],
      what: '每学期到校讲一次法',
    },
    [{ on: '2026-11-06', body: { did: 'lessons', what: '到中心小学讲“有人让你保守秘密怎么办”' } }],
  ),
  partner(
    'zhen',
    TOWNSHIP.code,
    {
      name: '青石镇卫生院',
      sort: 'clinic',
      does: ['health'],
      what: '每学期给住校的孩子看一次牙',
    },
    [{ on: '2026-10-22', body: { did: 'health', what: '给住校的孩子看牙、量身高体重', children: 48 } }],
  ),
  partner(
    'zhen',
    TOWNSHIP.code,
    {
      name: '云岭茶叶合作社',
      sort: 'enterprise',
      does: ['goods', 'work'],
      what: '每年送60套棉被，优先招家长',
    },
    [{ on: '2026-11-12', body: { did: 'goods', what: '入冬前送来60套棉被', children: 60 } }],
  ),
  {
    login: 'zhen',
    place: TOWNSHIP.code,
    kind: 'campaign',
    from: '2026-09-08',
    body: {
      sort: 'campaign',
      theme: '牵手陪伴',
      with: ['federation', 'education', 'league', 'next-generation'],
      goals: '每个村有一个能用的儿童之家\n登记了家庭困难的孩子半年看望一次\n代理妈妈都过了审查',
      until: '2026-12-25',
    },
    tasks: [
      {
        what: '把各村儿童之家开放时间贴出来',
        owner: '各村儿童主任',
        unit: '各村（居）',
        due: '2026-10-15',
        done: '2026-10-12',
      },
      { what: '请派出所到两所学校各讲一次法', owner: '温建业', unit: '派出所', due: '2026-11-10', done: '2026-11-06' },
      { what: '代理妈妈逐人审查', owner: '戴兰', unit: '镇妇联', due: '2026-11-30' },
      { what: '入冬前慰问家庭困难的孩子', owner: '柏长河', unit: '民政办', due: '2026-12-10' },
    ],
  },
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'campaign',
    from: '2026-09-04',
    body: {
      sort: 'term-plan',
      theme: '每月一谈、每期三访',
      with: ['village'],
      goals: '每名孩子每月谈到\n三轮家访都走到',
      until: '2027-01-15',
    },
    tasks: [
      { what: '排出三轮家访的名单和时间', owner: '周明', due: '2026-09-18', done: '2026-09-16' },
      { what: '期中把漏谈的孩子补上', owner: '周明', due: '2026-11-14' },
    ],
  },
]
