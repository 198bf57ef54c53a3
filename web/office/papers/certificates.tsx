import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { commendation, commendedAs } from '../../../domain/records/commendation.ts'
import { type Certificate, certificateOf, giverOf } from '../../../domain/reports/papers/certificate.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useList } from '../../client/use-list.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/**
 * Certificates (S2A.18): one sheet a child, lying across, with the title, why, who gives it and of which day. Nothing on it says more of the
 * child than what it did well.
 */
export const Screen = () => {
  const me = useMe()
  const mayPrint = useMay('print.make')
  const navigate = useNavigate()
  const { record: wanted } = useSearch({ strict: false }) as { record?: string }
  const list = useList('listRecords', { kind: commendation.kind, limit: 50 })
  const [by, setBy] = useState<string | null>(null)
  const places = usePlaces({ kind: me.post.place.kind as never })
  const own = places.items.find((p) => p.code === me.post.place.code)
  const given = list.items.filter((r) => r.supersededBy === null)
  const chosen = given.find((r) => r.id === wanted) ?? given[0]
  const title = t('奖状')
  if (list.error)
    return (
      <Page title={title}>
        <Fault error={list.error} again={list.again} />
      </Page>
    )
  if (!list.first) return <Loading />
  if (!chosen)
    return (
      <Page title={title}>
        <Empty text={t('还没有表彰可以印。先在“记一笔”里记表彰：哪几个孩子、什么称号，再来这里打印。')}>
          <Link to="/record/$kind" params={{ kind: commendation.kind } as never}>
            {t('记表彰')}
          </Link>
        </Empty>
      </Page>
    )
  const giver = by ?? giverOf(chosen, { kind: me.post.place.kind, names: [...(own?.under ?? []), me.post.place.name] })
  return (
    <Page
      kind="certificates"
      title={title}
      aside={t('{n} 张，一个孩子一张，横着印', { n: chosen.children.length })}
      actions={
        <>
          {mayPrint ? (
            <Button
              variant="default"
              component={Link}
              to="/prints"
              search={{ batch: 'certificate', record: chosen.id } as never}
            >
              {t('做成文件')}
            </Button>
          ) : null}
          <Button onClick={() => window.print()}>{t('打印')}</Button>
        </>
      }
    >
      <section className="card pad col noprint" style={{ gap: 12 }}>
        <Choices label={t('哪一次表彰')} fault={undefined}>
          {given.map((r) => (
            <Choice
              key={r.id}
              on={r.id === chosen.id}
              tap={() => {
                setBy(null)
                void navigate({ to: '/papers/certificates', search: { record: r.id } as never, replace: true })
              }}
              text={`${dayWords(r.happenedOn)} ${commendedAs(r.body)} ${t('{n} 名', { n: r.children.length })}`}
            />
          ))}
        </Choices>
        {list.more ? (
          <button type="button" className="linkish sm" onClick={list.more}>
            {t('看更早的')}
          </button>
        ) : null}
        <TextInput
          label={t('落款')}
          error={giver.trim() === '' ? t('请写是谁表彰的：这一级的名字这里不知道。') : undefined}
          value={giver}
          maxLength={40}
          onChange={(e) => setBy(e.currentTarget.value)}
          style={{ maxWidth: 320 }}
        />
      </section>
      {chosen.children.map((child) => (
        <OneCertificate key={child.id} of={certificateOf(chosen, child, giver.trim())} />
      ))}
    </Page>
  )
}

const OneCertificate = ({ of }: { of: Certificate }) => (
  <article className="certificate" aria-label={of.name}>
    <h2>{t('奖状')}</h2>
    <p>
      <b>{of.name}</b>
      {of.className ? t('（{x}）', { x: of.className }) : ''}
      {t('同学：')}
    </p>
    <p className="words">
      {of.why ? t('因{x}，', { x: of.why }) : ''}
      {t('被评为')}
      <b>“{of.title}”</b>
      {t('。特发此状，以资鼓励。')}
    </p>
    <footer>
      <span>{of.by}</span>
      <span>{of.day}</span>
      {of.number ? <span className="number">{t('编号 {x}', { x: of.number })}</span> : null}
    </footer>
  </article>
)
