import { changeEntry } from '../entries/commands/change-entry.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import type { TestCounty } from './factory.ts'
import { hired } from './hired.ts'
import type { workedTools } from './worked-tools.ts'
import type { TownPeople } from './worked-town-people.ts'

/** What the township’s children are given: money, visits, things that they need (S2B.13–14, S4.1–3). */
export const townAid = async (county: TestCounty, tools: ReturnType<typeof workedTools>, { some }: TownPeople) => {
  const { on, wrote, entered, booked } = tools
  const officer = await hired(county, 'township-officer', 'T', '戴干部')
  // Four sponsored from the township's fund: 8000 came, 4 × 1000 went; in autumn 2000 more, 4 × 500 went: 10000 − 6000 = 4000.
  const poor = some(60, 6)
  const [fund = ''] = await entered(
    '2026-02-24',
    'fund',
    1,
    [{ about: { place: 'T' }, body: { name: '助学金', purpose: '学费和路费' } }],
    officer,
  )
  await entered(
    '2026-02-24',
    'sponsorship',
    1,
    poor.slice(0, 4).map((id) => ({ about: { child: id }, body: { from: 'fund', fund, yearly: 150_000 } })),
    officer,
  )
  const receive = (day: string, n: number) => ({
    on: day,
    sort: 'receive',
    place: 'T',
    into: { fund },
    n,
    origin: 'public',
  })
  const give = (day: string, n: number) => ({
    on: day,
    sort: 'give',
    place: 'T',
    from: { fund },
    n,
    use: 'sponsor',
    children: poor.slice(0, 4),
  })
  await booked(officer, [receive('2026-03-03', 500_000), receive('2026-03-20', 300_000), give('2026-04-01', 100_000)])
  await booked(officer, [receive('2026-09-10', 200_000), give('2026-10-12', 50_000)])

  // Six families live hard: all visited in the first half of the year, five in the second. One thing each, four of six what was needed.
  await entered(
    '2026-02-01',
    'hardship',
    1,
    poor.map((id) => ({ about: { child: id }, body: { why: ['low-income'], basis: 'visit' } })),
  )
  // Needs: life 4, safety 8, study 6, mind 1, health 1: 20; met 4 + 6 + 5 = 15, two of safety reported, one of study in hand, two waiting.
  const need = (block: string, of: readonly string[], more: Record<string, string> = {}) =>
    entered(
      '2026-02-24',
      'need',
      1,
      of.map((id) => ({ about: { child: id }, body: { block, what: '一床厚被子', ...more } })),
    )
  const needs = await need('life', poor.slice(0, 4))
  const safe = await need('safety', some(110, 6))
  const study = await need('study', some(120, 6))
  for (const id of [...needs, ...safe, ...study.slice(0, 5)])
    await endEntry(on('2026-06-20'), county.operator, id, { on: '2026-06-20', reason: '落实了', state: 'met' })
  const moved = async (ids: readonly string[], state: string) => {
    for (const id of ids) await changeEntry(on('2026-06-20'), county.operator, id, { set: { state }, base: {} })
  }
  await moved(await need('safety', some(116, 2), { reportedTo: 'civil' }), 'beyond')
  await moved(study.slice(5), 'doing')
  await need('mind', some(130, 1))
  await need('health', some(131, 1))
  const condole = (day: string, of: readonly string[], need: boolean) =>
    wrote(
      day,
      'condolence',
      of.map((id, i) => ({
        about: { children: [id] },
        body: {
          occasion: 'half-year',
          visitors: '镇妇联、团委',
          goods: [{ thing: '棉被', n: 1, ...(need && needs[i] ? { need: needs[i] } : {}) }],
        },
      })),
    )
  await condole('2026-05-20', poor, true)
  await condole('2026-11-12', poor.slice(0, 5), false)
}
