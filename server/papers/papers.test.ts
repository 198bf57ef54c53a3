import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryKind } from '../../domain/entries/list.ts'
import { PAPER_FACES, PAPERS, type Paper } from '../../domain/reports/papers/list.ts'
import { PAPER_TEXTS } from '../../domain/reports/papers/texts.ts'
import type { Actor } from '../../domain/roles.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { strictParts } from '../testing/strict-document.ts'
import { setPaperText } from './commands/set-paper-text.ts'
import { paperFile } from './queries/paper-file.ts'
import { listPaperTexts } from './queries/paper-texts.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const id = await makeChild(county, 'C31', '石小满')
  await makeChild(county, 'C32', '安宁', { carerName: null, carerRelation: null, carerPhones: [] })
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  const { verdicts } = await saveEntries(county.ctx, county.operator, {
    entries: [
      {
        id: newId(county.now),
        kind: 'agreement',
        version: entryKind('agreement')?.version ?? 1,
        about: { child: id },
        from: '2026-09-01',
        body: {
          carer: '石老根',
          relation: 'grandparent',
          signedBy: 'both',
          until: '2027-07-10',
          checked: ['no-offence', 'no-addiction', 'no-refusal', 'no-other'],
          childView: 'wants',
          contact: 'weekly',
        },
      },
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(['accepted'])
})
afterAll(() => database.close())

const principal = () => county.actor('principal', 'S1')
const asked = { status: 'enrolled', sort: 'class' } as const
const given = {
  teacher: '张敏',
  meeting: '监护人会',
  when: '12月5日下午两点',
  where: '三楼会议室',
  topic: '冬季安全',
  matter: '周五下午放假。',
}
const make = async (paper: Paper, more: Record<string, unknown> = {}, actor: Actor = principal()) => {
  const { bytes, name } = await paperFile(county.ctx, actor, paper, { ...asked, given, ...more } as never)
  return { text: strictParts(bytes)['word/document.xml'] ?? '', name }
}
const textHere = async (actor: Actor, kind = 'notice') =>
  (await listPaperTexts(county.ctx, actor, {})).items.find((i) => i.kind === kind)

describe('papers as documents', () => {
  it.each(PAPERS)('%s: each family of the school, nobody of another, what was typed once', async (paper) => {
    const { text, name } = await make(paper)
    expect(text).toContain('石小满')
    expect(text).toContain('安宁')
    expect(text).not.toContain('潘月')
    expect(text).not.toMatch(/[{}]/)
    expect(name).toBe(`青石镇中心小学${PAPER_FACES[paper].title}-2026-11-24.docx`)
    for (const key of PAPER_FACES[paper].asks)
      expect([key, text.includes(given[key as keyof typeof given])]).toEqual([key, true])
  })

  it('an agreement is filled in from the register, for whoever reads it', async () => {
    expect((await make('agreement')).text).toContain('到2027年7月10日为止')
  })

  it('a head teacher gets the class; a wrong gap, nobody at all and another school are refused in words', async () => {
    const teacher = county.actor('head-teacher', 'C32')
    const { text } = await make('roll', {}, teacher)
    expect([text.includes('安宁'), text.includes('石小满')]).toEqual([true, false])
    await expect(make('notice', { text: '{孩子}的{妈妈}：{事}' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('不认识 {妈妈}'),
    })
    await expect(make('roll', { sex: 'male' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(make('roll', { place: 'S2' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(make('roll', {}, county.actor('county-office', 'COUNTY'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('wordings (decision 050)', () => {
  const set = (actor: Actor, place: string, text: string | null, version: number) =>
    setPaperText(county.ctx, actor, 'notice', { place, text, version })
  const office = () => county.actor('county-office', 'COUNTY')
  const teacher = () => county.actor('head-teacher', 'C31')

  it('ours, then the county’s, then the school’s; each back to what stands above it; a head teacher reads and prints', async () => {
    expect(await textHere(teacher())).toMatchObject({ from: 'ours', text: PAPER_TEXTS.notice.ours, version: 0 })
    await set(office(), county.code, '{孩子}家：{事}（县）', 0)
    expect(await textHere(teacher())).toMatchObject({ from: 'county', text: '{孩子}家：{事}（县）' })
    const own = await set(principal(), 'S1', '{孩子}家：{事}（校）', 0)
    expect(own).toMatchObject({ from: 'school', version: 1, above: '{孩子}家：{事}（县）' })
    expect((await make('notice', {}, teacher())).text).toContain('石小满家：周五下午放假。（校）')
    expect((await listPaperTexts(county.ctx, teacher(), {})).mayWrite).toBe(false)
    // Another school prints as the county does.
    expect(await textHere(county.actor('principal', 'S2'))).toMatchObject({ from: 'county' })
    expect(await set(principal(), 'S1', null, 1)).toMatchObject({ from: 'county', version: 0 })
    await set(office(), county.code, null, 1)
    expect(await textHere(teacher())).toMatchObject({ from: 'ours' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('the same words as above are none of one’s own; of two who change it the second is told', async () => {
    expect(await set(principal(), 'S1', PAPER_TEXTS.notice.ours, 0)).toMatchObject({ from: 'ours', version: 0 })
    await set(principal(), 'S1', '{孩子}：{事}一', 0)
    await expect(set(principal(), 'S1', '{孩子}：{事}二', 0)).rejects.toMatchObject({ code: 'conflict' })
    await set(principal(), 'S1', '{孩子}：{事}二', 1)
    await set(principal(), 'S1', null, 2)
  })

  it('a wrong gap, another school, the county by a school, a class: refused, and nothing is written', async () => {
    await expect(set(principal(), 'S1', '{孩子}', 0)).rejects.toMatchObject({
      message: expect.stringContaining('{事}'),
    })
    await expect(set(principal(), 'S2', '{孩子}：{事}', 0)).rejects.toMatchObject({ code: 'not-found' })
    await expect(set(principal(), county.code, '{孩子}：{事}', 0)).rejects.toMatchObject({ code: 'not-found' })
    await expect(set(principal(), 'C31', '{孩子}：{事}', 0)).rejects.toMatchObject({ code: 'invalid' })
    await expect(set(teacher(), 'S1', '{孩子}：{事}', 0)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await textHere(teacher())).toMatchObject({ from: 'ours' })
  })
})
