import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPost, resetPassword, setDisabled } from '../accounts/commands/account-changes.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { endPost } from '../accounts/commands/end-post.ts'
import { signIn } from '../accounts/commands/sign-in.ts'
import { hashToken } from '../accounts/db/session.ts'
import { findSignIn } from '../accounts/db/sign-in.ts'
import { listAccounts } from '../accounts/queries/accounts.ts'
import { getMe } from '../accounts/queries/me.ts'
import { actorByLogin, actorOf } from '../actor.ts'
import { inActorTx } from '../db/tx.ts'
import { getToday } from '../duties/queries/today.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listHeld } from '../entries/queries/held.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addClassTeachers } from './commands/add-class-teachers.ts'
import { handOverClass } from './commands/hand-over-class.ts'
import { undoHandOver } from './commands/undo-hand-over.ts'
import { listClassTeachers } from './queries/class-teachers.ts'
import { getHandOver } from './queries/hand-over.ts'
import { proposeLogins } from './queries/propose-logins.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  county = await makeCounty(database)
})
afterAll(() => database.close())

const principal = () => county.actor('principal', 'S1')
/** Logins are one person's on the whole server; the sharded engine's tests share one. */
const loginOf = (name: string) => `${name}${county.code}`
const add = (rows: Parameters<typeof addClassTeachers>[2]['rows'], actor = principal()) =>
  addClassTeachers(county.ctx, actor, { schoolCode: 'S1', rows })
const fresh = (classCode: string, name: string, login: string) => ({ classCode, to: { name, login: loginOf(login) } })
const accounts = async () => (await listAccounts(county.ctx, county.operator)).items.map((a) => a.name).sort()
const teachersOf = async (code: string) =>
  (await listClassTeachers(county.ctx, principal(), 'S1')).classes
    .find((c) => c.code === code)
    ?.teachers.map((p) => p.name)
const audit = () =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) => tx.query<Record<string, unknown>>('select * from audit where county_id = $1 order by seq', [county.id]),
    { readOnly: true },
  )

