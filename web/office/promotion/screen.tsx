import { Button, Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer, Ask } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Along, Teachers } from './along.tsx'
import { Destination, type Except } from './destination.tsx'
import { Done } from './done.tsx'
import { Repeats } from './repeats.tsx'

type Seen = Answer<'getPromotion'>
type Klass = Seen['classes'][number]
type Does = NonNullable<Ask<'promoteClasses'>['body']>['classes'][number]['does']

/** The step from one school year to the next: each class moves up, leaves, or stays; those who repeat by name; looked over, then done at once. */
export const Screen = () => {
  const me = useMe()
  const several = me.post.place.kind !== 'school'
  const schools = usePlaces({ kind: 'school' }, several)
  const [school, setSchool] = useState<string | null>(several ? null : me.post.place.code)
  const [on, setOn] = useState<string | undefined>(undefined)
  const seen = useAsk(
    'getPromotion',
    { query: { school: school ?? undefined, on } },
    { enabled: school !== null, keep: true },
  )
  return (
    <Page title={t('升级与毕业')} aside={seen.data?.school.name ?? me.post.place.name}>
      <p className="sm mut">
        {t(
          '新学年开始时办一次：各班升到上一个年级，毕业班离校。班还是原来的班，孩子换到上面的班；以前的记录和数都不变。',
        )}
      </p>
      {several ? (
        <Select
          label={t('哪所学校')}
          searchable
          value={school}
          onChange={setSchool}
          data={schools.items.filter((s) => !s.closed).map((s) => ({ value: s.code, label: s.name }))}
          style={{ maxWidth: 320 }}
        />
      ) : null}
      {schools.error ? <Fault error={schools.error} again={schools.again} /> : null}
      {seen.error ? <Fault error={seen.error} again={() => void seen.refetch()} /> : null}
      {school !== null && seen.isPending ? <Loading rows={6} /> : null}
      {seen.data ? (
        <>
          <TextInput
            type="date"
            label={t('从哪天起')}
            description={t('新学年的第一天；没到那天以前，名册和数都还是现在的')}
            value={on ?? seen.data.on}
            onChange={(e) => setOn(e.currentTarget.value || undefined)}
            style={{ maxWidth: 320 }}
          />
          <Choose key={`${seen.data.school.code} ${seen.data.on}`} seen={seen.data} />
          <Done school={seen.data.school.code} done={seen.data.done} />
        </>
      ) : null}
    </Page>
  )
}

