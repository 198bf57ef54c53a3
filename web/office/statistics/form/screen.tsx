import { Button, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { spanName } from '../../../../domain/calendar/year.ts'
import { type CountyForm, formFault } from '../../../../domain/reports/tables/county-form.ts'
import type { Answer } from '../../../client/call.ts'
import { dayWords } from '../../../client/child-text.ts'
import { tell } from '../../../client/notify.ts'
import { useAsk, useDo } from '../../../client/queries.ts'
import { Fault, Loading, Page } from '../../../ui/states.tsx'
import { t } from '../../../words/words.ts'
import { Columns } from './columns.tsx'
import { Equations } from './equations.tsx'
import './form.css'

/** 县里的表: the official table held against the county's paper form, column by column (dossier §4.6; decision 064). */
export const Screen = () => {
  const found = useAsk('getStatisticsForm', {})
  const title = t('县里的统计表')
  if (!found.data)
    return (
      <Page title={title}>
        {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : <Loading rows={10} />}
      </Page>
    )
  return <Mapping key={found.data.version} data={found.data} title={title} />
}

type Data = Answer<'getStatisticsForm'>

const Mapping = ({ data, title }: { data: Data; title: string }) => {
  const [form, put] = useState<CountyForm>({ items: data.items, equations: data.equations })
  const [term, setTerm] = useState(data.nowTerm ?? data.terms.at(-1) ?? '')
  const save = useDo('setStatisticsForm', ['getStatisticsForm', 'getStatistics'])
  const fault = formFault(form)
  const changed = JSON.stringify(form) !== JSON.stringify({ items: data.items, equations: data.equations })
  const send = () =>
    save.mutate(
      {
        body: {
          version: data.version,
          fromTerm: term,
          items: form.items.map((item) => ({ ...item })),
          equations: form.equations.map(({ whole, parts, on }) => ({ whole: [...whole], parts: [...parts], on })),
        },
      },
      { onSuccess: () => tell(t('存好了，这个学期起按新的表。')) },
    )
  return (
    <Page
      title={title}
      aside={`${t(data.title)} · ${data.version ? t('现在是第 {n} 版', { n: data.version }) : t('现在按系统的读法')}`}
      actions={
        <Button variant="default" component={Link} to="/statistics">
          {t('‹ 统计表')}
        </Button>
      }
    >
      <p className="sm">
        {t(
          '拿出县里的纸表，一栏一栏对：名称不一样的改名称，数的不一样的另选，多的加、少的去。第21至29栏数什么，没有能打开的出处，标着“系统的读法”，请特别看。',
        )}
      </p>
      <Columns form={form} put={put} figures={data.figures} ours={data.ours} />
      <Equations form={form} put={put} />
      <div className="card pad col" style={{ gap: 10 }}>
        <Select
          label={t('从哪个学期起用')}
          description={t('已经报上去的表不变，照报的时候那一版看')}
          value={term}
          onChange={(v) => setTerm(v ?? term)}
          data={data.terms.map((id) => ({ value: id, label: spanName(id) }))}
          allowDeselect={false}
          maw={320}
        />
        {fault ? (
          <p className="c-overdue sm" role="alert">
            {fault}
          </p>
        ) : null}
        {save.error ? <Fault error={save.error} /> : null}
        <div className="row" style={{ gap: 8, flexWrap: 'wrap' }}>
          <Button disabled={fault !== null || (!changed && data.version > 0)} loading={save.isPending} onClick={send}>
            {t('存成第 {n} 版', { n: data.version + 1 })}
          </Button>
          <Button variant="default" onClick={() => put({ items: data.ours.items, equations: data.ours.equations })}>
            {t('恢复成系统的读法')}
          </Button>
        </div>
      </div>
      {data.versions.length ? (
        <section className="card pad col" style={{ gap: 6 }}>
          <h2 className="sec">{t('各版')}</h2>
          {data.versions.map((one) => (
            <span key={one.version} className="sm">
              {t('第 {n} 版：{term}起，{m} 栏。{who}，{d}', {
                n: one.version,
                term: spanName(one.fromTerm),
                m: one.columns,
                who: one.by,
                d: dayWords(one.on),
              })}
            </span>
          ))}
        </section>
      ) : null}
    </Page>
  )
}
