import { entryKind } from '../domain/entries/list.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { listEntries } from '../server/entries/queries/entries.ts'
import { confirmMovement } from '../server/ledger/commands/confirm-movement.ts'
import { saveMovements } from '../server/ledger/commands/save-movements.ts'
import { setDonorContact } from '../server/ledger/commands/set-donor-contact.ts'
import { getLedger } from '../server/ledger/queries/ledger.ts'
import { listUnbooked } from '../server/ledger/queries/unbooked.ts'
import { CENTRAL, TOWNSHIP } from './township.ts'
import { demoId, on } from './write-records.ts'

const WISHES = [
  { what: '一本《十万个为什么》', sort: 'study', about: 3500 },
  { what: '36码的雨靴', sort: 'clothes', about: 4500 },
  { what: '一个羽毛球拍', sort: 'play', about: 6000 },
  { what: '和爸爸视频时用的耳机', sort: 'together', about: 2900 },
]

const MOST = 8

type Days = { from: string; until: string }

/**
 * Aid of an autumn (S2B.13, S2B.21, S3.8, S5.4): a fund at the school with goods in store, one of the township's federation, one for visits that most of what was given at the door is booked from, four children
 * sponsored, two advances not paid back yet, two loans of which one was returned. Loaded again, nothing comes twice.
 */
export const writeAid = async (ctx: Ctx, seed: number, days: Days): Promise<void> => {
  let serial = 0
  const put = async (login: string, from: string, kind: string, about: object, body: object): Promise<string> => {
    const id = demoId(seed, from, ++serial)
    const entries = [{ id, kind, version: entryKind(kind)?.version ?? 1, about, from, body }]
    await saveEntries(on(ctx, from), await actorByLogin(ctx, login), { entries })
    return id
  }
  const book = async (login: string, day: string, movement: object, second?: string): Promise<string> => {
    const id = demoId(seed + 1, day, ++serial)
    if (day > days.until) return id
    await saveMovements(on(ctx, day), await actorByLogin(ctx, login), { movements: [{ id, on: day, ...movement }] })
    if (second) await confirmMovement(on(ctx, day), await actorByLogin(ctx, second), id)
    return id
  }
  const school = { place: CENTRAL.code }
  const township = { place: TOWNSHIP.code }
  const then = on(ctx, days.until)
  const head = await actorByLogin(ctx, 'xiaozhang')
  const { items } = await listEntries(then, head, { kind: 'hardship', limit: 40 })
  const poor = [...new Set(items.map((e) => e.about.id))].sort().slice(0, MOST)
  const aid = await put('xiaozhang', days.from, 'fund', school, {
    name: '爱心助学金',
    purpose: '困难学生的学习用品、看病和路费',
    from: 'donated',
    rule: '两人同意，校长签字',
  })
  const loving = await put('fulian', days.from, 'fund', township, {
    name: '春蕾助学',
    purpose: '结对资助学生的学费和生活费',
    from: 'both',
  })
  const giver = await put('xiaozhang', days.from, 'donor', school, {
    name: '青山果业合作社',
    sort: 'enterprise',
    gives: ['money', 'goods'],
    named: 'yes',
    wishes: '只用于学习用品和看病',
  })
  await setDonorContact(on(ctx, days.from), await actorByLogin(ctx, 'xiaozhang'), giver, {
    name: '龙经理',
    phone: '0800-555-0190',
    address: '青石镇街上',
  })
  await put('xiaozhang', days.from, 'donor', school, { name: '一位外出的家长', sort: 'person', named: 'no' })
  for (const [n, child] of poor.slice(0, 4).entries())
    await put(
      'fulian',
      days.from,
      'sponsorship',
      { child },
      {
        ...(n < 3 ? { from: 'fund', fund: loving } : { from: 'office', by: '镇团委' }),
        yearly: 120_000,
        paidOn: '2026-09-28',
        through: 'school',
      },
    )
  for (const [n, said] of WISHES.entries())
    if (poor[n])
      await put('zhen', '2026-10-12', 'wish', { child: poor[n] }, { ...said, agreed: n === 2 ? 'no' : 'yes' })
  await atSchool(then, book, { aid, giver, poor })
  await book(
    'fulian',
    '2026-09-20',
    {
      sort: 'receive',
      purpose: '县妇联拨的春蕾助学款',
      ...township,
      into: { fund: loving },
      n: 600_000,
      origin: 'public',
      voucher: '镇收2026-31',
    },
    'zhen',
  )
  await book(
    'fulian',
    '2026-09-28',
    {
      sort: 'give',
      purpose: '结对资助上半年',
      ...township,
      from: { fund: loving },
      n: 60_000,
      children: poor.slice(0, 4),
      use: 'sponsor',
      voucher: '镇付2026-44',
    },
    'zhen',
  )
  await ofTeachers(then, book)
  const condolences = await put('fulian', days.from, 'fund', township, {
    name: '慰问金',
    purpose: '春节、六一和每半年慰问困难家庭',
    from: 'public',
    rule: '两人经手，镇长签字',
  })
  await condoled(then, book, condolences)
}