const Choose = ({ seen }: { seen: Seen }) => {
  const promote = useDo('promoteClasses')
  const [chosen, setChosen] = useState<Record<string, Does>>({})
  const [open, setOpen] = useState<string | null>(null)
  /** Child → the code of its class. */
  const [repeat, setRepeat] = useState<ReadonlyMap<string, string>>(new Map())
  const [asking, setAsking] = useState(false)
  /** Code of a class → the school to which its graduates go. */
  const [next, setNext] = useState<Record<string, string | null>>({})
  const [except, setExcept] = useState<readonly Except[]>([])
  /** Posts of head teachers who go along. */
  const [along, setAlong] = useState<ReadonlySet<string>>(new Set())
  const mayMoveTeachers = useMay('class.hand-over')
  const doesOf = (c: Klass): Does => chosen[c.code] ?? c.suggest
  const repeating = (c: Klass) => [...repeat.values()].filter((code) => code === c.code).length
  const count = (does: Does) =>
    seen.classes
      .filter((c) => doesOf(c) === does)
      .reduce((sum, c) => sum + Math.max(0, c.children - c.placed - repeating(c)), 0)
  if (seen.classes.length === 0) return <Empty text={t('这所学校还没有班。')} />
  const told = t('从{d}起：升级 {u} 名，毕业 {g} 名，留级 {r} 名。', {
    d: longDate(seen.on),
    u: count('up'),
    g: count('graduate'),
    r: repeat.size,
  })
  const send = () =>
    promote.mutate(
      {
        body: {
          school: seen.school.code,
          on: seen.on,
          classes: seen.classes.map((c) => ({
            code: c.code,
            does: doesOf(c),
            children: c.children,
            ...(doesOf(c) === 'graduate' ? { next: next[c.code] ?? null } : {}),
            ...(doesOf(c) === 'up' ? { along: c.teachers.map((x) => x.post).filter((id) => along.has(id)) } : {}),
          })),
          repeat: [...repeat.keys()],
          except: except
            .filter(
              (e) => seen.classes.some((c) => c.code === e.klass && doesOf(c) === 'graduate') && !repeat.has(e.child),
            )
            .map(({ child, to }) => ({ child, next: to })),
        },
      },
      {
        onSuccess: (made) => {
          tell(
            [
              t('已办好：升级 {m} 名，毕业 {g} 名。', { m: made.moved, g: made.graduated }),
              made.handed ? t('其中 {n} 名交给了下一所学校，等接收。', { n: made.handed }) : '',
              made.teachers ? t('跟班走的班主任 {n} 位。', { n: made.teachers }) : '',
            ].join(''),
          )
          setAsking(false)
          setRepeat(new Map())
          setExcept([])
          setAlong(new Set())
        },
      },
    )
  return (
    <div className="col" style={{ gap: 10 }}>
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 8 }} aria-label={t('各班')}>
        {seen.classes.map((c) => (
          <li key={c.code} className="card pad col" style={{ gap: 8 }}>
            <div className="row" style={{ flexWrap: 'wrap', gap: 12 }}>
              <b style={{ minWidth: 80 }}>{c.name}</b>
              <span className="sm mut" style={{ minWidth: 60 }}>
                {t('{n} 名', { n: c.children })}
                {c.placed ? t('，{n} 名已经排好', { n: c.placed }) : ''}
              </span>
              <Select
                aria-label={t('{name}怎么办', { name: c.name })}
                value={doesOf(c)}
                allowDeselect={false}
                onChange={(v) => setChosen({ ...chosen, [c.code]: (v ?? c.suggest) as Does })}
                data={choicesOf(c)}
                style={{ flex: '1 1 200px', maxWidth: 300 }}
              />
              {doesOf(c) === 'stay' || c.children === 0 ? null : (
                <button
                  type="button"
                  className="linkish"
                  aria-expanded={open === c.code}
                  aria-label={t('{name}有留级的', { name: c.name })}
                  onClick={() => setOpen(open === c.code ? null : c.code)}
                >
                  {t('有留级的')}
                </button>
              )}
            </div>
            {doesOf(c) === 'graduate' && c.children > 0 ? (
              <Destination
                klass={c}
                own={seen.school.code}
                next={next[c.code] ?? null}
                setNext={(code) => setNext({ ...next, [c.code]: code })}
                except={except.filter((e) => e.klass === c.code)}
                setExcept={(list) => setExcept([...except.filter((e) => e.klass !== c.code), ...list])}
              />
            ) : null}
            {doesOf(c) === 'up' && mayMoveTeachers ? <Along klass={c} along={along} setAlong={setAlong} /> : null}
            {open === c.code ? (
              <Repeats
                code={c.code}
                chosen={repeat}
                choose={(id, yes) => {
                  const next = new Map(repeat)
                  if (yes) next.set(id, c.code)
                  else next.delete(id)
                  setRepeat(next)
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <p role="status">{told}</p>
      <Teachers classes={seen.classes} doesOf={doesOf} along={along} />
      <p className="sm mut">
        {t('换成别的老师带的，办完以后到')}
        <Link to="/accounts/classes">{t('班主任账号、交接班级')}</Link>
        {t('里交接；一年级新生用名单导入。毕业的孩子在')}
        <Link to="/transfers">{t('转学与接收')}</Link>
        {t('里看接收了没有。')}
      </p>
      {promote.error && !asking ? <Fault error={promote.error} /> : null}
      <div className="row">
        <Button disabled={count('up') + count('graduate') === 0} onClick={() => setAsking(true)}>
          {t('看过了，办升级与毕业')}
        </Button>
      </div>
      {asking ? (
        <Confirm
          title={t('办升级与毕业')}
          text={`${told}${t('以后没有人改过、记过这些孩子，就可以整批撤回。')}`}
          yes={t('办')}
          no={t('再看看')}
          busy={promote.isPending}
          error={promote.error}
          go={send}
          close={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}

const choicesOf = (c: Klass): { value: Does; label: string }[] => [
  ...(c.up
    ? [
        {
          value: 'up' as const,
          label: c.up.made ? t('升到{x}（新开这个班）', { x: c.up.name }) : t('升到{x}', { x: c.up.name }),
        },
      ]
    : []),
  { value: 'graduate', label: t('毕业离校') },
  { value: 'stay', label: t('不动') },
]
