import { campaign } from '../../../domain/entries/campaign.ts'
import { PARTNER_DOES, PARTNER_SORTS, partner } from '../../../domain/entries/partner.ts'
import { FIELDS_OF_WORK, POSTS, post } from '../../../domain/entries/post.ts'
import { rule } from '../../../domain/entries/rule.ts'
import { task } from '../../../domain/entries/task.ts'
import { dayIn, textIn } from '../../../domain/kit/answers.ts'
import { labelOf, type RecordBody } from '../../../domain/kit/define-record.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Organisation } from '../../../domain/reports/kit/organisation.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type EntryRow, entryPage } from '../../entries/db/entry.ts'
import { answersOf } from '../../entries/reachable.ts'

const KINDS = [post, rule, campaign, partner]
/** More than a place has: what is beyond it is told by its number. */
const MOST = 60

/** How the work of a place is led, as it stood on a day: its own posts, rules, campaigns, without those of places above or below. */
export const organisationOf = async (tx: Tx, place: Place, at: string): Promise<Organisation> => {
  const rows = (
    await entryPage(tx, {
      kinds: KINDS.map((k) => k.kind),
      place,
      child: null,
      states: null,
      at,
      after: null,
      limit: MOST,
    })
  ).filter((row) => row.place_id === place.id)
  const of = (kind: (typeof KINDS)[number]): RecordBody[] =>
    rows.filter((row: EntryRow) => row.kind === kind.kind).map((row) => answersOf(kind, row))
  const tasks = await tasksOf(
    tx,
    rows.filter((row) => row.kind === campaign.kind).map((row) => row.id),
    at,
  )
  return {
    posts: of(post)
      .toSorted((a, b) => rank(a) - rank(b))
      .map((said) => ({
        job: textIn(said, 'job') || labelOf(post, 'post', said.post),
        answersFor: FIELDS_OF_WORK.filter((f) => (said.answersFor as string[] | undefined)?.includes(f.value)).map(
          (f) => f.label,
        ),
      })),
    rules: of(rule)
      .map((said) => textIn(said, 'title'))
      .toReversed(),
    campaigns: of(campaign)
      .map((said) => ({
        name: `${labelOf(campaign, 'sort', said.sort)}“${textIn(said, 'theme')}”`,
        with: PARTNER_SORTS.filter((s) => (said.with as string[] | undefined)?.includes(s.value)).map((s) => s.label),
      }))
      .toReversed(),
    overdue: overdueOf(tasks, at),
    units: unitsOf(tasks),
    offers: PARTNER_DOES.filter(({ value }) =>
      of(partner).some((said) => (said.does as string[] | undefined)?.includes(value)),
    ).map(({ label }) => label.replace('、', '')),
  }
}

type Task = { what: string; due: string; unit: string; open: boolean }

/** The tasks of these campaigns that had begun by the day, as they were written down, the oldest first. */
const tasksOf = async (tx: Tx, campaigns: readonly string[], at: string): Promise<Task[]> => {
  const found: Task[] = []
  for (const of of campaigns)
    for (const row of await entryPage(tx, {
      kinds: [task.kind],
      place: null,
      child: null,
      of,
      states: null,
      at: null,
      after: null,
      limit: MOST,
    })) {
      const said = answersOf(task, row)
      if (row.from_on > at) continue
      found.push({
        what: textIn(said, 'what'),
        due: dayIn(said, 'due') ?? '',
        unit: textIn(said, 'unit'),
        open: OPEN.has(row.state),
      })
    }
  return found.toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

const OPEN: ReadonlySet<string> = new Set(task.states.filter(({ ended }) => !ended).map(({ value }) => value))

/** What was due by the day and is still to be done. */
const overdueOf = (tasks: readonly Task[], at: string): string[] =>
  tasks.filter(({ open, due }) => open && due !== '' && due <= at).map(({ what }) => what)

/** The units that tasks were parted to, each once, in the order of their days. */
const unitsOf = (tasks: readonly Task[]): string[] => [
  ...new Set(tasks.flatMap(({ unit }) => (unit === '' ? [] : [unit]))),
]

const rank = (said: RecordBody): number => POSTS.findIndex((p) => p.value === said.post)
