import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DEFAULT_DAYS_OFF } from '../../../domain/calendar/defaults.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { refusedAt } from '../../client/faults-at.ts'
import { FootFault } from '../../client/foot-fault.tsx'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { UsesFrom } from './uses-from.tsx'

type Term = Answer<'getCalendar'>['terms'][number]
type DayOff = Answer<'getCalendar'>['daysOff'][number]

/** Terms, holidays and closures: the county's, and a school's own where it differs. */
export const Screen = () => {
  const me = useMe()
  const may = useMay('calendar.write')
  // Who may not set a school's own days reads the county's.
  const school = may && me.post.place.kind === 'school' ? me.post.place.code : undefined
  const calendar = useAsk('getCalendar', { query: school ? { place: school } : {} })
  const add = useDo('addDayOff')
  const remove = useDo('removeDayOff')
  /** Taken away by mistake, it comes back with one tap. */
  const takenAway = (d: DayOff) => (
    <span className="row">
      {t('已去掉{x}。', { x: d.name })}
      <button
        type="button"
        className="linkish"
        onClick={() =>
          add.mutate({
            body: {
              fromOn: d.fromOn,
              toOn: d.toOn,
              name: d.name,
              kind: d.kind,
              ...(d.schoolId && school ? { schoolCode: school } : {}),
            },
          })
        }
      >
        {t('撤回，照旧放假')}
      </button>
    </span>
  )
  if (calendar.error && !calendar.data)
    return (
      <div className="page">
        <Fault error={calendar.error} again={() => void calendar.refetch()} />
      </div>
    )
  if (!calendar.data)
    return (
      <Page title={t('校历')}>
        <Loading />
      </Page>
    )
  return (
    <Page title={t('校历')} aside={school ? t('本校另定的，只管本校') : t('全县的；学校可以另定')}>
      {may ? null : <p className="sm mut noprint">{t('您可以看。校历由县级、学校的校长和教导主任、管理员来定。')}</p>}
      <div className="card pad col">
        <h2 className="sec">{t('学期')}</h2>
        {calendar.data.terms.map((term) => (
          <Term key={`${term.id}${term.schoolId}${term.startsOn}${term.endsOn}`} term={term} school={school} />
        ))}
        <p className="sm mut">{t('谈心、家访的起止跟着学期和停课走；改了以后，还没做的会按新日期排。')}</p>
      </div>
      <UsesFrom key={calendar.data.usesFrom} known={calendar.data.usesFrom} school={school} />
      <div className="card pad col">
        <h2 className="sec">{t('放假、停课和调休')}</h2>
        {calendar.data.daysOff.length === 0 ? <span className="mut sm">{t('还没有放假的日子。')}</span> : null}
        {calendar.data.daysOff.map((d) => (
          <div key={d.id} className="row" style={{ gap: '0 12px' }}>
            <span style={{ flex: '0 1 17em' }}>
              {d.fromOn === d.toOn ? dayWords(d.fromOn) : `${dayWords(d.fromOn)} ${t('至')} ${dayWords(d.toOn)}`}
            </span>
            <span>{d.name}</span>
            <span className="chip">{kindWords(d.kind)}</span>
            {d.schoolId ? <span className="chip">{t('本校')}</span> : null}
            <span className="sp" />
            {may && (school === undefined || d.schoolId) ? (
              <button
                type="button"
                className="linkish sm"
                aria-label={t('去掉{x}', { x: d.name })}
                onClick={() =>
                  remove.mutate({ params: { dayOffId: d.id } }, { onSuccess: () => tell(takenAway(d), 10) })
                }
              >
                {t('去掉')}
              </button>
            ) : null}
          </div>
        ))}
        {remove.error ? <Fault error={remove.error} /> : null}
        {add.error ? <Fault error={add.error} /> : null}
        {may && school === undefined ? <Announced known={calendar.data.daysOff} /> : null}
        {may ? <AddDays school={school} /> : null}
      </div>
    </Page>
  )
}

const kindWords = (kind: DayOff['kind']): string =>
  ({ holiday: t('放假'), closure: t('停课，期限顺延'), 'make-up': t('调休上学') })[kind]

/**
 * Days of the yearly notice on holidays that this calendar does not have yet (a county that was set up before they were known),
 * from this school year on: one tap adds each.
 */
