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
    overdue: await overdueOf(
      tx,
      rows.filter((row) => row.kind === campaign.kind).map((row) => row.id),
      at,
    ),
    offers: PARTNER_DOES.filter(({ value }) =>
      of(partner).some((said) => (said.does as string[] | undefined)?.includes(value)),
    ).map(({ label }) => label.replace('、', '')),
  }
}

/** Of these campaigns, tasks that were due by the day and are still to be done, the oldest first. */
const overdueOf = async (tx: Tx, campaigns: readonly string[], at: string): Promise<string[]> => {
  const found: { what: string; due: string }[] = []
  for (const of of campaigns)
    for (const row of await entryPage(tx, {
      kinds: [task.kind],
      place: null,
      child: null,
      of,
      states: task.states.filter(({ ended }) => !ended).map(({ value }) => value),
      at: null,
      after: null,
      limit: MOST,
    })) {
      const said = answersOf(task, row)
      const due = dayIn(said, 'due') ?? ''
      if (row.from_on <= at && due !== '' && due <= at) found.push({ what: textIn(said, 'what'), due })
    }
  return found.toSorted((a, b) => (a.due < b.due ? -1 : 1)).map(({ what }) => what)
}

const rank = (said: RecordBody): number => POSTS.findIndex((p) => p.value === said.post)
