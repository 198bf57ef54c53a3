import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { consent } from '../../domain/entries/consent.ts'
import { FAMILY_WORDS } from '../../domain/registers/parent-page.ts'
import { beginEntry } from '../client/begin-entry.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay, useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { HiddenPictures } from '../pictures/hidden.tsx'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Full = Answer<'getConsents'>
type Purpose = Full['byConsent'][number]
type Given = Purpose['given'][number]

/** 同意与依据 of one child (dossier §3.7): what its data are used for, on which basis, and one place to take a yes back. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const asked = useAsk('getConsents', { params: { id } })
  const { data } = asked
  if (asked.error && !data)
    return (
      <Page kind="narrow" title={t('同意与依据')}>
        <Fault error={asked.error} again={() => void asked.refetch()} />
      </Page>
    )
  if (!data)
    return (
      <div className="page">
        <Loading rows={6} />
      </div>
    )
  return (
    <Page
      kind="narrow"
      title={t('同意与依据')}
      aside={[data.name, data.className].filter(Boolean).join(' ')}
      actions={
        <Button variant="default" component={Link} to={`/children/${id}`}>
          {t('回档案')}
        </Button>
      }
    >
      <p className="mut" style={{ margin: 0 }}>
        {data.grown === null
          ? t('档案里没有生日：先按不满14岁算，要监护人同意。')
          : data.grown
            ? t('满14岁了：孩子自己同意，监护人也要知道、同意。')
            : t('不满14岁：要监护人同意。')}
      </p>
      <HiddenPictures child={id} />
      <section className="col" style={{ gap: 8 }} aria-label={t('要家里同意的')}>
        <h2 className="sec">{t('要家里同意的')}</h2>
        {data.byConsent.map((p) => (
          <OnePurpose key={p.key} child={id} p={p} may={data.canWrite} grown={data.grown === true} />
        ))}
      </section>
      <Elsewhere data={data} />
      <section className="col" style={{ gap: 8 }} aria-label={t('法律要求的，不用问同意')}>
        <h2 className="sec">{t('法律要求的，不用问同意')}</h2>
        <div className="card lines">
          {data.byLaw.map((p) => (
            <div key={p.key} className="pad">
              <b>{t(p.title)}</b>
              <div className="sm mut">{t(p.law)}</div>
              <div className="sm mut">{t('用在：{x}', { x: t(p.carries) })}</div>
            </div>
          ))}
        </div>
      </section>
    </Page>
  )
}

const stateWords = (p: Purpose): string => {
  if (p.state === 'given') return t('同意到{d}', { d: dayWords(p.until ?? '') })
  if (p.state === 'over') return t('到期了（{d}），现在不能用', { d: dayWords(p.until ?? '') })
  if (p.state === 'half')
    return p.lacks === 'child' ? t('还缺孩子自己的同意，现在不能用') : t('还缺监护人的同意，现在不能用')
  return t('没有同意，不能用')
}

const OnePurpose = ({ child, p, may, grown }: { child: string; p: Purpose; may: boolean; grown: boolean }) => {
  const navigate = useNavigate()
  const [back, setBack] = useState<Given | null>(null)
  const living = p.given.filter((g) => !g.ended)
  const ended = p.given.filter((g) => g.ended)
  const add = () => {
    beginEntry(consent.kind, child, { purpose: p.purpose })
    void navigate({ to: '/entries/new/$kind', params: { kind: consent.kind }, search: { child } as never })
  }
  return (
    <section className="card pad col" style={{ gap: 6 }} aria-label={t(p.title)}>
      <div className="row" style={{ gap: '2px 12px', flexWrap: 'nowrap' }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <b>{t(p.title)}</b>{' '}
          <span className={p.state === 'given' ? 'sm c-met' : p.state === 'none' ? 'sm mut' : 'sm c-overdue'}>
            {stateWords(p)}
            {p.renew ? t('，快到期了') : ''}
          </span>
          <div className="sm mut">{t('用在：{x}', { x: t(p.carries) })}</div>
        </div>
        {may ? (
          <Button
            variant="default"
            onClick={add}
            style={{ flex: 'none' }}
            aria-label={t(p.state === 'given' ? '{x}：再登记同意' : '{x}：登记同意', { x: t(p.title) })}
          >
            {p.state === 'given' ? t('再登记同意') : t('登记同意')}
          </Button>
        ) : null}
      </div>
      {living.map((g) => (
        <div key={g.id} className="row sm" style={{ gap: '2px 12px' }}>
          <Link to="/entries/$id" params={{ id: g.id }} style={{ paddingBlock: 10 }}>
            {g.words}
          </Link>
          <span className="mut">{t('{d}起，到{u}', { d: dayWords(g.from), u: dayWords(g.until) })}</span>
          <span className="sp" />
          {may ? (
            <Button variant="default" onClick={() => setBack(g)} aria-label={t('{x}：撤回', { x: t(p.title) })}>
              {t('撤回')}
            </Button>
          ) : null}
        </div>
      ))}
      {ended.length ? (
        <details>
          <summary className="sm mut" style={{ cursor: 'pointer', minHeight: 26 }}>
            {t('撤回和换过的 {n} 个', { n: ended.length })}
          </summary>
          {ended.map((g) => (
            <div key={g.id} className="sm mut">
              {g.words}，{t('{d}起', { d: dayWords(g.from) })}：{g.endReason}
            </div>
          ))}
        </details>
      ) : null}
      {back ? <Withdraw given={back} grown={grown} close={() => setBack(null)} /> : null}
    </section>
  )
}

/** Taken back at once, without having to say why; who took it back is kept. */
const Withdraw = ({ given, grown, close }: { given: Given; grown: boolean; close: () => void }) => {
  const me = useMe()
  const end = useDo('endEntry')
  const [who, setWho] = useState(consent.endings[0] ?? '')
  return (
    <Dialog title={t('撤回同意')} onClose={close}>
      <div className="col" style={{ gap: 12 }}>
        <p style={{ margin: 0 }}>{given.words}</p>
        <Choices label={t('谁撤回的')} fault={undefined}>
          {consent.endings.slice(0, grown ? 2 : 1).map((words) => (
            <Choice key={words} on={who === words} tap={() => setWho(words)} text={t(words)} />
          ))}
        </Choices>
        <p className="mut sm" style={{ margin: 0 }}>
          {t('从今天起不再用；以前已经用过的，请尽量撤下来。')}
        </p>
        {end.error ? <Fault error={end.error} /> : null}
        <Button
          loading={end.isPending}
          onClick={() =>
            end.mutate(
              { params: { id: given.id }, body: { on: me.today, reason: who, state: 'withdrawn' } },
              {
                onSuccess: () => {
                  tell(t('撤回了，从今天起不再用。'))
                  close()
                },
              },
            )
          }
        >
          {t('撤回')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Agreed to where it is used: the parents' page on the page itself, a pairing in the pairing. Both are taken back from here too. */
const Elsewhere = ({ data }: { data: Full }) => {
  const may = useMay('parent-page.write')
  const end = useDo('endParentLink')
  if (data.pages.length + data.pairings.length === 0) return null
  return (
    <section className="col" style={{ gap: 8 }} aria-label={t('在别处同意的')}>
      <h2 className="sec">{t('在别处同意的')}</h2>
      {end.error ? <Fault error={end.error} /> : null}
      <div className="card lines">
        {data.pages.map((page) => (
          <div key={page.id} className="row pad" style={{ gap: '2px 12px' }}>
            <b>{t('家长页（{who}）', { who: t(FAMILY_WORDS[page.part]) })}</b>
            <span className="sm mut">
              {page.agreedOn === null
                ? t('发了链接，家长还没有点同意')
                : t('{d}在页上点的同意，到{u}', { d: dayWords(page.agreedOn), u: dayWords(page.until) })}
            </span>
            <span className="sp" />
            {may ? (
              <Button
                variant="default"
                loading={end.isPending}
                aria-label={t('收回家长页（{who}）', { who: t(FAMILY_WORDS[page.part]) })}
                onClick={() => end.mutate({ params: { id: page.id }, body: {} })}
              >
                {t('收回')}
              </Button>
            ) : null}
          </div>
        ))}
        {data.pairings.map((p) => (
          <div key={p.id} className="row pad" style={{ gap: '2px 12px' }}>
            <b>{t('结对')}</b>
            <span>{p.line}</span>
            <span className="sm mut">{p.consent ? t('监护人：{x}', { x: p.consent }) : t('监护人还没有说同意')}</span>
            <span className="sp" />
            <Link to="/entries/$id" params={{ id: p.id }} style={{ paddingBlock: 10 }}>
              {t('打开，可以结束')}
            </Link>
          </div>
        ))}
      </div>
    </section>
  )
}
