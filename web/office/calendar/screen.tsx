import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Terms, holidays and closures: the county's, and a school's own where it differs. */
export const Screen = () => {
  const me = useMe()
  const may = useMay('calendar.write')
  const school = me.post.place.kind === 'school' ? me.post.place.code : undefined
  const calendar = useAsk('getCalendar', { query: school ? { place: school } : {} })
  const setTerm = useDo('setTerm')
  const remove = useDo('removeDayOff')
  if (calendar.error && !calendar.data)
    return (
      <div className="page">
        <Fault error={calendar.error} again={() => void calendar.refetch()} />
      </div>
    )
  if (!calendar.data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  return (
    <Page title={t('校历')} aside={school ? t('本校另定的，只管本校') : t('全县的；学校可以另定')}>
      {may ? null : <p className="sm mut noprint">{t('您可以看。校历由县级、学校的校长和教导主任、管理员来定。')}</p>}
      <div className="card pad col">
        <h2 className="sec">{t('学期')}</h2>
        {calendar.data.terms.map((term) => (
          <form
            key={`${term.id}${term.schoolId}`}
            className="row"
            onSubmit={(e) => {
              e.preventDefault()
              const f = new FormData(e.currentTarget)
              setTerm.mutate(
                {
                  params: { termId: term.id },
                  body: {
                    startsOn: String(f.get('from')),
                    endsOn: String(f.get('to')),
                    ...(school ? { schoolCode: school } : {}),
                  },
                },
                { onSuccess: () => tell(t('学期已定好，谈心和家访的日期跟着变。')) },
              )
            }}
          >
            <span style={{ minWidth: 150, fontWeight: term.id === me.term?.id ? 600 : 400 }}>
              {term.name}
              {term.schoolId ? t('（本校）') : ''}
              {term.id === me.term?.id ? <span className="mut sm"> {t('这学期')}</span> : null}
            </span>
            <TextInput
              type="date"
              name="from"
              aria-label={t('{x}开始', { x: term.name })}
              defaultValue={term.startsOn}
              readOnly={!may}
            />
            <span>{t('至')}</span>
            <TextInput
              type="date"
              name="to"
              aria-label={t('{x}结束', { x: term.name })}
              defaultValue={term.endsOn}
              readOnly={!may}
            />
            {may ? (
              <Button type="submit" variant="default" size="xs">
                {t('定下来')}
              </Button>
            ) : null}
          </form>
        ))}
        <p className="sm mut">{t('谈心、家访的起止跟着学期和停课走；改了以后，还没做的会按新日期排。')}</p>
        {setTerm.error ? <Fault error={setTerm.error} /> : null}
      </div>
      <div className="card pad col">
        <h2 className="sec">{t('放假和停课')}</h2>
        {calendar.data.daysOff.length === 0 ? <span className="mut sm">{t('还没有放假的日子。')}</span> : null}
        {calendar.data.daysOff.map((d) => (
          <div key={d.id} className="row">
            <span style={{ minWidth: 220 }}>
              {dayWords(d.fromOn)} {t('至')} {dayWords(d.toOn)}
            </span>
            <span>{d.name}</span>
            <span className="chip">{d.kind === 'closure' ? t('停课，期限顺延') : t('放假')}</span>
            {d.schoolId ? <span className="chip">{t('本校')}</span> : null}
            <span className="sp" />
            {may && (school === undefined || d.schoolId) ? (
              <button
                type="button"
                className="linkish sm"
                onClick={() => remove.mutate({ params: { dayOffId: d.id } })}
              >
                {t('去掉')}
              </button>
            ) : null}
          </div>
        ))}
        {may ? <AddDays school={school} /> : null}
      </div>
    </Page>
  )
}

const AddDays = ({ school }: { school: string | undefined }) => {
  const add = useDo('addDayOff')
  const [kind, setKind] = useState<'holiday' | 'closure'>('holiday')
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
      <TextInput type="date" name="from" label={t('从')} required />
      <TextInput type="date" name="to" label={t('到')} required />
      <TextInput name="name" label={t('叫什么')} required />
      <Select
        label={t('哪一种')}
        value={kind}
        onChange={(v) => setKind((v ?? 'holiday') as typeof kind)}
        data={[
          { value: 'holiday', label: t('放假') },
          { value: 'closure', label: t('停课（期限顺延）') },
        ]}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('加上')}
      </Button>
      {add.error ? <Fault error={add.error} /> : null}
    </form>
  )
}
