import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { revealChild } from '../children/commands/reveal-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { inActorTx } from '../db/tx.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { makeApp } from '../http/app.ts'
import { parentPageHandlers } from '../http/handlers/parent-page.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { endParentLink } from './commands/end-link.ts'
import { makeParentLinks } from './commands/make-links.ts'
import { settleAnswer } from './commands/settle-answer.ts'
import { answerTaken } from './queries/answer-taken.ts'
import { listParentAnswers } from './queries/answers.ts'
import { listParentLinks } from './queries/links.ts'
import { proposeParentLinks } from './queries/proposals.ts'

/** The parents' page (decision 046): who may give a link, what stands on the page, what becomes of the answers. */
let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let child: string
let stranger: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: false, screens: null })
  child = await makeChild(county, 'C31', '石小满')
  stranger = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const give = async (
  more: { child?: string; part?: 'father' | 'mother' | 'carer'; good?: string; days?: number } = {},
) => {
  const { links } = await makeParentLinks(county.ctx, teacher(), {
    links: [
      {
        id: newId(county.now),
        child: more.child ?? child,
        part: more.part ?? 'mother',
        good: more.good ?? '语文有进步',
      },
    ],
    asks: '请每周打一次电话',
    contact: '学校电话 0855-822',
    days: more.days ?? 30,
  })
  const [link] = links
  if (!link) throw new Error('no link')
  return link
}
const get = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const post = async (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const agreed = async (more: Parameters<typeof give>[0] = {}) => {
  const link = await give(more)
  expect((await post(`${link.path}/agree`)).status).toBe(303)
  return link
}

describe('the page', () => {
  it('asks first and shows nothing of the child; then good news, what is asked, forms; no whole name, no class, no number', async () => {
    const { path } = await give({ good: '语文有进步\n12月1日受到老师表扬' })
    const first = await get(path)
    expect([first.status, first.text.includes('小满'), first.text.includes('同意')]).toEqual([200, false, true])
    expect(first.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(first.headers.get('content-security-policy')).not.toContain('script')
    expect(first.headers.get('referrer-policy')).toBe('no-referrer')
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('x-robots-tag')).toContain('noindex')
    expect(first.text).not.toContain('<script')
    expect((await post(`${path}/answer`, { sort: 'line', text: '好' })).status).toBe(403)
    await post(`${path}/agree`)
    const { text } = await get(path)
    for (const words of ['小满的近况', '语文有进步', '受到老师表扬', '请每周打一次电话', '0855-822'])
      expect(text).toContain(words)
    for (const hidden of ['石小满', '三(1)班', '青石镇', '石建国', '留守', '1380001'])
      expect(text).not.toContain(hidden)
  })

  it('what a teacher or a parent wrote is text, whatever it looks like', async () => {
    const { path } = await agreed({ good: '<img src=x onerror=alert(1)>&"' })
    await post(`${path}/answer`, { sort: 'line', text: '"><script>alert(2)</script>' })
    const { text } = await get(path)
    expect(text).not.toMatch(/<img|<script/)
    const wrong = await post(`${path}/answer`, { sort: 'number', phone: '"><b>1' })
    expect([wrong.status, wrong.text.includes('<b>1'), wrong.text.includes('&lt;b&gt;1')]).toEqual([400, false, true])
  })

  it('unknown, taken back, overdue and a child that left are answered alike; another site’s form is refused', async () => {
    const gone = await agreed()
    await endParentLink(county.ctx, teacher(), gone.id)
    const left = await makeChild(county, 'C31', '罗小禾')
    const ofLeft = await give({ child: left })
    await leaveChild(county.ctx, county.operator, left, { on: '2026-11-20', reason: 'moved-away' })
    const unknown = await get('/p/AAAAAAAAAAAAAAAAAAAAAAAAAAA')
    expect(unknown.status).toBe(404)
    for (const path of [gone.path, ofLeft.path, '/p/x', `${gone.path}/answer`])
      expect([path, (await get(path)).text]).toEqual([path, unknown.text])
    const short = await give({ days: 1 })
    const later = makeApp({ ...county.ctx, now: () => county.now + 3 * 86_400_000 }, { secure: false, screens: null })
    expect((await later.request(short.path)).status).toBe(404)
    const { path } = await agreed()
    expect((await post(`${path}/stop`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await get(path)).status).toBe(200)
  })

  it('the address stands nowhere in the database', async () => {
    const { path } = await give()
    const token = path.slice(3)
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from (select p::text as t from parent_door p union all select p::text from parent_link p union all select a::text from audit a union all select h::text from history h union all select i::text from idempotency i) s where position($1 in s.t) > 0`,
      [token],
    )
    expect(rows[0]?.n).toBe(0)
  })

  it('who tries one token after another has to wait, and then a right one waits too', async () => {
    const own = makeApp({ ...county.ctx, db: { ...county.ctx.db } }, { secure: false, screens: null })
    const { path } = await give()
    let status = 0
    for (let n = 0; n < 60 && status !== 429; n++)
      status = (await own.request(`/p/${String(n).padStart(27, 'B')}`)).status
    expect(status).toBe(429)
    const held = await own.request(path)
    expect([held.status, held.headers.get('retry-after') !== null]).toEqual([429, true])
    const later = makeApp({ ...county.ctx, now: () => county.now + 2 * 3_600_000 }, { secure: false, screens: null })
    expect((await later.request(path)).status).toBe(200)
    // The clock of this file's other tests stands before that: they come from an hour later too.
    app = later
    county = { ...county, ctx: { ...county.ctx, now: () => county.now + 2 * 3_600_000 } }
  })
})

describe('what is answered', () => {
  it('waits for a teacher, changes nothing by itself; taken over it is a promise, the same one when taken twice', async () => {
    const { path } = await agreed({ part: 'father' })
    const sent = await post(`${path}/answer`, { sort: 'come', from: '2027-01-20', until: '2027-02-20' })
    expect([sent.status, sent.location]).toEqual([303, `${path}?done=come`])
    // Sent twice by one tap too many.
    await post(`${path}/answer`, { sort: 'come', from: '2027-01-20', until: '2027-02-20' })
    const { items } = await listParentAnswers(county.ctx, teacher(), { child })
    const mine = items.filter((a) => a.part === 'father')
    expect(mine.map((a) => [a.words, a.state])).toEqual([['1月20日回家，住到2月20日', 'waiting']])
    const id = mine[0]?.id ?? ''
    const before = await listEntries(county.ctx, teacher(), { child, kind: 'promise', limit: 50 })
    expect(before.items).toHaveLength(0)
    const settle = () =>
      parentPageHandlers.settleParentAnswer(
        county.ctx,
        teacher(),
        { params: { id }, query: undefined, body: { take: true }, file: new Uint8Array() },
        {} as never,
      )
    const { entry } = await settle()
    const promises = await listEntries(county.ctx, teacher(), { child, kind: 'promise', limit: 50 })
    expect(promises.items.map((e) => [e.id, e.line])).toEqual([[entry, expect.stringContaining('爸爸答应回家来')]])
    await expect(settle()).rejects.toMatchObject({ code: 'conflict' })
    expect((await get(path)).text).toContain('老师看过了')
  })

  it('a number is changed by the one command, and only once a teacher says so; the newer of two waits', async () => {
    const { path } = await agreed({ part: 'mother' })
    await post(`${path}/answer`, { sort: 'number', phone: '13911112222' })
    await post(`${path}/answer`, { sort: 'number', phone: '13911113333' })
    const waiting = (await listParentAnswers(county.ctx, teacher(), { child })).items.filter(
      (a) => a.sort === 'number' && a.state === 'waiting',
    )
    expect(waiting.map((a) => a.words)).toEqual([expect.stringContaining('3333')])
    await changeChild(county.ctx, teacher(), child, { changes: { motherPhones: ['13700000000'] }, base: {} })
    const phones = () =>
      revealChild(county.ctx, teacher(), child, { what: 'phones', reason: '核对' }).then((r) => r.motherPhones)
    expect(await phones()).toEqual(['13700000000'])
    await parentPageHandlers.settleParentAnswer(
      county.ctx,
      teacher(),
      { params: { id: waiting[0]?.id ?? '' }, query: undefined, body: { take: true }, file: new Uint8Array() },
      {} as never,
    )
    expect(await phones()).toEqual(['13911113333'])
    expect((await getChild(county.ctx, teacher(), child, null)).mother.phones.join()).toContain('3333')
  })

  it('is put aside with a reason; words are kept sealed', async () => {
    const { path } = await agreed()
    await post(`${path}/answer`, { sort: 'line', text: '孩子喜欢画画请多鼓励' })
    const line = (await listParentAnswers(county.ctx, teacher(), { child })).items.find(
      (a) => a.sort === 'line' && a.words.includes('画画'),
    )
    await settleAnswer(county.ctx, teacher(), line?.id ?? '', { state: 'aside', reason: '已经当面说过' })
    const rows = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ words_sealed: Buffer }>('select words_sealed from parent_answer where county_id = $1 and id = $2', [
        tx.countyId,
        line?.id,
      ]),
    )
    expect(rows[0]?.words_sealed.toString('utf8')).not.toContain('画画')
    const kept = (await listParentAnswers(county.ctx, teacher(), { child })).items.find((a) => a.id === line?.id)
    expect([kept?.state, kept?.reason]).toEqual(['aside', '已经当面说过'])
  })

  it('no more than a day’s worth is taken from one link', async () => {
    const { path } = await agreed({ part: 'carer' })
    const statuses = []
    for (let n = 0; n < 10; n++)
      statuses.push((await post(`${path}/answer`, { sort: 'line', text: `第${n}句` })).status)
    expect([statuses.filter((s) => s === 303).length, statuses.at(-1)]).toEqual([8, 429])
  })

  it('the parent stops the link on the page itself', async () => {
    const { path, id } = await agreed()
    expect((await post(`${path}/stop`)).text).toContain('停用了')
    expect((await get(path)).status).toBe(404)
    const { items } = await listParentLinks(county.ctx, teacher(), { child, limit: 100 })
    expect(items.find((l) => l.id === id)).toMatchObject({ state: 'ended', endedBy: '妈妈' })
  })
})

describe('who gives links and reads answers', () => {
  it('only of children in reach; others are answered as if they were not there', async () => {
    const far = county.actor('head-teacher', 'D31')
    const { id } = await give()
    const ask = [
      () =>
        makeParentLinks(county.ctx, teacher(), {
          links: [{ id: newId(county.now), child: stranger, part: 'mother', good: '' }],
          asks: '',
          contact: '',
          days: 5,
        }),
      () => endParentLink(county.ctx, far, id),
      () => listParentAnswers(county.ctx, far, { child }),
      () => listParentLinks(county.ctx, far, { child, limit: 10 }),
      () => proposeParentLinks(county.ctx, far, { child }),
      () => answerTaken(county.ctx, far, id),
    ]
    for (const one of ask) await expect(one()).rejects.toMatchObject({ code: 'not-found' })
    expect((await listParentAnswers(county.ctx, far, {})).items).toEqual([])
    for (const role of ['village-director', 'township-officer', 'county-office', 'helper'] as const)
      await expect(listParentAnswers(county.ctx, county.actor(role, 'V1'), {})).rejects.toMatchObject({
        code: 'forbidden',
      })
  })

  it('rows are bound: a session elsewhere reads none of them', async () => {
    const far = county.actor('principal', 'S2')
    for (const table of ['parent_link', 'parent_answer']) {
      const seen = await inActorTx(
        county.ctx.db,
        far,
        (tx) => tx.query(`select 1 from ${table} where county_id = $1`, [tx.countyId]),
        { readOnly: true },
      )
      expect([table, seen.length]).toEqual([table, 0])
    }
  })

  it('a new link for the same person takes the place of the old one', async () => {
    const old = await agreed()
    const fresh = await give()
    expect([(await get(old.path)).status, (await get(fresh.path)).status]).toEqual([404, 200])
  })

  it('proposes who can be reached, and good news without free words', async () => {
    const id = await makeChild(county, 'C31', '田小雨', { fatherState: 'dead' })
    await saveRecords(county.ctx, teacher(), {
      records: [
        {
          id: newId(county.now),
          kind: 'care',
          version: 1,
          childIds: [id],
          happenedOn: '2026-11-20',
          body: { sort: 'praise', what: '家里吵架后来上学' },
        },
        {
          id: newId(county.now),
          kind: 'care',
          version: 1,
          childIds: [id],
          happenedOn: '2026-11-21',
          body: { sort: 'comfort', what: '哭了' },
        },
        {
          id: newId(county.now),
          kind: 'study-note',
          version: 1,
          childIds: [id],
          happenedOn: '2026-11-19',
          body: { subject: 'chinese', homework: 'done', trend: 'better', note: '不外传' },
        },
      ],
    })
    const [found] = (await proposeParentLinks(county.ctx, teacher(), { child: id })).items
    expect(found?.parts.map((p) => p.part)).toEqual(['mother', 'carer'])
    expect(found?.good).toEqual(['11月20日受到老师表扬', '语文比前一阵有进步'])
    expect((await proposeParentLinks(county.ctx, teacher(), { place: 'C31' })).items.length).toBeGreaterThan(1)
    await expect(proposeParentLinks(county.ctx, county.actor('dean', 'S1'), { place: 'S1' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('follows a child to another class: the new teacher sees it, the old one no longer; nothing is out of order', async () => {
    await changeChild(county.ctx, county.operator, child, { changes: { classCode: 'C32' }, base: {} })
    expect(
      (await listParentLinks(county.ctx, county.actor('head-teacher', 'C32'), { child, limit: 10 })).items.length,
    ).toBeGreaterThan(0)
    await expect(listParentLinks(county.ctx, teacher(), { child, limit: 10 })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})

it('an id that stands where the sender does not see it is answered as if it were free; one in sight is told (L10)', async () => {
  const [here, there] = [await makeChild(county, 'C31', '金小雨'), await makeChild(county, 'D31', '田小舟')]
  const link = await give({ child: here })
  const elsewhere = county.actor('head-teacher', 'D31')
  const theirs = { id: link.id, child: there, part: 'mother' as const, good: '' }
  const words = { asks: '', contact: '', days: 30 }
  const { links } = await makeParentLinks(county.ctx, elsewhere, { links: [theirs], ...words })
  expect(links.map((l) => [l.childId, l.id === link.id])).toEqual([[there, false]])
  expect((await get(link.path)).status).toBe(200)
  const again = makeParentLinks(county.ctx, teacher(), { links: [{ ...theirs, child: here }], ...words })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
  expect((await get(link.path)).status).toBe(200)
})
