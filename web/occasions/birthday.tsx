import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { daysBetween } from '../../domain/kit/dates.ts'
import { BIRTHDAY, care } from '../../domain/records/care.ts'
import type { Answer } from '../client/call.ts'
import { dayWords, weekdayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { useRecordKinds } from '../client/record-kinds.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Child = Answer<'getOccasions'>['birthdays'][number]

/** One birthday: whose, when, by which calendar; and with one tap that the child was wished a happy one. `keeper`: looked at by whoever keeps a dormitory or a home. */
export const Birthday = ({ child, today, keeper }: { child: Child; today: string; keeper: boolean }) => {
  const where = [child.className, child.dormitory].filter(Boolean).join(' · ')
  return (
    <li className="row" style={{ padding: '6px 12px', gap: '2px 12px', minHeight: 52 }}>
      <span style={{ minWidth: 108 }} className={child.on < today ? 'mut' : ''}>
        {child.on === today ? <b>{t('今天')}</b> : t('{d} {w}', { d: dayWords(child.on), w: weekdayWords(child.on) })}
      </span>
      <span className="col" style={{ gap: 0, flex: '1 1 160px', minWidth: 0 }}>
        {keeper ? (
          <b>{child.name}</b>
        ) : (
          <Link to="/children/$id" params={{ id: child.id }} className="name">
            {child.name}
          </Link>
        )}
        <span className="sm mut">
          {[where, t('{n} 岁', { n: child.turns }), child.lunar ? t('农历{x}', { x: child.lunar }) : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {child.wished ? (
        <span className="sm c-met">{t('{d} {who}记了', { d: dayWords(child.wished.on), who: child.wished.by })}</span>
      ) : keeper ? null : (
        <Wish child={child} />
      )}
    </li>
  )
}

/** From so many days before. */
const WEEK = 7

/** One tap, one record of 关怀; more words are written on its form. */
const Wish = ({ child }: { child: Child }) => {
  const me = useMe()
  const writes = useRecordKinds('every').some((k) => k.kind === care.kind)
  const save = useDo('saveRecords', undefined, ({ verdicts: [verdict] }) => {
    if (verdict?.verdict === 'accepted' || verdict?.verdict === 'duplicate')
      tell(t('记下了：{name}的生日，说过了。', { name: child.name }))
  })
  if (!writes) return null
  const verdict = save.data?.verdicts[0]
  const refused = verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? verdict.message : null
  if (daysBetween(me.today, child.on) > WEEK) return null
  return (
    <span className="col" style={{ gap: 2 }}>
      <Button
        variant="default"
        loading={save.isPending}
        aria-label={t('给{name}记：生日说过了', { name: child.name })}
        onClick={() =>
          save.mutate({
            body: {
              records: [
                {
                  id: newId(),
                  kind: care.kind,
                  version: care.version,
                  childIds: [child.id],
                  happenedOn: me.today,
                  body: { sort: BIRTHDAY },
                },
              ],
            },
          })
        }
      >
        {t('生日说过了')}
      </Button>
      {refused ? <span className="sm c-overdue">{refused}</span> : null}
      {save.error ? <Fault error={save.error} /> : null}
    </span>
  )
}
