import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttachedTo } from '../../domain/registers/attachment.ts'
import type { Actor } from '../../domain/roles.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { mergeChildren } from '../children/commands/merge-children.ts'
import { getChild } from '../children/queries/child-file.ts'
import { inActorTx } from '../db/tx.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveMovements } from '../ledger/commands/save-movements.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { codeOf } from '../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { hired } from '../testing/hired.ts'
import { addPicture, plainPicture } from '../testing/pictures.ts'
import { addAttachment } from './commands/add-attachment.ts'
import { putPicture } from './commands/put-picture.ts'
import { removeAttachment } from './commands/remove-attachment.ts'
import { attachmentsOf } from './db/attachment.ts'
import { listAttachments, listChildAttachments, listHiddenAttachments } from './queries/attachments.ts'
import { takePicture } from './queries/take-picture.ts'

/** Pictures by consent, drawn anew and sealed, seen with the thing that they hang on (decision 062). */
let database: TestDatabase
let county: TestCounty
let teacher: Actor
let principal: Actor
let [an, he, ning] = ['', '', '']
let [talk, promise, movement, home] = ['', '', '', '']

const accepted = (said: { verdicts: { verdict: string; message: string | null }[] }) =>
  expect(said.verdicts.map((v) => [v.verdict, v.message])).toEqual(said.verdicts.map(() => ['accepted', null]))
const record = async (actor: Actor, childIds: string[], more: object = {}) => {
  const id = newId(county.now)
  const body = { topics: ['study'], finding: 'well', words: '数学有点难' }
  accepted(
    await saveRecords(county.ctx, actor, {
      records: [{ id, kind: 'talk', version: 1, childIds, happenedOn: '2026-11-20', body, ...more }],
    }),
  )
  return id
}
const entry = async (actor: Actor, kind: string, about: object, body: object, version = 1) => {
  const id = newId(county.now)
  accepted(
    await saveEntries(county.ctx, actor, {
      entries: [{ id, kind, version, about, from: '2026-11-01', body: body as Record<string, unknown> }],
    }),
  )
  return id
}
const agrees = (child: string, by: string[] = ['father']) =>
  entry(teacher, 'consent', { child }, { purpose: 'photo', by, way: 'signed', until: '2027-07-31' })
const saidOf = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: Error) => error.message,
  )
const opened = async (child: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ account_name: string }>(
        `select account_name from audit where county_id = $1 and action = 'attachment.open' and subject_id = $2 order by seq`,
        [tx.countyId, child],
      ),
    { readOnly: true },
  )
const kept = async (id: string) =>
  (
    await inActorTx(
      county.ctx.db,
      county.operator,
      (tx) =>
        tx.query<Record<string, unknown>>(
          'select picture_sealed, small_sealed, size, removed_on, removed_by_name, removed_reason from attachment where county_id = $1 and id = $2',
          [tx.countyId, id],
        ),
      { readOnly: true },
    )
  )[0]
const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  teacher = await hired(county, 'head-teacher', 'C31', '张敏')
  principal = await hired(county, 'principal', 'S1', '贺校长')
  an = await makeChild(county, 'C31', '石安安')
  he = await makeChild(county, 'C31', '罗小禾', { birth: '2012-03-01' })
  ning = await makeChild(county, 'C32', '安宁')
  talk = await record(teacher, [an])
  promise = await entry(teacher, 'promise', { child: an }, { who: 'father', what: 'come-home', by: '2026-12-20' })
  home = await entry(
    principal,
    'rule',
    { place: 'S1' },
    { title: '谈心制度', sort: 'talk', text: '每月一次', inForceFrom: '2026-09-01' },
  )
  const fund = await entry(principal, 'fund', { place: 'S1' }, { name: '助学金', purpose: '学费' })
  movement = newId(county.now)
  accepted(
    await saveMovements(county.ctx, principal, {
      movements: [
        {
          ...{ id: movement, sort: 'receive', on: '2026-11-20', purpose: '捐款', place: 'S1' },
          ...{ into: { fund }, n: 50_000, origin: 'anonymous' },
        },
      ],
    }),
  )
})
afterAll(() => database.close())

