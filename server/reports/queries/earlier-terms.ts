import { isYear } from '../../../domain/calendar/year.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import type { EarlierTerm } from '../../../domain/reports/kit/input.ts'
import type { Tx } from '../../db/tx-type.ts'
import { enrolmentOf } from '../../figures/db/enrolment.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { classesLed } from '../db/teacher-classes.ts'

/** As long as a primary school lasts. */
const MOST = 12
const ASKED = ['pupils', 'left-behind.education'] as const

/**
 * The terms before this one in which the head teacher of the class led a class (a teacher goes up with the pupils, the class stays with its grade),
 * each counted at its end (summaries §5 S5), the oldest first. None of a year, whose parts are told, nor of a place that is no class.
 */
export const earlierTerms = async (tx: Tx, at: PlaceTerm): Promise<EarlierTerm[]> => {
  const { place, term, range } = at
  if (place.kind !== 'class' || isYear(term.id)) return []
  return tx.widened(async () => {
    const led = await classesLed(tx, place.id, range.cutoff)
    const tree = await tx.tree()
    const figures = ASKED.flatMap((id) => figureOf(id, readingAt('class')) ?? [])
    const told: EarlierTerm[] = []
    const terms = at.calendar.terms
      .filter(({ endsOn }) => endsOn < term.startsOn)
      .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
      .slice(-MOST)
    for (const { name, startsOn, endsOn } of terms) {
      const post = led.find((one) => one.from_on <= endsOn && (one.until_on === null || one.until_on > endsOn))
      const of = post ? tree.get(post.place_id) : undefined
      if (!of) continue
      const found = await figureValues(tx, figures, {
        place: of,
        duties: null,
        range: { cutoff: endsOn, from: startsOn, to: endsOn },
        enrolment: await enrolmentOf(tx, of, endsOn),
      })
      const [pupils, leftBehind] = ASKED.map((id) => found.get(id)?.value ?? null)
      // Before anybody was on the register nothing is known of a term.
      if ((pupils ?? 0) + (leftBehind ?? 0) > 0)
        told.push({ name, className: of.name, pupils: pupils ?? null, leftBehind: leftBehind ?? 0 })
    }
    return told
  })
}
