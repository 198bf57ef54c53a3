import { Button } from '@mantine/core'
import { wellIntoTerm } from '../../domain/calendar/well-into-term.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay, useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/**
 * The same on a school's own first pages, at a desk and in a hand: who went on without answering is not left with a wall of what nobody could have done (F11).
 */
export const AskUsesFromHere = () => {
  const me = useMe()
  const may = useMay('calendar.write') && me.post.place.kind === 'school' && wellIntoTerm(me.term, me.today)
  const school = me.post.place.code
  const calendar = useAsk('getCalendar', { query: { place: school } }, { enabled: may })
  return may && calendar.data ? <AskUsesFrom known={calendar.data.usesFrom} school={school} /> : null
}

/** Asked once, when a school's first list was written in the middle of a term: from today, or from the term's first day? */
export const AskUsesFrom = ({ known, school }: { known: string | null; school: string }) => {
  const me = useMe()
  const may = useMay('calendar.write')
  const set = useDo('setUsesFrom')
  const begin = me.term?.startsOn
  const ask = may && known === null && wellIntoTerm(me.term, me.today) && me.actions.includes('record.read')
  const records = useAsk('listRecords', { query: { place: school, from: begin ?? '', limit: 1 } }, { enabled: ask })
  // Who wrote down something of this term before is in the middle of using it.
  if (!ask || begin === undefined || records.data?.items.length !== 0) return null
  const send = (day: string, said: string) =>
    set.mutate({ body: { day, schoolCode: school } }, { onSuccess: () => tell(said) })
  return (
    <div className="note col" role="group" aria-label={t('从哪天起用这个系统')}>
      <span>
        {t(
          '这学期已经过了一段。以前的谈心、家访要是记在纸上，可以从今天起用：以前的不算没做，愿意补记的照样可以补记。',
        )}
      </span>
      <div className="row">
        <Button
          size="xs"
          loading={set.isPending}
          onClick={() => send(me.today, t('定好了：{d}以前的不算没做。', { d: dayWords(me.today) }))}
        >
          {t('从今天起用')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={set.isPending}
          onClick={() => send(begin, t('定好了：整个学期都算。'))}
        >
          {t('从开学起用，以前的也要补记')}
        </Button>
      </div>
      <span className="xs mut">{t('以后在“校历”里可以改。')}</span>
      {set.error ? <Fault error={set.error} /> : null}
    </div>
  )
}