describe('what a picture hangs on', () => {
  const things = (): [AttachedTo, string, Actor][] => [
    ['child', an, teacher],
    ['record', talk, teacher],
    ['entry', promise, teacher],
    ['entry', home, principal],
    ['movement', movement, principal],
  ]
  const seenBy = async (actor: Actor) =>
    Promise.all(
      things().map(async ([of, on]) => {
        const answer = await listAttachments(county.ctx, actor, { of, on }).catch((e: { code?: string }) => e.code)
        return typeof answer === 'object' ? `${answer.items.length}${answer.canAdd ? '+' : ''}` : answer
      }),
    )

  it('is seen by whoever sees the thing, added to by whoever writes it, and by nobody else', async () => {
    for (const [of, on, actor] of things()) await addPicture(county.ctx, actor, { of, on, words: '奖状' })
    const NONE = 'not-found'
    expect(await seenBy(teacher)).toEqual(['1+', '1+', '1+', '1', NONE])
    expect(await seenBy(principal)).toEqual(['1+', '1+', '1+', '1+', '1+'])
    expect(await seenBy(county.actor('township-officer', 'T'))).toEqual(['1+', '1', '1+', '1+', '1+'])
    expect(await seenBy(county.actor('village-director', 'V1'))).toEqual(['1+', '1', '1+', NONE, NONE])
    // A county sees no child's pictures: its words are read with a reason only.
    expect(await seenBy(county.actor('county-office', 'COUNTY'))).toEqual(['0', '0', '0', '1+', '1'])
    expect(await seenBy(county.actor('head-teacher', 'C32'))).toEqual([NONE, NONE, NONE, '1', NONE])
    expect(await seenBy(county.actor('principal', 'S2'))).toEqual([NONE, NONE, NONE, NONE, NONE])
    expect(await seenBy(county.actor('boarding-teacher', 'S1'))).toEqual([NONE, NONE, NONE, expect.anything(), NONE])
    const closed = Array(5).fill('forbidden')
    for (const role of ['helper', 'auditor', 'administrator'] as const)
      expect([role, await seenBy(county.actor(role, role === 'helper' ? 'S1' : 'COUNTY'))]).toEqual([role, closed])
    await clean()
  })

  it('the picture itself is asked for in the same way, and another school is told that there is none', async () => {
    const [first] = (await listAttachments(county.ctx, teacher, { of: 'record', on: talk })).items
    const id = first?.id ?? ''
    expect((await sharp(await takePicture(county.ctx, teacher, id, 'small')).metadata()).width).toBe(320)
    for (const [role, place] of [
      ['principal', 'S2'],
      ['head-teacher', 'C32'],
      ['county-office', 'COUNTY'],
    ] as const)
      expect([role, await codeOf(takePicture(county.ctx, county.actor(role, place), id, 'whole'))]).toEqual([
        role,
        'not-found',
      ])
    expect(await codeOf(takePicture(county.ctx, county.actor('helper', 'S1'), id, 'whole'))).toBe('forbidden')
    expect(await codeOf(putPicture(county.ctx, principal, id, await plainPicture()))).toBe('not-found')
  })

  it('no voucher shows a child; a case takes no picture; a thing of another place none either', async () => {
    const id = newId(county.now)
    const one = { id, shows: 'none' as const, children: [], words: '' }
    expect(
      await saidOf(
        addAttachment(county.ctx, principal, {
          ...one,
          of: 'movement',
          on: movement,
          shows: 'children',
          children: [an],
        }),
      ),
    ).toContain('只拍单据')
    expect(await codeOf(addAttachment(county.ctx, teacher, { ...one, of: 'child', on: ning }))).toBe('not-found')
    expect(await codeOf(addAttachment(county.ctx, teacher, { ...one, of: 'entry', on: home }))).toBe('forbidden')
    const worry = { topics: ['home'], finding: 'worry', words: '说舅舅推过他' }
    const sealed = await record(teacher, [an], { body: worry })
    const other = await hired(county, 'subject-teacher', 'C31', '龙老师')
    expect(await codeOf(listAttachments(county.ctx, other, { of: 'record', on: sealed }))).toBe('not-found')
  })
})

describe('a picture in which a child can be known', () => {
  const shows = { of: 'record' as const, shows: 'children' as const }

  it('wants the family’s yes, from fourteen the child’s own too, and is out of sight as soon as it is taken back', async () => {
    const on = await record(teacher, [an, he])
    const add = (children: string[]) => addPicture(county.ctx, teacher, { ...shows, on, children, words: '秋游' })
    expect(await saidOf(add([]))).toContain('认得出的是哪几个')
    expect(await saidOf(add([an, he]))).toBe(
      '石安安：家里还没有同意拍照（还有 1 名也没有）。请先在“同意”里记下再添，或改拍认不出孩子的照片。',
    )
    const yes = await agrees(an)
    await agrees(he)
    expect(await saidOf(add([an, he]))).toContain('罗小禾：满14岁了，还差孩子自己同意')
    await agrees(he, ['child'])
    const id = await add([an, he])
    const list = async () => (await listAttachments(county.ctx, teacher, { of: 'record', on })).items
    expect(await list()).toMatchObject([
      { state: 'there', why: null, children: [{ name: '罗小禾' }, { name: '石安安' }] },
    ])
    await takePicture(county.ctx, principal, id, 'whole')

    await endEntry(county.ctx, teacher, yes, { on: '2026-11-24', reason: '家里撤回了', state: 'withdrawn' })
    expect(await list()).toMatchObject([{ state: 'hidden', why: '石安安：家里还没有同意拍照', canRemove: true }])
    for (const size of ['small', 'whole'] as const)
      expect(await saidOf(takePicture(county.ctx, principal, id, size))).toContain('同意已经撤回或到期')
    const waiting = async (actor: Actor) =>
      (await listHiddenAttachments(county.ctx, actor, { limit: 50 })).items.map((a) => a.id)
    expect([await waiting(teacher), await waiting(principal)]).toEqual([[id], [id]])
    expect(await waiting(county.actor('principal', 'S2'))).toEqual([])
    await removeAttachment(county.ctx, teacher, id, '家里撤回了')
    await removeAttachment(county.ctx, teacher, id, '家里撤回了')
    expect([await list(), await waiting(teacher)]).toEqual([[], []])
    expect(await kept(id)).toEqual({
      size: expect.any(Number),
      ...{ picture_sealed: null, small_sealed: null, removed_on: '2026-11-24' },
      ...{ removed_by_name: '张敏', removed_reason: '家里撤回了' },
    })
    await clean()
  })

  it('no yes is needed for a paper; whoever looks leaves a trace in the child’s file', async () => {
    const before = (await opened(an)).length
    const id = await addPicture(county.ctx, teacher, { of: 'child', on: an, words: '奖状' })
    await takePicture(county.ctx, principal, id, 'whole')
    await takePicture(county.ctx, principal, id, 'whole')
    await takePicture(county.ctx, principal, id, 'small')
    const after = (await opened(an)).slice(before).map((o) => o.account_name)
    expect(after).toEqual(['贺校长', '贺校长'])
    const { openings } = await getChild(county.ctx, principal, an, null)
    expect(openings.some((o) => o.name === '贺校长')).toBe(true)
  })
})

