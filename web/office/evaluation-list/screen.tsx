import { Button, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Evaluated, type ListedIndicator, USUAL } from '../../../domain/entries/indicators.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Line } from './line.tsx'

type Seen = Answer<'getEvaluationList'>

/** By which lines a county evaluates schools and townships, a township its schools: from which term on, for how many points, suggested by what (decision 063). */
export const Screen = () => {
  const me = useMe()
  const county = me.post.place.kind === 'county'
  const [about, setAbout] = useState<Evaluated>('school')
  const [term, setTerm] = useState<string | undefined>(undefined)
  const seen = useAsk('getEvaluationList', { query: { about, term } })
  return (
    <Page
      title={t('评价的指标')}
      aside={me.post.place.name}
      actions={
        <Link to="/evaluation" className="sm">
          {t('回检查评价')}
        </Link>
      }
    >
      <p className="sm mut">{t('从选的学期起照这里的评；一共 100 分。写过的检查，当时是哪些项、几分，以后都不变。')}</p>
      {county ? (
        <Choices label={t('评谁的')} fault={undefined}>
          <Choice on={about === 'school'} tap={() => setAbout('school')} text={t('学校')} />
          <Choice on={about === 'township'} tap={() => setAbout('township')} text={t('乡镇')} />
        </Choices>
      ) : null}
      {seen.error ? <Fault error={seen.error} again={() => void seen.refetch()} /> : null}
      {seen.isPending ? <Loading rows={8} /> : null}
      {seen.data ? (
        <>
          <Select
            label={t('从哪个学期起')}
            value={seen.data.term}
            onChange={(v) => setTerm(v ?? undefined)}
            allowDeselect={false}
            data={seen.data.terms.map((x) => ({ value: x.id, label: x.name }))}
            style={{ maxWidth: 320 }}
          />
          <p role="status">{whoseWords(seen.data)}</p>
          <Edit key={`${about} ${seen.data.term} ${seen.data.whose?.on ?? ''}`} seen={seen.data} />
        </>
      ) : null}
    </Page>
  )
}

const whoseWords = ({ whose, terms }: Seen): string => {
  if (!whose) return t('现在用的是通用的指标，没有另定。')
  const gaps = {
    place: whose.place,
    term: terms.find((x) => x.id === whose.fromTerm)?.name ?? whose.fromTerm,
    who: whose.by,
    d: longDate(whose.on),
  }
  return t('这个学期用的是{place}从{term}起定的（{who} {d}）。', gaps)
}

const Edit = ({ seen }: { seen: Seen }) => {
  // Said at once: the page draws itself anew by what was said.
  const save = useDo('setEvaluationList', undefined, (_, { body }) => {
    tell(body?.items ? t('定好了，从这个学期起照这里的评。') : t('撤回了。'))
    setBack(false)
  })
  const [lines, setLines] = useState<readonly ListedIndicator[]>(seen.items)
  const [back, setBack] = useState(false)
  const total = lines.reduce((sum, { points }) => sum + points, 0)
  const own = seen.own.some((x) => x.fromTerm === seen.term)
  const details = save.error?.details as Record<string, string> | undefined
  const usual = new Set(USUAL[seen.about].map((x) => x.key))
  const set = (at: number, next: ListedIndicator | null) =>
    setLines(lines.flatMap((line, i) => (i !== at ? [line] : next ? [next] : [])))
  const add = () =>
    setLines([
      ...lines,
      {
        key: freshKey(lines),
        block: lines.at(-1)?.block ?? t('其他'),
        title: '',
        points: 1,
        asks: '',
        suggests: { by: 'hand' },
      },
    ])
  const blank = lines.some((line) => line.title.trim() === '' || line.block.trim() === '')
  const send = (items: ListedIndicator[] | null) =>
    save.mutate({ body: { about: seen.about, fromTerm: seen.term, items } })
  return (
    <div className="col" style={{ gap: 10 }}>
      <ol className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 8 }} aria-label={t('各项指标')}>
        {lines.map((line, i) => (
          <Line
            key={line.key}
            line={line}
            n={i + 1}
            usual={usual.has(line.key)}
            figures={seen.figures}
            set={(next) => set(i, next)}
          />
        ))}
      </ol>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Button variant="default" onClick={add} disabled={lines.length >= 60}>
          {t('加一项')}
        </Button>
        <span className={total === 100 ? '' : 'c-soon'} role="status">
          {total === 100 ? t('一共 100 分') : t('一共 {n} 分，要改成 100 分', { n: total })}
        </span>
      </div>
      {details?.items ? (
        <p className="c-overdue" role="alert">
          {details.items}
        </p>
      ) : save.error && !back ? (
        <Fault error={save.error} />
      ) : null}
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Button loading={save.isPending && !back} disabled={total !== 100 || blank} onClick={() => send([...lines])}>
          {t('定下这 {n} 项', { n: lines.length })}
        </Button>
        {own ? (
          <Button variant="default" onClick={() => setBack(true)}>
            {t('撤回本单位这个学期定的')}
          </Button>
        ) : null}
      </div>
      {back ? (
        <Confirm
          title={t('撤回本单位这个学期定的')}
          text={t('以后照上一级的、更早定的或通用的指标评；写过的检查不变。')}
          yes={t('撤回')}
          no={t('再看看')}
          busy={save.isPending}
          error={save.error}
          go={() => send(null)}
          close={() => setBack(false)}
        />
      ) : null}
    </div>
  )
}

/** A key that no line has. */
const freshKey = (lines: readonly ListedIndicator[]): string => {
  for (let n = 1; ; n++) if (!lines.some((line) => line.key === `own-${n}`)) return `own-${n}`
}
