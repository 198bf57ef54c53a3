import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { type EntryKind, isOfList } from '../../domain/kit/define-entry.ts'
import type { FieldSpec } from '../../domain/kit/fields.ts'
import { validateEntry } from '../../domain/kit/validate-entry.ts'
import { ROLES, type Role } from '../../domain/roles.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { makeApp } from '../../server/http/app.ts'
import { newId } from '../../server/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'
import { POSTS } from '../../server/testing/posts.ts'

/** Every register × every post, over HTTP, made from the declarations: a register that is added is tried by itself. */
let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let own: string
let other: string
/** Somebody of the same class, whom an answer may name. */
let mate: string
const tokens = new Map<Role, string>()

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: false, screens: null })
  own = await makeChild(county, 'C31', '石安安', { villageCode: 'V1' })
  mate = await makeChild(county, 'C31', '秦小川', { villageCode: 'V1' })
  other = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  for (const [role, place] of Object.entries(POSTS) as [Role, string][]) {
    const login = `${role}-${county.code}`
    const placeCode = place === 'COUNTY' ? county.code : place
    await addAccount(county.ctx, county.operator, { login, name: role, role, placeCode })
    tokens.set(role, (await addToken(county.ctx, county.operator, { login, days: 1 })).token)
  }
})
afterAll(() => database.close())

const ask = async (role: Role | null, method: string, path: string, body?: unknown) => {
  const token = role ? tokens.get(role) : undefined
  const answer = await app.request(path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, never> & { code?: string } }
}

/** An answer that its field takes. */
const answerOf = (field: FieldSpec): unknown => {
  const first = field.options?.[0]?.value
  if (field.kind === 'choice') return first
  if (field.kind === 'choices') return (field.options ?? []).filter((o) => !o.alone).map((o) => o.value)
  if (field.kind === 'person') return { name: '甲' }
  if (field.children) return [mate]
  // A row that says from when says until when too.
  if (field.kind === 'time') return field.name === 'to' ? '18:00' : '16:00'
  if (field.kind === 'money') return 100
  if (field.kind === 'number') return field.min ?? 1
  if (field.kind === 'repeat') return [Object.fromEntries((field.fields ?? []).map((f) => [f.name, answerOf(f)]))]
  return field.kind === 'date' ? '2026-12-01' : '甲'
}
const answersOf = (fields: readonly FieldSpec[]) =>
  Object.fromEntries(fields.filter((f) => f.required).map((f) => [f.name, answerOf(f)]))
const bodyOf = (kind: EntryKind) => answersOf(kind.fields)

type Spot = { own: object; strange: object }
/** Where a register hangs, here and elsewhere. */
const spotsOf = (kind: EntryKind): Spot[] => [
  ...(kind.about.includes('child') ? [{ own: { child: own }, strange: { child: other } }] : []),
  ...(kind.about.includes('class') ? [{ own: { place: 'C31' }, strange: { place: 'D31' } }] : []),
  ...(kind.about.includes('school') ? [{ own: { place: 'S1' }, strange: { place: 'S2' } }] : []),
  ...(kind.about.includes('village') ? [{ own: { place: 'V1' }, strange: { place: 'V2' } }] : []),
]
let made = 0
const entryOf = async (kind: EntryKind, about: object) => ({
  id: newId(county.now),
  kind: kind.kind,
  version: kind.version,
  // Of a register of which a child has one alone, each entry is of a child of its own.
  about:
    kind.single !== undefined && 'child' in about && about.child === own
      ? { child: await makeChild(county, 'C31', `安${++made}`, { villageCode: 'V1' }) }
      : about,
  from: '2026-11-20',
  body: {
    ...bodyOf(kind),
    // Of a child whom no register lists it says who it is.
    ...(kind.unlisted && 'place' in about ? { [kind.unlisted]: '七八岁的男孩' } : {}),
    // Nobody sleeps in two dormitories: each has a child of its own.
    ...(kind.once ? { [kind.once]: [await makeChild(county, 'C31', `安${++made}`, { villageCode: 'V1' })] } : {}),
  },
})
type Verdicts = { verdicts: { verdict: string; code: string | null; message: string | null }[] }
const save = async (role: Role, entry: unknown) => {
  const { json } = await ask(role, 'POST', '/api/entries', { entries: [entry] })
  return json.code ? { code: json.code } : (json as unknown as Verdicts).verdicts[0]
}
const ABOVE: readonly Role[] = ['township-officer', 'federation-officer', 'county-office']
/** Posts at the school or below it: its people, who see what it does as a whole. */
const BELOW: readonly Role[] = ['head-teacher', 'subject-teacher', 'boarding-teacher', 'home-keeper']
/** These change no register at all, and are told so before anything is looked up. */
const NO_WRITERS: readonly Role[] = ['helper', 'auditor', 'administrator', 'boarding-teacher', 'home-keeper']
/** Stands this post over the spot at all? */
const REACHES: Record<string, readonly Role[]> = {
  child: ['head-teacher', 'subject-teacher', 'dean', 'principal', 'village-director', ...ABOVE],
  C31: ['head-teacher', 'subject-teacher', 'dean', 'principal', ...ABOVE],
  S1: ['dean', 'principal', ...ABOVE],
  V1: ['village-director', ...ABOVE],
}
const reaches = (spot: Spot) => REACHES['place' in spot.own ? String(spot.own.place) : 'child'] ?? []

