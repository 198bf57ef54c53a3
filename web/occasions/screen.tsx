import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { OCCASION_WEEKS } from '../../domain/api/occasion.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Birthday } from './birthday.tsx'
import { Festival } from './festival.tsx'
import { Prepared } from './prepared.tsx'
import { Sheet } from './sheet.tsx'

type Asked = { place?: string | undefined; entry?: string | undefined; weeks?: number | undefined }

/** Birthdays and festivals of the next weeks with what is to be prepared (S3.10, S3.12): of a class, a school, a village, a dormitory, a Children's Home. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const { place, entry, weeks = 4 } = useSearch({ strict: false }) as Asked
  const here = entry ? undefined : (place ?? me.post.place.code)
  const found = useAsk('getOccasions', { query: { ...(entry ? { entry } : { place: here }), weeks } })
  const { data } = found
  return (
    <Page
      title={t('生日与节日')}
      aside={data ? t('{x}，到{d}', { x: data.name, d: dayWords(data.until) }) : null}
      head={
        <>
          <span>{t('{x} 生日与节日', { x: data?.name ?? '' })}</span>
          <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
        </>
      }
      actions={
        <>
          {here ? (
            <Button component={Link} to="/places/$code/calendar" params={{ code: here } as never} variant="default">
              {t('日历')}
            </Button>
          ) : null}
          <Button variant="default" disabled={!data} onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <div className="tabset noprint" role="group" aria-label={t('看几周')}>
        {OCCASION_WEEKS.map((n) => (
          <button
            key={n}
            type="button"
            className="choice"
            aria-pressed={weeks === n}
            onClick={() =>
              void navigate({ to: '/occasions', search: { place, entry, weeks: n } as never, replace: true })
            }
          >
            {t('{n} 周', { n })}
          </button>
        ))}
      </div>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!data && !found.error ? <Loading rows={6} /> : null}
      {data ? (
        <div className="noprint col" style={{ gap: 16 }}>
          <section className="col" style={{ gap: 6 }} aria-label={t('生日')}>
            <h2 className="sec">{t('生日')}</h2>
            {data.birthdays.length === 0 ? <p className="mut">{t('这几周没有人过生日。')}</p> : null}
            <ul
              className={data.birthdays.length ? 'card lines' : ''}
              style={{ margin: 0, padding: 0, listStyle: 'none' }}
            >
              {data.birthdays.map((child) => (
                <Birthday key={child.id} child={child} today={data.today} keeper={entry !== undefined} />
              ))}
            </ul>
            {data.more ? (
              <p className="sm mut">{t('还有 {n} 名没有列出，请选短一些的时间。', { n: data.more })}</p>
            ) : null}
          </section>
          <section className="col" style={{ gap: 6 }} aria-label={t('节日')}>
            <h2 className="sec">{t('节日')}</h2>
            {data.festivals.map((festival) => (
              <Festival
                key={festival.key}
                festival={festival}
                add={data.mayAdd && here ? here : null}
                whole={entry !== undefined}
              />
            ))}
          </section>
          {entry ? null : <Prepared tasks={data.tasks} add={data.mayAdd && here ? here : null} />}
        </div>
      ) : null}
      {data ? <Sheet data={data} /> : null}
    </Page>
  )
}
