import './rosters.css'
import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { type Decisions, NO_DECISIONS, outcomeOf } from './decisions.ts'
import { DifferenceLists } from './difference-lists.tsx'
import type { Roster } from './grid.tsx'
import { Steps } from './steps.tsx'
import { useDifference } from './use-difference.ts'
import { Writing } from './writing.tsx'
import { Written } from './written.tsx'

/** How often an import that is being written or undone is looked at. */
const LOOK_EVERY = 800

/** Steps three and four: what will change and what follows from it; then written as a whole, or not at all. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const roster = useAsk('getRoster', { params: { id } })
  const first = useAsk('getRosterProgress', { params: { id } })
  const busy = first.data?.state === 'applying' || first.data?.state === 'undoing'
  const progress = useAsk('getRosterProgress', { params: { id } }, { every: busy ? LOOK_EVERY : 0 })
  const me = useMe()
  const draft = useDraft<Decisions>(`${me.accountId}.roster.${id}`, NO_DECISIONS)
  const error = roster.error ?? progress.error
  if (error)
    return (
      <div className="page">
        <Fault error={error} again={() => void progress.refetch()} />
      </div>
    )
  if (!roster.data || !progress.data)
    return (
      <div className="page">
        <Loading rows={12} />
      </div>
    )
  const { state } = progress.data
  if (state === 'applying' || state === 'undoing')
    return <Writing id={id} roster={roster.data} progress={progress.data} />
  if (state !== 'read') return <Written id={id} roster={roster.data} progress={progress.data} forget={draft.clear} />
  return <Deciding id={id} roster={roster.data} message={progress.data.message} draft={draft} />
}

/** Of which day the numbers are: a list of a term to come changes nothing of today (F6). */
const afterWords = (comesOn: string | null, schools: number): string => {
  if (comesOn)
    return schools > 1
      ? t('到{d}这 {n} 所学校：在校', { d: dayWords(comesOn), n: schools })
      : t('到{d}：在校', { d: dayWords(comesOn) })
  return schools > 1 ? t('写入后这 {n} 所学校：在校', { n: schools }) : t('写入后：在校')
}

const Deciding = ({
  id,
  roster,
  message,
  draft,
}: {
  id: string
  roster: Roster
  message: string | null
  draft: { value: Decisions; set: (next: Decisions) => void; restored: boolean }
}) => {
  const navigate = useNavigate()
  const difference = useDifference(id)
  const apply = useDo('applyRoster', ['getRosterProgress', 'getRoster', 'listRosters'])
  const correct = useDo('correctRoster', ['getDifference'])
  const [asking, setAsking] = useState(false)
  if (difference.error)
    return (
      <div className="page">
        <Fault error={difference.error} again={() => void difference.refetch()} />
      </div>
    )
  if (!difference.data)
    return (
      <div className="page">
        <p className="mut" role="status">
          {difference.came
            ? t('对好了，正在取名单：{a} / {b} 行', { a: difference.came.sent, b: difference.came.total })
            : t('正在和花名册一个一个对……')}
        </p>
        <Loading rows={12} />
      </div>
    )
  const d = difference.data
  const after = outcomeOf(d, draft.value)
  const write = () => apply.mutate({ params: { id }, body: { baseline: d.baseline, decisions: draft.value } })
  const left = [
    after.open.foreign ? t('{n} 名写着别的学校', { n: after.open.foreign }) : '',
    after.open.classless ? t('{n} 名没有班级', { n: after.open.classless }) : '',
  ].filter(Boolean)
  const open = [
    ...left,
    after.open.conflicts ? t('{n} 行要定', { n: after.open.conflicts }) : '',
    after.open.transfers ? t('{n} 名转入没确认', { n: after.open.transfers }) : '',
    after.open.leaving ? t('{n} 名表里写着已离开，没说去向', { n: after.open.leaving }) : '',
    after.open.missing ? t('{n} 名表里没有了，没说去向', { n: after.open.missing }) : '',
  ].filter(Boolean)
  return (
    <Page
      kind="fill"
      title={t('和花名册的差别')}
      aside={`${roster.fileName}　${roster.childCount} ${t('人')}`}
      actions={<Steps at={3} />}
    >
      {message ? (
        <div className="note" role="status">
          {message}
        </div>
      ) : null}
      <DifferenceLists
        d={d}
        decisions={draft.value}
        set={draft.set}
        home={roster.placeKind === 'school' ? roster.schoolName : null}
        busy={correct.isPending || difference.isFetching}
        choose={(key, choice) => correct.mutate({ params: { id }, body: { foreign: { [key]: choice } } })}
      />
      {correct.error ? <Fault error={correct.error} /> : null}
      {apply.error ? (
        <Fault error={apply.error} again={() => void difference.refetch()} againText={t('重新看差别')} />
      ) : null}
      <div className="card pad row foot-bar" style={{ borderRadius: 12 }}>
        <div style={{ flex: '10 1 18em', minWidth: 0 }}>
          <div>
            {afterWords(roster.comesOn, d.schools)} <b>{after.pupils}</b>，{t('父母外出')} <b>{after.leftBehind}</b>（
            {t(roster.comesOn ? '按现在登记的，那天是 {p} 和 {n}' : '现在 {p} 和 {n}', {
              p: d.before.pupils,
              n: d.before.leftBehind,
            })}
            ）
          </div>
          <div className="mut sm">
            {roster.comesOn
              ? t('这份表从{d}起算，写入后今天的花名册和数字不变。', { d: dayWords(roster.comesOn) })
              : null}
            {after.count === 0 && open.length === 0 && d.foreign.length === 0 ? (
              <span className="c-met">{t('这份表和花名册一样，没有要写的。')}</span>
            ) : null}
            {open.length ? <span className="c-soon">{t('没定的先不写：{x}。', { x: open.join('，') })}</span> : null}
            {t('原表会留底；有人接着修改之前可以整批撤回')}
          </div>
        </div>
        <span className="sp" />
        <Button variant="default" onClick={() => void navigate({ to: '/rosters/$id', params: { id } })}>
          {t('上一步')}
        </Button>
        <Button
          disabled={after.count === 0}
          loading={apply.isPending || correct.isPending || difference.isFetching}
          onClick={() => (left.length ? setAsking(true) : write())}
        >
          {t('写进花名册（{n} 处）', { n: after.count })}
        </Button>
      </div>
      {asking && left.length ? (
        <Confirm
          title={t('还有没定的，先写别的？')}
          text={t('{x}，没定，这次不写；记在这次导入里，以后可以再导入。', { x: left.join('，') })}
          yes={t('先写别的')}
          no={t('回去定')}
          busy={apply.isPending}
          error={apply.error}
          go={() => {
            setAsking(false)
            write()
          }}
          close={() => setAsking(false)}
        />
      ) : null}
    </Page>
  )
}
