import { campaign } from '../../../domain/entries/campaign.ts'
import { PARTNER_SORTS } from '../../../domain/entries/partner.ts'
import { FIELDS_OF_WORK, POSTS, post } from '../../../domain/entries/post.ts'
import { rule } from '../../../domain/entries/rule.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { labelOf, type RecordBody } from '../../../domain/kit/define-record.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Organisation } from '../../../domain/reports/kit/organisation.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type EntryRow, entryPage } from '../../entries/db/entry.ts'
import { answersOf } from '../../entries/reachable.ts'

const KINDS = [post, rule, campaign]
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
  }
}

const rank = (said: RecordBody): number => POSTS.findIndex((p) => p.value === said.post)
