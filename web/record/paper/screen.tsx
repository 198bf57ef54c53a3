import { Link, useParams } from '@tanstack/react-router'
import { useMay, useMe } from '../../client/me.tsx'
import { useRecordKind } from '../../client/own-kinds.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { useChosenClass } from '../choose-class.tsx'
import { useInvited } from '../roll.tsx'
import { PaperGrid } from './grid.tsx'
import { fitsPaper, monthsUntil } from './paper-days.ts'
import { useWritten } from './use-written.ts'

/** What stood on paper before the system was used: class by class, a day in a month for each child (F11). */
export const Screen = () => {
  const { kind: name } = useParams({ strict: false }) as { kind: string }
  const me = useMe()
  const may = useMay('record.write')
  const kind = useRecordKind(name)
  const { place, chooser } = useChosenClass()
  const found = useInvited(place, 'left-behind')
  const from = me.term?.startsOn ?? me.today
  const written = useWritten(place, name, from)
  if (!kind || !may || !fitsPaper(kind) || !kind.write.includes(me.post.role))
    return (
      <Page title={t('从纸上补记')}>
        <Empty text={t('这一种不能成批补记，请一条一条记。')} />
      </Page>
    )
  const months = monthsUntil(from, me.today)
  return (
    <Page
      kind="fill"
      title={t('把纸上的{kind}补进来', { kind: t(kind.title) })}
      aside={me.term?.name}
      actions={<Link to="/record">{t('返回')}</Link>}
    >
      {chooser}
      {place === '' && months.length > 0 ? (
        <Empty text={t('选好班，就一个孩子一行、一个月一格排出来；照着本子写几号就行。')} />
      ) : null}
      {months.length === 0 ? <Empty text={t('这学期还没开始，没有要补的。')} /> : null}
      {(found.error ?? written.error) ? (
        <Fault
          error={(found.error ?? written.error) as Error}
          again={() => {
            void found.refetch()
            void written.refetch()
          }}
        />
      ) : null}
      {place !== '' && months.length > 0 ? (
        found.data && written.data ? (
          found.data.length === 0 ? (
            <Empty text={t('这里没有留守的孩子。')} />
          ) : (
            <PaperGrid
              key={`${name} ${place}`}
              kind={kind}
              place={place}
              list={found.data}
              months={months}
              from={from}
              written={written.data}
            />
          )
        ) : found.error || written.error ? null : (
          <Loading />
        )
      ) : null}
    </Page>
  )
}
