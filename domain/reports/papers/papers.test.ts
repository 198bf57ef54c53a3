import { describe, expect, it } from 'vitest'
import { PROCESSINGS } from '../../entries/legal-basis.ts'
import { homeVisit } from '../../records/home-visit.ts'
import { PAPER_FACES, PAPERS, sheetsOf } from './list.ts'
import { type Family, NOTHING_GIVEN, type Sheet } from './sheet.ts'
import { PAPER_TEXTS } from './texts.ts'

const family = (n: number, className = '三(1)班'): Family => ({
  id: `c${n}`,
  name: `石小满${n}`,
  className,
  schoolName: '青石镇中心小学',
  villageName: '河湾村',
  address: null,
  carer: '奶奶 石老根',
})
const nothing = { text: '', agreements: new Map() }
const textOf = (sheet: Sheet | undefined) => JSON.stringify(sheet?.pieces ?? [])

describe('papers for families', () => {
  it.each(PAPERS)('%s: each family is on it once, no gap and no label goes home', (paper) => {
    const families = [1, 2, 3].map((n) => family(n))
    const { text } = PAPER_FACES[paper]
    const sheets = sheetsOf(paper, families, NOTHING_GIVEN, {
      text: text === null ? '' : PAPER_TEXTS[text].ours,
      agreements: new Map(),
    })
    const all = sheets.map(textOf).join()
    for (const { name } of families) expect(all).toContain(name)
    expect(all).not.toMatch(/留守|undefined|null年/)
    expect(all.match(/"text":"[^"]*[{}]/)).toBeNull()
  })

  it('lines left open in a letter are ruled to be written on; words put there are words', () => {
    const written = (text: string) =>
      sheetsOf('letter-end', [family(1)], NOTHING_GIVEN, { ...nothing, text })[0]?.pieces.slice(1, 4)
    const open = PAPER_TEXTS['letter-end'].ours
    expect(written(open)?.at(-1)).toEqual({ piece: 'lines', label: '', n: 3 })
    expect(written(open.replace('\u3000\n\u3000\n\u3000', '他爱看书。'))?.at(-1)).toMatchObject({
      piece: 'text',
      text: '他爱看书。',
    })
  })

  it('a roll is by class, fifteen to a page, and numbers go on (S1.14)', () => {
    const families = [...Array.from({ length: 20 }, (_, n) => family(n)), family(99, '三(2)班')]
    const sheets = sheetsOf('roll', families, { ...NOTHING_GIVEN, meeting: '监护人会' }, nothing)
    expect(sheets.map((s) => s.name)).toEqual([
      '青石镇中心小学 三(1)班',
      '青石镇中心小学 三(1)班',
      '青石镇中心小学 三(2)班',
    ])
    const rows = sheets.map((s) => s.pieces.flatMap((p) => (p.piece === 'table' ? p.rows.map((r) => r[0]) : [])))
    expect(rows.map((r) => [r[0], r.length])).toEqual([
      ['1', 15],
      ['16', 5],
      ['1', 1],
    ])
    expect(textOf(sheets[0])).toContain('监护人会签到表')
    expect(textOf(sheets[0])).toContain('应到 20 家')
  })

  it('a consent asks for each purpose by itself, and for nothing that the law obliges to (dossier §3.7)', () => {
    const [sheet] = sheetsOf('consent', [family(1)], NOTHING_GIVEN, nothing)
    const rows = sheet?.pieces.flatMap((p) => (p.piece === 'table' ? p.rows : [])) ?? []
    const asked = PROCESSINGS.filter((p) => p.basis === 'consent')
    expect(rows.map((row) => row[0])).toEqual(asked.map((p) => p.title))
    expect(textOf(sheet)).not.toContain('花名册')
    expect(textOf(sheet)).toContain('不影响孩子上学')
  })

  it('an agreement is filled in from the register; what it does not know is a line (S3.16)', () => {
    const answers = {
      carer: '石老根',
      relation: 'grandparent',
      until: '2027-07-10',
      childView: 'wants',
      toldSchool: '2026-09-05',
    }
    const [known, unknown] = sheetsOf('agreement', [family(1), family(2)], NOTHING_GIVEN, {
      text: '',
      agreements: new Map([['c1', answers]]),
    }).map(textOf)
    expect(known).toContain('到2027年7月10日为止')
    expect(known).toContain('祖父母、外祖父母')
    expect(known).toContain('告诉学校：2026年9月5日')
    expect(known).toContain('问过孩子：愿意')
    expect(unknown).toContain('到＿＿＿＿＿＿为止')
    // Both say the four grounds of Article 22 and the week of Article 23.
    for (const text of [known, unknown]) expect(text).toMatch(/性侵害.*吸毒.*怠于.*其他不适宜.*至少每周/)
  })

  it('a visit by hand asks what the record asks, so that nothing is missing when it is typed in (S1.13)', () => {
    const text = textOf(sheetsOf('visit', [family(1)], NOTHING_GIVEN, nothing)[0])
    for (const field of homeVisit.fields) expect(text).toContain(field.label)
    expect(text).toContain('没人在家')
  })
})