describe.each(ENTRY_KINDS.map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
  it('is written by the posts that it names, where they stand, and by nobody else', async () => {
    expect(
      validateEntry(kind, { from: '2026-11-20', until: null, body: bodyOf(kind) }, { today: '2026-11-24' }),
    ).toEqual([])
    for (const spot of spotsOf(kind))
      for (const role of ROLES) {
        const may = kind.write.includes(role)
        const said = await save(role, await entryOf(kind, spot.own))
        const wanted = !may ? 'forbidden' : reaches(spot).includes(role) ? null : 'not-found'
        expect([kind.kind, spot.own, role, said?.code ?? null]).toEqual([kind.kind, spot.own, role, wanted])
      }
  })

  it('another’s child or place is refused like one that is not there', async () => {
    for (const spot of spotsOf(kind))
      for (const role of kind.write.filter((r) => !ABOVE.includes(r))) {
        const nowhere = 'place' in spot.own ? { place: 'NOWHERE' } : { child: newId(county.now) }
        expect(await save(role, { ...(await entryOf(kind, spot.strange)), id: own })).toEqual(
          await save(role, { ...(await entryOf(kind, nowhere)), id: own }),
        )
      }
  })

  // What a list of its own sees is tried with its list.
  it.runIf(!isOfList(kind))('is read, changed and ended by those who may; for others it is not there', async () => {
    for (const spot of spotsOf(kind)) {
      const writer = kind.write.find((r) => reaches(spot).includes(r))
      if (!writer) continue
      for (const role of ROLES) {
        const entry = await entryOf(kind, spot.own)
        expect((await save(writer, entry))?.code ?? null).toBeNull()
        const at = `/api/entries/${entry.id}`
        const codeOf = async (method: string, path: string, body?: unknown) =>
          (await ask(role, method, path, body)).json.code ?? 'ok'
        const stands = reaches(spot).includes(role)
        // A school's home is seen by its teachers too, who change nothing on it.
        const below = 'place' in spot.own && spot.own.place === 'S1' && BELOW.includes(role)
        const sees = stands || (kind.audience === 'community' && below)
        const reads = kind.read.includes(role)
        const out = ['helper', 'auditor', 'administrator'].includes(role) ? 'forbidden' : 'not-found'
        const changes = kind.write.includes(role) ? 'ok' : 'forbidden'
        const write = stands && reads ? changes : NO_WRITERS.includes(role) ? 'forbidden' : out
        expect([role, await codeOf('GET', at)]).toEqual([role, sees && reads ? 'ok' : out])
        expect([role, await codeOf('PATCH', at, { set: { until: '2027-01-31' } })]).toEqual([role, write])
        expect([role, await codeOf('POST', `${at}/end`, { on: '2026-11-22', reason: '登记错了' })]).toEqual([
          role,
          write,
        ])
        const list = await ask(role, 'GET', `/api/entries?kind=${kind.kind}&limit=200`)
        const told = JSON.stringify(list.json).includes(entry.id)
        expect([role, spot.own, told]).toEqual([role, spot.own, sees && reads])
      }
    }
  })

  it('signed out is told to sign in', async () => {
    const { status } = await ask(null, 'GET', `/api/entries?kind=${kind.kind}`)
    expect(status).toBe(401)
    expect((await ask(null, 'POST', '/api/entries', { entries: [await entryOf(kind, { child: own })] })).status).toBe(
      401,
    )
  })

  it('its body stands in the contract', async () => {
    const { json } = await ask(null, 'GET', '/api/openapi.json')
    const { schemas } = (json as unknown as { components: { schemas: Record<string, { required?: string[] }> } })
      .components
    expect(schemas[`entry-${kind.kind}`]?.required?.toSorted()).toEqual(
      kind.fields.flatMap((f) => (f.required ? [f.name] : [])).toSorted(),
    )
  })
})