/** The last ones that nobody has booked yet. */
const NOT_YET = 2

/** What was given at the door (S2B.14) is booked from the records that tell of it; the last two wait. */
const condoled = async (ctx: Ctx, book: Book, fund: string) => {
  const place = { place: TOWNSHIP.code }
  const received = { purpose: '民政拨的困难儿童慰问款', n: 1_000_000, origin: 'public', voucher: '镇收2026-40' }
  await book('fulian', '2026-11-02', { sort: 'receive', ...place, into: { fund }, ...received }, 'zhen')
  const { items } = await listUnbooked(ctx, await actorByLogin(ctx, 'fulian'), {})
  for (const item of items.slice(NOT_YET))
    await book(
      'fulian',
      item.on,
      {
        sort: 'give',
        purpose: `慰问：${item.line}`.slice(0, 60),
        ...place,
        from: { fund },
        n: item.each,
        use: 'relief',
        children: item.children.map((c) => c.id),
        record: item.record,
        voucher: '镇付2026-58',
      },
      'zhen',
    )
}

type Book = (login: string, day: string, movement: object, second?: string) => Promise<string>

const atSchool = async (
  ctx: Ctx,
  book: Book,
  { aid, giver, poor }: { aid: string; giver: string; poor: readonly string[] },
) => {
  const place = { place: CENTRAL.code }
  await book(
    'xiaozhang',
    '2026-09-18',
    {
      sort: 'receive',
      purpose: '青山果业合作社捐款',
      ...place,
      into: { fund: aid },
      n: 500_000,
      origin: 'donor',
      donor: giver,
      voucher: '校收2026-07',
    },
    'jiaodao',
  )
  await book(
    'jiaodao',
    '2026-09-19',
    {
      sort: 'receive',
      purpose: '镇民政办送来的棉被',
      ...place,
      into: { goods: '棉被', unit: '床' },
      n: 12,
      origin: 'public',
    },
    'xiaozhang',
  )
  await book(
    'jiaodao',
    '2026-10-09',
    {
      sort: 'give',
      purpose: '书包和文具',
      ...place,
      from: { fund: aid },
      n: 8600,
      children: poor.slice(0, 6),
      use: 'study',
      voucher: '校付2026-12',
    },
    'xiaozhang',
  )
  const store = (await getLedger(ctx, await actorByLogin(ctx, 'jiaodao'), { limit: 1 })).accounts.find(
    (a) => a.sort === 'store',
  )
  if (!store) return
  // Waits for its second hand.
  await book('jiaodao', '2026-11-17', {
    sort: 'give',
    purpose: '天冷发棉被',
    ...place,
    from: { store: store.id },
    n: 1,
    children: poor.slice(0, 3),
    use: 'living',
  })
}

/** An advance that was paid back, two that are not; small money lent, and given back. */
const ofTeachers = async (ctx: Ctx, book: Book) => {
  const mine = async (login: string) => (await getLedger(ctx, await actorByLogin(ctx, login), { limit: 5 })).lendTo
  const [first, second] = await mine('banzhuren')
  await book('banzhuren', '2026-10-22', {
    sort: 'advance',
    purpose: '发烧送镇卫生院的车费和药费',
    n: 8650,
    use: 'health',
  })
  await book('shengguan', '2026-11-05', { sort: 'advance', purpose: '夜里肚子疼送医院的车费', n: 4000, use: 'health' })
  await book('banzhuren', '2026-11-12', {
    sort: 'advance',
    purpose: '十一月生日的蛋糕和水果',
    n: 6800,
    use: 'festival',
  })
  if (first) await book('banzhuren', '2026-10-16', { sort: 'lend', purpose: '丢了零钱', child: first.id, n: 500 })
  if (second)
    await book('banzhuren', '2026-11-16', {
      sort: 'lend',
      purpose: '丢了饭票',
      child: second.id,
      n: 2,
      things: '张饭票',
    })
  const { accounts } = await getLedger(ctx, await actorByLogin(ctx, 'xiaozhang'), { limit: 5 })
  const fundId = accounts.find((a) => a.sort === 'fund')?.id
  const paid = accounts.find((a) => a.sort === 'advance' && a.openedOn === '2026-10-22')
  if (fundId && paid)
    await book(
      'xiaozhang',
      '2026-11-02',
      { sort: 'repay', purpose: '报送医的垫付', advance: paid.id, fund: fundId, n: 8650 },
      'banzhuren',
    )
  const lent = accounts.find((a) => a.sort === 'loan' && a.openedOn === '2026-10-16')
  if (lent) await book('banzhuren', '2026-10-19', { sort: 'return', purpose: '已还', loan: lent.id })
}
