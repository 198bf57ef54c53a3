import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { EscalatedStrip } from '../../escalated/strip.tsx'
import { AskUsesFromHere } from '../../first-day/ask.tsx'
import { NothingOwed } from '../../first-day/nothing-owed.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Moved, NotReached, ThisWeek } from './beside.tsx'
import { Birthdays, HomeHours } from './fortnight.tsx'
import { Grid } from './grid.tsx'
import { Classless } from './lines.tsx'

/** The term at a glance: whom to ask, in ten seconds (looks: desk-home-school). Each block says for itself what failed. */
export const TermPicture = () => {
  const me = useMe()
  const mayImport = useMay('roster.import')
  const asked = useAsk('getTermPicture', { query: { place: me.post.place.code } })
  const picture = asked.data
  return (
    <>
      <AskUsesFromHere />
      <div className="glance">
        <div className="glance-main">
          {asked.error ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
          {!picture && !asked.error ? <Loading rows={10} /> : null}
          {picture && picture.rows.length > 0 ? <Grid picture={picture} /> : null}
          {picture && picture.rows.length === 0 ? (
            <NothingOwed
              usesFrom={picture.usesFrom}
              otherwise={t('这学期还没有要做的：不在学期内，或名单里还没有父母外出的孩子。')}
            />
          ) : null}
        </div>
        <aside className="glance-side" aria-label={t('谁还没有轮到，这周有什么')}>
          <EscalatedStrip />
          {mayImport ? <Classless /> : null}
          {picture?.missed ? <NotReached missed={picture.missed} /> : null}
          {picture ? <ThisWeek coming={picture.coming} /> : null}
          <HomeHours />
          <Birthdays />
          <Moved />
        </aside>
      </div>
    </>
  )
}