describe('the class teachers of a school in one table', () => {
  it('are made together, each with a one-time password that works and stands nowhere else', async () => {
    const made = await add([fresh('C31', '周明', 'zhouming'), fresh('C32', '田秀', 'tianxiu')])
    expect(made.map((m) => [m.className, m.name, m.login])).toEqual([
      ['三(1)班', '周明', loginOf('zhouming')],
      ['三(2)班', '田秀', loginOf('tianxiu')],
    ])
    expect([await teachersOf('C31'), await teachersOf('C32')]).toEqual([['周明'], ['田秀']])
    const kept = JSON.stringify(await audit())
    for (const { login, oneTimePassword } of made) {
      expect((await signIn(county.ctx, { login, password: oneTimePassword ?? '' })).county).toBe(county.id)
      expect(kept).not.toContain(oneTimePassword)
    }
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('one person with two classes has one account', async () => {
    const made = await add([fresh('C31', '周明', 'zhouming'), fresh('C32', '周明', 'zhouming')])
    expect(new Set(made.map((m) => m.account)).size).toBe(1)
    expect(new Set(made.map((m) => m.oneTimePassword)).size).toBe(1)
    const account = (await listAccounts(county.ctx, principal())).items.find((a) => a.name === '周明')
    expect(account?.posts.map((p) => p.place.code).sort()).toEqual(['C31', 'C32'])
  })

  it('whoever has an account keeps it and gets the class', async () => {
    const { id } = await addAccount(county.ctx, principal(), {
      login: loginOf('dean'),
      name: '田主任',
      role: 'dean',
      placeCode: 'S1',
    })
    expect(
      await proposeLogins(county.ctx, principal(), { schoolCode: 'S1', rows: [{ classCode: 'C31', name: '田主任' }] }),
    ).toMatchObject([{ classCode: 'C31', known: [{ account: id, login: loginOf('dean') }] }])
    expect(await add([{ classCode: 'C31', to: { account: id } }])).toMatchObject([
      { account: id, name: '田主任', oneTimePassword: null },
    ])
  })

  it('a login is proposed that nobody has, no two alike, the same for the same name', async () => {
    const rows = [
      { classCode: 'C31', name: '周明' },
      { classCode: 'C32', name: '周名' },
      { classCode: 'D31', name: '周明' },
    ]
    const [first, second, third] = await proposeLogins(county.ctx, principal(), { schoolCode: 'S1', rows })
    expect(first?.login).toMatch(/^zhouming\d*$/)
    expect(second?.login).toMatch(/^zhouming\d+$/)
    expect([second?.login === first?.login, third?.login]).toEqual([false, first?.login])
  })

  it.each([
    ['a login that somebody has', ['C32', 'taken'], 'login-taken'],
    ['one login for two people', ['C32', 'zhouming'], 'invalid'],
    ['a class twice', ['C31', 'tianxiu'], 'invalid'],
    ['a class of another school', ['D31', 'tianxiu'], 'invalid'],
  ] as const)('%s: none is made, and it is said at which class', async (_, [classCode, login], code) => {
    await addAccount(county.ctx, county.operator, {
      login: loginOf('taken'),
      name: '别人',
      role: 'helper',
      placeCode: 'S2',
    })
    const before = await accounts()
    await expect(add([fresh('C31', '周明', 'zhouming'), fresh(classCode, '田秀', login)])).rejects.toMatchObject({
      code,
      details: { [classCode]: expect.stringMatching(/。$/) },
    })
    expect(await accounts()).toEqual(before)
  })

  it('a class that has a teacher is not given a second one; nor to somebody with a post elsewhere', async () => {
    const [one] = await add([fresh('C31', '周明', 'zhouming')])
    await expect(add([fresh('C31', '田秀', 'tianxiu')])).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('交接'),
    })
    await addPost(county.ctx, county.operator, one?.account ?? '', { role: 'dean', placeCode: 'S2' })
    await expect(add([{ classCode: 'C32', to: { account: one?.account ?? '' } }])).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await teachersOf('C32')).toEqual([])
  })

  it('no other school’s principal, no township, and no dean makes them', async () => {
    const rows = [fresh('C31', '周明', 'zhouming')]
    await expect(add(rows, county.actor('principal', 'S2'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(add(rows, county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(add(rows, county.actor('dean', 'S1'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listClassTeachers(county.ctx, county.actor('dean', 'S2'), 'S1')).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('the same table twice at once: one of them writes, the other is told', async () => {
    const ends = await Promise.allSettled([
      add([fresh('C31', '周明', 'zhouming')]),
      add([fresh('C31', '周明', 'zhouming2')]),
    ])
    expect(ends.map((e) => (e.status === 'rejected' ? e.reason.code : 'made')).sort()).toEqual(['invalid', 'made'])
    expect(await teachersOf('C31')).toEqual(['周明'])
  })
})

describe('a class is handed over', () => {
  let child: string
  let old: string
  let next: string
  let task: string
  const today = '2026-11-24'
  beforeEach(async () => {
    child = await makeChild(county, 'C31', '覃月')
    const made = await add([fresh('C31', '周明', 'zhouming'), fresh('C32', '田秀', 'tianxiu')])
    old = made[0]?.account ?? ''
    next = made[1]?.account ?? ''
    task = await taskOf(old, '周明', child)
    // Nothing before this day, so that a hand-over may be dated back.
    county = { ...county, ctx: { ...county.ctx, now: () => county.now + 5 * 86_400_000 } }
  })
  const taskOf = async (account: string, name: string, about: string) => {
    const id = newId(county.now)
    const by = await actorByLogin(county.ctx, loginOf('zhouming'))
    const { verdicts } = await saveEntries(county.ctx, by, {
      entries: [
        {
          id,
          kind: 'task',
          version: 2,
          about: { child: about },
          from: today,
          body: { what: '给家长打电话', owner: { account, name }, due: '2026-12-05' },
        },
      ],
    })
    expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
    return id
  }
  const seen = async () => (await getHandOver(county.ctx, principal(), 'C31')).teachers.map((p) => p.post)
  const hand = async (more: Partial<Parameters<typeof handOverClass>[2]> = {}, actor = principal()) =>
    handOverClass(county.ctx, actor, {
      classCode: 'C31',
      from: '2026-11-28',
      seen: await seen(),
      to: { account: next },
      ...more,
    })
  /** In the post for this class: a teacher of two switches between them. */
  const inClass = async (login: string) => {
    const row = await findSignIn(county.ctx.db, loginOf(login))
    const { posts } = await getMe(county.ctx, await actorByLogin(county.ctx, loginOf(login)), { postId: '', csrf: '' })
    const post = posts.find((p) => p.place.code === 'C31')
    return actorOf(county.ctx, county.id, row?.account_id ?? '', post?.id ?? null, 'session')
  }
  const told = async (login: string) =>
    (await getMe(county.ctx, await actorByLogin(county.ctx, loginOf(login)), { postId: '', csrf: '' })).takenOver
  const heldBy = async (login: string) => (await listHeld(county.ctx, await inClass(login))).items.map((i) => i.id)

  it('a key child goes on with whoever takes the class; who decided it stays written', async () => {
    const id = newId(county.now)
    const by = await actorByLogin(county.ctx, loginOf('zhouming'))
    const me = { account: old, name: '周明' }
    const { verdicts } = await saveEntries(county.ctx, by, {
      entries: [
        {
          id,
          kind: 'key-child',
          version: 1,
          about: { child },
          from: today,
          body: { main: 'study', decidedBy: me, helper: me },
        },
      ],
    })
    expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
    expect(await getHandOver(county.ctx, principal(), 'C31')).toMatchObject({ tasks: 2 })
    await hand()
    const [row] = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ holder_account: string; answers: Record<string, { name: string }> }>(
        'select holder_account, answers from entry where county_id = $1 and id = $2',
        [county.id, id],
      ),
    )
    expect([row?.holder_account, row?.answers.helper?.name, row?.answers.decidedBy?.name]).toEqual([
      next,
      '田秀',
      '周明',
    ])
  })

  it('it is said before what moves', async () => {
    expect(await getHandOver(county.ctx, principal(), 'C31')).toMatchObject({
      class: { code: 'C31', name: '三(1)班' },
      teachers: [{ name: '周明', since: today }],
      tasks: 1,
    })
    expect((await getHandOver(county.ctx, county.actor('administrator', 'COUNTY'), 'C31')).duties).toBeNull()
  })

  it.each(['principal', 'dean'] as const)(
    'by the %s: the old post ends the day before, the new one begins, what was not done goes along',
    async (role) => {
      const { token } = await tokenOf('zhouming')
      const done = await hand({}, county.actor(role, 'S1'))
      expect(done).toMatchObject({ name: '田秀', oneTimePassword: null, tasks: [task] })
      expect(await teachersOf('C31')).toEqual(['田秀'])
      expect(await heldBy('tianxiu')).toEqual([task])
      // Told to whoever took it over, with after whom.
      expect(await told('tianxiu')).toEqual([{ postId: done.post, from: '2026-11-28', after: '周明' }])
      const posts = await inActorTx(
        county.ctx.db,
        county.operator,
        (tx) =>
          tx.query(
            'select account_id, from_on, until_on from post where county_id = $1 and place_id = $2 order by from_on',
            [county.id, county.place('C31')],
          ),
        { readOnly: true },
      )
      expect(posts).toEqual([
        { account_id: old, from_on: today, until_on: '2026-11-28' },
        { account_id: next, from_on: '2026-11-28', until_on: null },
      ])
      // Whoever had it is out at once, and reads why at the next sign-in.
      expect(await sessionsOf(token)).toBe(0)
      await expect(actorByLogin(county.ctx, loginOf('zhouming'))).rejects.toMatchObject({ code: 'signed-out' })
      expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    },
  )
  const tokenOf = async (login: string) => {
    const { oneTimePassword } = await resetPassword(county.ctx, principal(), old)
    return signIn(county.ctx, { login: loginOf(login), password: oneTimePassword })
  }
  const sessionsOf = async (token: string) =>
    (await database.owner.query('select 1 from session where token_hash = $1', [hashToken(token)])).rowCount

  it('a teacher of two classes keeps the other one; children of the class are seen by the new one', async () => {
    await addPost(county.ctx, principal(), old, { role: 'helper', placeCode: 'S1' })
    await hand()
    const sight = await inClass('tianxiu')
    expect((await getToday(county.ctx, sight, 'all')).households.flatMap((h) => h.children.map((c) => c.id))).toEqual([
      child,
    ])
    const account = (await listAccounts(county.ctx, principal())).items.find((a) => a.id === old)
    expect(account?.posts.map((p) => p.role)).toEqual(['helper'])
  })

  it('to somebody new, with a one-time password; a dean makes nobody an account', async () => {
    const to = { name: '石磊', login: loginOf('shilei') }
    await expect(hand({ to }, county.actor('dean', 'S1'))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await teachersOf('C31')).toEqual(['周明'])
    const done = await hand({ to })
    expect(done.oneTimePassword).toMatch(/^[a-z2-9-]{14}$/)
    expect(await teachersOf('C31')).toEqual(['石磊'])
    expect(await heldBy('shilei')).toEqual([task])
  })

  it.each([
    ['a day to come', { from: '2026-12-20' }, 'invalid'],
    ['long ago', { from: '2026-01-01' }, 'invalid'],
    ['before the other one began', { from: '2026-11-20' }, 'invalid'],
    ['another teacher than was seen', { seen: [] as string[] }, 'conflict'],
    ['an account that is not there', { to: { account: '01900000-0000-7000-8000-000000000000' } }, 'not-found'],
  ])('%s: nothing is moved', async (_, more, code) => {
    await expect(hand(more)).rejects.toMatchObject({ code, message: expect.stringMatching(/。$/) })
    expect(await teachersOf('C31')).toEqual(['周明'])
    expect(await heldBy('zhouming')).toEqual([task])
  })

  it('not to the same one, to a disabled account, nor to one with a post that is not the actor’s (C2)', async () => {
    await expect(hand({ to: { account: old } })).rejects.toMatchObject({ code: 'invalid' })
    await addPost(county.ctx, county.operator, next, { role: 'dean', placeCode: 'S2' })
    await expect(hand()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(hand({}, county.actor('dean', 'S1'))).rejects.toMatchObject({ code: 'forbidden' })
    await setDisabled(county.ctx, county.operator, next, true)
    await expect(hand({}, county.actor('county-office', 'COUNTY'))).rejects.toMatchObject({ code: 'invalid' })
    await expect(hand({}, county.actor('principal', 'S2'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(hand({}, county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is taken back: class and tasks return; not once something changed since', async () => {
    const done = await hand()
    const undo = () => undoHandOver(county.ctx, principal(), { post: done.post, ended: done.ended, tasks: done.tasks })
    await expect(
      undoHandOver(county.ctx, county.actor('principal', 'S2'), { post: done.post, ended: done.ended, tasks: [] }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await undo()
    expect(await teachersOf('C31')).toEqual(['周明'])
    expect(await heldBy('zhouming')).toEqual([task])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    await expect(undo()).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('再办一次交接') })
    const again = await hand()
    await endPost(county.ctx, principal(), next, again.post, { on: '2026-11-29', reason: '调走' })
    await expect(
      undoHandOver(county.ctx, principal(), { post: again.post, ended: again.ended, tasks: again.tasks }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('whoever has no post left is known, and takes the class again', async () => {
    await hand()
    const [gone] = (await listClassTeachers(county.ctx, principal(), 'S1')).people.filter((p) => p.account === old)
    expect(gone).toMatchObject({ name: '周明', posts: '' })
    await hand({ to: { account: old }, from: '2026-11-29' }, county.actor('dean', 'S1'))
    expect(await teachersOf('C31')).toEqual(['周明'])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    // Of another school, whoever it was before: not this one's.
    await endPost(county.ctx, county.operator, next, (await postsOf(next))[0] ?? '', {
      on: '2026-11-29',
      reason: '调走',
    })
    await addPost(county.ctx, county.operator, next, { role: 'dean', placeCode: 'S2' })
    await endPost(county.ctx, county.operator, next, (await postsOf(next))[0] ?? '', {
      on: '2026-11-29',
      reason: '调走',
    })
    await expect(hand({ to: { account: next } })).rejects.toMatchObject({ code: /forbidden|not-found/ })
  })
  const postsOf = async (account: string) =>
    (await listAccounts(county.ctx, county.operator)).items.find((a) => a.id === account)?.posts.map((p) => p.id) ?? []

  it('two at once: one hands over, the other is told who has it now', async () => {
    const before = await seen()
    const ends = await Promise.allSettled([
      hand({ seen: before }),
      hand({ seen: before, to: { name: '石磊', login: loginOf('shilei') } }),
    ])
    expect(ends.map((e) => (e.status === 'rejected' ? e.reason.code : 'done')).sort()).toEqual(['conflict', 'done'])
    expect((await teachersOf('C31'))?.length).toBe(1)
  })
})
