import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { downloadSummary, getSummary } from '../queries/summaries.ts'
import { openSummary } from './open-summary.ts'
import { deleteSummary, issueSummary, saveSummary } from './summaries.ts'

let database: TestDatabase
let county: TestCounty
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  await makeChild(county, 'C31', '龙小满')
})
afterAll(() => database.close())

const open = () =>
  openSummary(county.ctx, principal, { kind: 'school-summary', place: 'S1', term: '2026-autumn', cutoff: '2026-11-24' })
const words = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const codes = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.flatMap((r) => (r.status === 'rejected' ? [(r.reason as { code?: string }).code] : []))

it('two who begin a draft at once work on the same one', async () => {
  const opened = await Promise.all([open(), open(), open()])
  expect(new Set(opened.map((o) => o.id)).size).toBe(1)
})

it('of two who save one version at once one is kept, and the other is told', async () => {
  const draft = await open()
  const key = draft.sections[0]?.key ?? ''
  const results = await Promise.allSettled(
    ['先写的。', '后写的。'].map((text) =>
      saveSummary(county.ctx, principal, draft.id, {
        version: draft.version,
        sections: [{ key, doc: words(text) }],
      }),
    ),
  )
  expect(codes(results)).toEqual(['conflict'])
})

it('a figure that no number stands behind becomes the author’s own words; what is no page is refused', async () => {
  const draft = await open()
  const key = draft.sections[0]?.key ?? ''
  const save = (content: unknown) =>
    saveSummary(county.ctx, principal, draft.id, {
      version: draft.version,
      sections: [{ key, doc: { type: 'doc', content: [{ type: 'paragraph', content }] } }],
    })
  for (const content of [
    [null],
    [7],
    'x',
    [{ type: 'figure', attrs: null }],
    [{ type: 'text', text: 'x', marks: 1 }, 0],
  ])
    await expect(save(content)).rejects.toMatchObject({ code: 'invalid' })
  const saved = await save([
    { type: 'figure', attrs: { ref: 'no.such', text: '99' } },
    { type: 'figure', attrs: { ref: 'left-behind.education', text: '1' } },
  ])
  expect(saved.sections[0]?.doc).toMatchObject({
    content: [
      {
        content: [
          { type: 'text', text: '99', marks: [{ type: 'own' }] },
          { type: 'figure', attrs: { ref: 'left-behind.education' } },
        ],
      },
    ],
  })
})

it('saving beside issuing never changes an issued page; the page keeps the name and day it was signed with', async () => {
  let draft = await open()
  const stops = draft.checks.filter((c) => c.level === 'confirm').map((c) => c.key)
  draft = await saveSummary(county.ctx, principal, draft.id, { version: draft.version, sections: [], confirmed: stops })
  const key = draft.sections[0]?.key ?? ''
  const [issued, saved] = await Promise.allSettled([
    issueSummary(county.ctx, principal, draft.id, draft.version),
    saveSummary(county.ctx, principal, draft.id, {
      version: draft.version,
      sections: [{ key, doc: words('签发以后才写的。') }],
    }),
  ])
  const page = async () => JSON.stringify((await getSummary(county.ctx, principal, draft.id)).sections)
  if (issued.status === 'fulfilled') {
    expect(saved.status).toBe('rejected')
    expect(await page()).not.toContain('签发以后才写的')
  } else {
    expect(codes([issued])).toEqual(['conflict'])
    const now = await getSummary(county.ctx, principal, draft.id)
    await issueSummary(county.ctx, principal, draft.id, now.version)
  }
  await expect(deleteSummary(county.ctx, principal, draft.id)).rejects.toMatchObject({ code: 'report-issued' })
  await changePlace(county.ctx, county.operator, county.place('S1'), { name: '青石镇第一小学' })
  const later = { ...county.ctx, now: () => county.now + 9 * 86_400_000 }
  const file = await downloadSummary(later, principal, draft.id, { format: 'html', layout: 'official' })
  const text = file.bytes.toString()
  expect(text).toContain('青石镇中心小学')
  expect(text).not.toContain('青石镇第一小学')
  expect(text).toContain('2026年11月24日')
})
