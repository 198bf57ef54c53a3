import { CENTRAL, TOWNSHIP, VILLAGES } from './township.ts'

/** What a place did: by whom, on which day. `roll`: the left-behind pupils of the school, all of them but a few. */
export type PlaceRecord = {
  login: string
  place: string
  kind: string
  on: string
  body: Record<string, unknown>
  staff?: readonly string[]
  roll?: true
}

/** A meeting of the group decides; what it decides is written down as tasks (`decisions`). */
export const PLACE_RECORDS: readonly PlaceRecord[] = [
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'group-meeting',
    on: '2026-09-07',
    staff: ['贺立新', '康国林', '周明', '张敏', '蓝青山'],
    body: {
      sort: 'group',
      topics: '重新摸底怎么分工\n谈心、家访的安排',
      chair: '贺立新',
      decisions: [
        { what: '五方面重新走一遍', owner: { name: '周明' }, due: '2026-10-20' },
        { what: '住校的孩子每晚有人查铺', owner: { name: '蓝青山' }, due: '2026-09-15' },
      ],
    },
  },
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'group-meeting',
    on: '2026-11-09',
    staff: ['贺立新', '康国林', '周明', '蓝青山'],
    body: {
      sort: 'group',
      topics: '期中回头看：谁漏谈了、谁联系不上家长',
      chair: '贺立新',
      decisions: [{ what: '联系不上的家长请村里帮着找', owner: { name: '康国林' }, due: '2026-11-27' }],
    },
  },
  {
    login: 'zhen',
    place: TOWNSHIP.code,
    kind: 'group-meeting',
    on: '2026-09-11',
    staff: ['石远志', '戴兰', '柏长河', '温建业'],
    body: {
      sort: 'joint',
      topics: '牵手陪伴行动怎么分工',
      chair: '石远志',
      decisions: [{ what: '各村报需要看望的孩子', owner: { name: '柏长河' }, due: '2026-10-10' }],
    },
  },
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'lesson',
    on: '2026-09-29',
    roll: true,
    body: { sort: 'traffic', by: '派出所民警', topic: '国庆路上怎么走', minutes: 40 },
  },
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'lesson',
    on: '2026-11-06',
    roll: true,
    body: { sort: 'law', by: '派出所温建业', topic: '有人让你保守秘密怎么办', minutes: 45 },
  },
  {
    login: 'jiaodao',
    place: CENTRAL.code,
    kind: 'activity',
    on: '2026-10-28',
    roll: true,
    staff: ['周明', '冉小梅'],
    body: {
      theme: '画我的家乡',
      occasion: 'interest',
      does: ['drawing'],
      organiser: '青石镇中心小学',
      partners: '镇团委',
      guardians: 18,
      volunteers: 6,
      cost: 36_000,
      outcome: '画贴满了走廊，孩子领着爷爷奶奶一张一张看。',
    },
  },
  {
    login: 'zhen',
    place: TOWNSHIP.code,
    kind: 'activity',
    on: '2026-09-24',
    body: {
      theme: '中秋连线',
      occasion: 'mid-autumn',
      does: ['video', 'meal'],
      organiser: '镇妇联',
      partners: '各村儿童之家',
      guardians: 40,
      volunteers: 12,
    },
  },
  {
    login: 'cun',
    place: VILLAGES[1]?.code ?? '',
    kind: 'activity',
    on: '2026-10-17',
    body: { theme: '重阳给爷爷奶奶洗脚', occasion: 'local', organiser: '村委会', guardians: 15 },
  },
  {
    login: 'zhen',
    place: TOWNSHIP.code,
    kind: 'surroundings-check',
    on: '2026-10-14',
    staff: ['戴兰', '温建业'],
    body: {
      with: ['police', 'market'],
      looked: ['shops', 'road'],
      found: 4,
      fixed: 3,
      what: '校门口一处路障没有移走，派出所月底前办',
    },
  },
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'surroundings-check',
    on: '2026-09-10',
    staff: ['蓝青山'],
    body: { with: ['police'], looked: ['water', 'power'], found: 2, fixed: 2, what: '水塘边立了牌子，电表箱上了锁' },
  },
  {
    login: 'zhen',
    place: TOWNSHIP.code,
    kind: 'publicity',
    on: '2026-09-26',
    body: {
      channel: 'wechat',
      title: '一根网线连两头',
      outlet: '青石镇公众号',
      shows: 'unknown',
      checkedBy: { name: '戴兰' },
    },
  },
  {
    login: 'xiaozhang',
    place: CENTRAL.code,
    kind: 'publicity',
    on: '2026-10-30',
    body: { channel: 'wall', title: '画我的家乡', outlet: '校门口展板', shows: 'nobody', checkedBy: { name: '周明' } },
  },
]

export const COMMENDED = [
  { title: 'progress', why: '每天第一个到校开窗' },
  { title: 'helpful', why: '帮低年级的孩子系鞋带、过马路' },
  { title: 'labour', why: '宿舍的被子叠得最整齐' },
  { title: 'reading', why: '一个学期读完二十本书' },
]