const Announced = ({ known }: { known: readonly DayOff[] }) => {
  const me = useMe()
  const add = useDo('addDayOff')
  const from = me.term?.startsOn ?? me.today
  const missing = DEFAULT_DAYS_OFF.filter(
    (day) => day.toOn >= from && !known.some((d) => d.fromOn <= day.toOn && d.toOn >= day.fromOn),
  )
  if (missing.length === 0) return null
  return (
    <div className="col">
      <p className="sm mut">{t('国务院办公厅公布过、校历里还没有的日子：')}</p>
      {missing.map((day) => (
        <div key={day.fromOn} className="row" style={{ gap: '0 12px' }}>
          <span>
            {day.fromOn === day.toOn
              ? dayWords(day.fromOn)
              : `${dayWords(day.fromOn)} ${t('至')} ${dayWords(day.toOn)}`}
          </span>
          <span>{day.name}</span>
          <span className="chip">{kindWords(day.kind)}</span>
          <button
            type="button"
            className="linkish sm"
            aria-label={t('加上{x}', { x: `${dayWords(day.fromOn)}${day.name}` })}
            disabled={add.isPending}
            onClick={() => add.mutate({ body: day }, { onSuccess: () => tell(t('已加上。')) })}
          >
            {t('加上')}
          </button>
        </div>
      ))}
      {add.error ? <Fault error={add.error} /> : null}
    </div>
  )
}

/** One term's first and last day; the button comes when something was changed. */
const Term = ({ term, school }: { term: Term; school: string | undefined }) => {
  const me = useMe()
  const may = useMay('calendar.write')
  const setTerm = useDo('setTerm')
  const [from, setFrom] = useState(term.startsOn)
  const [to, setTo] = useState(term.endsOn)
  const now = term.id === me.term?.id
  const changed = from !== term.startsOn || to !== term.endsOn
  return (
    <form
      className="row"
      onSubmit={(e) => {
        e.preventDefault()
        setTerm.mutate(
          {
            params: { termId: term.id },
            body: { startsOn: from, endsOn: to, ...(school ? { schoolCode: school } : {}) },
          },
          { onSuccess: () => tell(t('学期已定好，谈心和家访的日期跟着变。')) },
        )
      }}
    >
      <span style={{ flex: '0 1 14em', fontWeight: now ? 600 : 400 }}>
        {term.name}
        {term.schoolId ? t('（本校）') : ''}
        {now ? <span className="mut sm"> {t('这学期')}</span> : null}
      </span>
      <span className="row" style={{ gap: 8, minWidth: 0 }}>
        <TextInput
          type="date"
          aria-label={t('{x}开始', { x: term.name })}
          value={from}
          onChange={(e) => setFrom(e.currentTarget.value)}
          required
          readOnly={!may}
        />
        <span>{t('至')}</span>
        <TextInput
          type="date"
          aria-label={t('{x}结束', { x: term.name })}
          value={to}
          onChange={(e) => setTo(e.currentTarget.value)}
          required
          readOnly={!may}
        />
      </span>
      {may && changed ? (
        <Button type="submit" variant="default" loading={setTerm.isPending}>
          {t('定下来')}
        </Button>
      ) : null}
      {setTerm.error ? <Fault error={setTerm.error} /> : null}
    </form>
  )
}

const AddDays = ({ school }: { school: string | undefined }) => {
  const add = useDo('addDayOff')
  const no = refusedAt(add.error)
  const [kind, setKind] = useState<DayOff['kind']>('holiday')
  return (
    <form
      className="row"
      style={{ alignItems: 'flex-end' }}
      onSubmit={(e) => {
        e.preventDefault()
        const form = e.currentTarget
        const f = new FormData(form)
        add.mutate(
          {
            body: {
              fromOn: String(f.get('from')),
              toOn: String(f.get('to')),
              name: String(f.get('name')),
              kind,
              ...(school ? { schoolCode: school } : {}),
            },
          },
          {
            onSuccess: () => {
              form.reset()
              tell(t('已加上。'))
            },
          },
        )
      }}
    >
      <TextInput type="date" name="from" label={t('从')} error={no.at('fromOn')} required />
      <TextInput type="date" name="to" label={t('到')} error={no.at('toOn')} required />
      <TextInput name="name" label={t('叫什么')} error={no.at('name')} required />
      <Select
        label={t('哪一种')}
        value={kind}
        onChange={(v) => setKind((v ?? 'holiday') as typeof kind)}
        data={[
          { value: 'holiday', label: t('放假') },
          { value: 'closure', label: t('停课（期限顺延）') },
          { value: 'make-up', label: t('调休上学（周末补上课）') },
        ]}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('加上')}
      </Button>
      <FootFault of={no} />
    </form>
  )
}