describe('what is kept', () => {
  it('is sealed in the database, and drawn once though it comes twice; what is no picture is told', async () => {
    const id = newId(county.now)
    const said = { id, of: 'record' as const, on: talk, shows: 'none' as const, children: [], words: '作业' }
    expect(await addAttachment(county.ctx, teacher, said)).toMatchObject({ state: 'pending', bytes: null })
    expect((await listAttachments(county.ctx, principal, { of: 'record', on: talk })).items).toHaveLength(1)
    expect(await saidOf(putPicture(county.ctx, teacher, id, Buffer.from('%PDF-1.4')))).toContain('PDF')
    const sent = await plainPicture('#aa3322')
    expect(await putPicture(county.ctx, teacher, id, sent)).toMatchObject({ state: 'there', width: 400 })
    const first = await kept(id)
    expect(await addAttachment(county.ctx, teacher, said)).toMatchObject({ state: 'there' })
    await putPicture(county.ctx, teacher, id, await plainPicture('#112233'))
    expect(await kept(id)).toEqual(first)
    const clear = await takePicture(county.ctx, teacher, id, 'whole')
    expect(clear.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    for (const sealed of [first?.picture_sealed, first?.small_sealed])
      for (const bytes of [Buffer.from([0xff, 0xd8, 0xff]), clear.subarray(200, 220)])
        expect((sealed as Buffer).includes(bytes)).toBe(false)
  })

  it('goes along when a record is put right, a child moves, or two files become one', async () => {
    const child = await makeChild(county, 'C31', '龙小满')
    const on = await record(teacher, [child])
    await addPicture(county.ctx, teacher, { of: 'record', on, words: '画' })
    await addPicture(county.ctx, teacher, { of: 'child', on: child, words: '奖状' })
    const now = await record(teacher, [child], { replaces: on, happenedOn: '2026-11-19' })
    for (const asked of [on, now])
      expect((await listAttachments(county.ctx, teacher, { of: 'record', on: asked })).items).toMatchObject([
        { on: now },
      ])
    await changeChild(county.ctx, county.operator, child, {
      changes: { classCode: 'C32' },
      since: '2026-11-24',
      base: {},
    })
    const other = county.actor('head-teacher', 'C32')
    const all = (actor: Actor, id: string) => listChildAttachments(county.ctx, actor, id, { limit: 50 })
    expect((await all(other, child)).items.map((a) => a.words).sort()).toEqual(['奖状', '画'])
    expect(await codeOf(all(teacher, child))).toBe('not-found')
    await clean()
    const kept = await makeChild(county, 'C32', '龙小满')
    await mergeChildren(county.ctx, principal, kept, { gone: child, take: [], reason: '建了两次' })
    for (const id of [kept, child])
      expect((await all(other, id)).items.map((a) => a.words).sort()).toEqual(['奖状', '画'])
    await clean()
  })

  it('at most twelve of one thing', async () => {
    const on = await record(teacher, [an])
    const announce = () =>
      addAttachment(county.ctx, teacher, {
        ...{ id: newId(county.now), of: 'record', on, shows: 'none', children: [], words: '' },
      })
    // Twenty at once as well (L8): who comes thirteenth is told so, and twelve hang there.
    const said = await Promise.all(Array.from({ length: 20 }, () => saidOf(announce())))
    expect(said.filter((words) => words === '')).toHaveLength(12)
    expect(said.filter((words) => words.includes('最多添 12 张'))).toHaveLength(8)
    const hanging = await inActorTx(county.ctx.db, teacher, (tx) => attachmentsOf(tx, 'record', on), { readOnly: true })
    expect(hanging).toHaveLength(12)
  })
})
