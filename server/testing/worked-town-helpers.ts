import { endEntry } from '../entries/commands/end-entry.ts'
import type { TestCounty } from './factory.ts'
import type { workedTools } from './worked-tools.ts'
import { HOME_ALONE, HOME_LATER, HOME_SHUT, HOME_SPRING, MOTHERS_OF } from './worked-town.ts'
import type { TownPeople } from './worked-town-people.ts'

/** Who helps in the township: a campaign and partners, pairs, the Children’s Home (S2B.5–12). */
export const townHelpers = async (
  county: TestCounty,
  tools: ReturnType<typeof workedTools>,
  { child, some, there }: TownPeople,
) => {
  const { on, wrote, entered } = tools
  // The campaign, with whom, and its five tasks: four done.
  const [campaign = ''] = await entered('2026-03-02', 'campaign', 1, [
    {
      about: { place: 'T' },
      body: {
        sort: 'campaign',
        theme: '牵手暖阳',
        with: ['education', 'league', 'next-generation'],
        until: '2026-12-20',
      },
    },
  ])
  const tasks = await entered(
    '2026-03-02',
    'task',
    2,
    ['摸排造册', '结对到人', '办好之家', '维权行动月', '壮大代理妈妈'].map((what) => ({
      about: { entry: campaign },
      body: { what, owner: { name: '戴干部' }, due: '2026-12-20', came: 'campaign' },
    })),
  )
  for (const id of tasks.slice(0, 4))
    await endEntry(on('2026-06-20'), county.operator, id, { on: '2026-06-20', reason: '办好了', state: 'done' })

  // Six who work along: three enterprises, two social organisations, one office.
  await entered(
    '2026-03-02',
    'partner',
    1,
    ['enterprise', 'enterprise', 'enterprise', 'social', 'social', 'federation'].map((sort, i) => ({
      about: { place: 'T' },
      body: { name: `协作单位${i + 1}`, sort },
    })),
  )

  // Eleven with nine agent mothers, four with teachers, from April on, monthly: 15 × 3 = 45 owed, two of June missed.
  const pair = (sort: string, name: string) => ({
    sort,
    helper: { name },
    rhythm: 'month',
    consent: 'written',
    consentOn: '2026-03-20',
    ...(sort === 'teacher' ? {} : { checkedOn: '2026-03-25', checkedBy: '镇妇联' }),
  })
  const mothers = await entered(
    '2026-04-01',
    'pairing',
    2,
    MOTHERS_OF.map((name, i) => ({ about: { child: child(i) }, body: pair('agent-mother', name) })),
  )
  const teachers = await entered(
    '2026-04-01',
    'pairing',
    2,
    some(20, 4).map((id) => ({ about: { child: id }, body: pair('teacher', '冉老师') })),
  )
  const met = (day: string, pairs: readonly string[], mode: string) =>
    wrote(
      day,
      'pair-meeting',
      pairs.map((entry) => ({ about: { entry }, body: { mode } })),
    )
  for (const day of ['2026-04-15', '2026-05-15']) await met(day, [...mothers, ...teachers], 'talk')
  await met('2026-06-10', mothers.slice(0, 9), 'parents')
  await met('2026-06-11', teachers, 'talk')
  await met('2026-06-20', mothers.slice(0, 3), 'stay')

  // One Children's Home, twice a week with two; six of twelve children each time.
  const [home = ''] = await entered('2026-03-02', 'home', 2, [
    {
      about: { place: 'S1' },
      body: {
        name: '留守儿童之家',
        hours: [
          { day: '2', from: '16:30', to: '18:00' },
          { day: '4', from: '16:30', to: '18:00' },
        ],
        staff: [{ who: { name: '冉老师' } }, { who: { name: '姚老师' } }],
      },
    },
  ])
  const opening = (day: string, i: number) => ({
    happenedOn: day,
    about: { entry: home },
    took: there(some(i % 2 === 0 ? 40 : 46, 6)),
    staff: [{ name: '冉老师' }, ...(day === HOME_ALONE ? [] : [{ name: '姚老师' }])],
    body: {
      from: '16:30',
      to: '18:00',
      safety: ['doors'],
      ...(day === HOME_ALONE ? { alone: '姚老师送孩子看病' } : {}),
    },
  })
  await wrote('2026-06-25', 'home-session', HOME_SPRING.filter((day) => day !== HOME_SHUT).map(opening))
  await wrote('2026-12-24', 'home-session', HOME_LATER.map(opening))
}
