import { endEntry } from '../entries/commands/end-entry.ts'
import type { TestCounty } from './factory.ts'
import type { workedTools } from './worked-tools.ts'
import { TOWN_VILLAGES } from './worked-town.ts'
import type { TownPeople } from './worked-town-people.ts'

/** What the township does over the year: homecomings, trainings, activities, rights, visits (S2B.15–19, S4.5–9). Returns the drawing day’s record. */
export const townDeeds = async (
  county: TestCounty,
  tools: ReturnType<typeof workedTools>,
  { some, there, each }: TownPeople,
) => {
  const { on, wrote, entered } = tools
  // Parents home for the Spring Festival: both of 12, the mother of 8: 32; 17 seen, 15 agreements signed.
  await wrote(
    '2026-02-12',
    'home-coming',
    some(100, 20).map((id, i) => ({
      about: { children: [id] },
      body: {
        who: i < 12 ? ['father', 'mother'] : ['mother'],
        festival: 'spring',
        visited: i < 15 ? 'yes' : i < 17 ? 'school' : 'no',
      },
    })),
  )
  await entered(
    '2026-02-14',
    'agreement',
    1,
    some(100, 15).map((id) => ({
      about: { child: id },
      body: {
        carer: '石老根',
        relation: 'grandparent',
        signedBy: 'both',
        until: '2027-02-14',
        checked: ['no-offence', 'no-addiction', 'no-refusal', 'no-other'],
        childView: 'wants',
        contact: 'weekly',
      },
    })),
  )
  // Two trainings of guardians, called 30 and 20, of whom 25 and 18 came. And one parents' meeting.
  const meet = async (day: string, sort: string, from: number, came: number, not: number) =>
    (
      await wrote(day, 'meeting', [
        {
          about: { place: 'T' },
          took: [...there(some(from, came), 'signed'), ...there(some(from + came, not), 'absent')],
          body: { sort, topic: '怎样和孩子说话' },
        },
      ])
    )[0] ?? ''
  await meet('2026-03-14', 'training', 0, 25, 5)
  await meet('2026-05-16', 'training', 30, 18, 2)
  await meet('2026-06-06', 'parents', 60, 40, 0)

  // Activities: a hundred draw their home, sixty celebrate June 1 (twenty of them drew too): 160 times, 140 children.
  const [drawing = ''] = await wrote('2026-05-10', 'activity', [
    {
      about: { place: 'T' },
      took: there(some(0, 100)),
      body: { theme: '画我的家乡', occasion: 'local', does: ['drawing'], organiser: '镇团委' },
    },
  ])
  await wrote('2026-06-01', 'activity', [
    {
      about: { place: 'T' },
      took: there(some(80, 60)),
      body: { theme: '六一演出', occasion: 'june-first', organiser: '镇妇联', guardians: 40, volunteers: 12 },
    },
  ])

  // Thirty-nine stations, seven in each village and four of the township; nine came in at five of them.
  const stations = await entered(
    '2026-02-24',
    'station',
    1,
    Array.from({ length: 39 }, (_, i) => ({
      about: { place: TOWN_VILLAGES[Math.floor(i / 7)] ?? 'T' },
      body: { name: `第${i + 1}维权站`, keeper: { name: '罗主任' }, phone: '0800-555-0171' },
    })),
  )
  // Mind 4, law 3, aid 2: 9; of them closed 6, passed on 2, in hand 1.
  const cases = (
    await Promise.all(
      ['mind', 'mind', 'mind', 'mind', 'law', 'law', 'law', 'aid', 'aid'].map((sort, i) =>
        entered('2026-06-16', 'rights-case', 1, [
          {
            about: { entry: stations[i % 5] ?? '' },
            body: { sort, applicant: 'carer', what: '想问一件事' },
          },
        ]),
      ),
    )
  ).flat()
  for (const [i, id] of cases.slice(0, 8).entries())
    await endEntry(on('2026-06-22'), county.operator, id, {
      on: '2026-06-22',
      reason: i < 6 ? '有了结果，本人知道' : '转给了该管的部门',
      state: i < 6 ? 'closed' : 'referred',
    })
  // Three lessons in the month of rights, two of the law; two checks, five faults, four put right; five items by three channels.
  for (const [sort, place] of [
    ['law', 'S1'],
    ['self-protection', 'S2'],
    ['law', 'V1'],
  ] as const)
    await wrote('2026-05-25', 'lesson', [
      { about: { place }, took: there(some(place === 'S2' ? 110 : 10, 30)), body: { sort, by: '司法所' } },
    ])
  await wrote('2026-05-26', 'surroundings-check', [
    { about: { place: 'S1' }, body: { found: 3, fixed: 3 } },
    { about: { place: 'S2' }, body: { found: 2, fixed: 1 } },
  ])
  await wrote(
    '2026-06-02',
    'publicity',
    ['radio', 'radio', 'paper', 'wechat', 'wechat'].map((channel) => ({
      about: { place: 'T' },
      body: { channel, title: '暖阳在行动', shows: 'nobody', checkedBy: { name: '戴干部' } },
    })),
  )
  // Villages at the door of ten families, two of them twice: 12 times; eight carers spoken with, six grandparents shown how.
  const visit = (of: readonly string[]) =>
    each(of, { met: ['grandmother'], way: 'door', found: ['safe'], finding: 'well' })
  await wrote('2026-04-20', 'home-visit', visit(some(7, 10)))
  await wrote('2026-06-10', 'home-visit', visit(some(7, 2)))
  await wrote('2026-05-12', 'carer-contact', [
    ...each(some(7, 6), {
      who: 'grandmother',
      way: 'village',
      reached: true,
      topics: ['life'],
      guidance: ['homework'],
      finding: 'well',
    }),
    ...each(some(136, 2), { who: 'other-carer', way: 'call', reached: true, topics: ['life'], finding: 'well' }),
  ])
  return drawing
}
