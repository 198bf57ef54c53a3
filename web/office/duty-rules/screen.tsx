import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { EditRule } from './edit.tsx'
import type { RuleItem } from './rule-item.ts'

/**
 * What the county asks for, or a township or school more of its own: each duty on or off, its day, and the written rule that it stands on
 * (duties-and-sync §1).
 */
export const Screen = () => {
  const found = useAsk('listDutyRules', {})
  const [edited, edit] = useState<RuleItem | null>(null)
  const title = t('职责规定')
  if (!found.data)
    return (
      <Page title={title}>
        {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : <Loading />}
      </Page>
    )
  const { items, place } = found.data
  const below = place.level !== 'county'
  return (
    <Page
      title={title}
      aside={
        below
          ? t('{x}可以比上级定得更紧，不能更松；改之前先看到会变多少', { x: place.name })
          : t('全县都按这里问；改之前先看到会变多少')
      }
    >
      <Rules title={t('正在问的')} items={items.filter((r) => r.now.on)} below={below} edit={edit} />
      <Rules title={t('没有在问的')} items={items.filter((r) => !r.now.on)} below={below} edit={edit} />
      <p className="sm mut">
        {t('停了、提前了，都从说好的那天起：以前到期的照旧算，已经写下的记录一条也不动，出过的总结不变。')}
      </p>
      {edited ? <EditRule item={edited} place={place} close={() => edit(null)} /> : null}
    </Page>
  )
}

const Rules = ({
  title,
  items,
  below,
  edit,
}: {
  title: string
  items: readonly RuleItem[]
  /** Of a township or school: what cannot be asked for earlier is only the county's. */
  below: boolean
  edit: (item: RuleItem) => void
}) =>
  items.length === 0 ? null : (
    <section className="card pad col" style={{ gap: 0 }}>
      <h2 className="sec">{title}</h2>
      <ul className="own-list">
        {items.map((item) => (
          <li key={item.rule} className="row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
            <div className="col" style={{ gap: 2, flex: 1, minWidth: 0 }}>
              <b>{t(item.title)}</b>
              <span className="sm mut">{t(item.source)}</span>
              <Words item={item} />
              {[item.now, ...item.coming].flatMap(({ basis, basisEntry }) =>
                basisEntry === null ? [] : [<Basis key={basisEntry} id={basisEntry} name={basis} />],
              )}
            </div>
            {below && item.above.on && !item.movable ? null : (
              <Button
                variant="default"
                size="xs"
                onClick={() => edit(item)}
                aria-label={t('改“{x}”', { x: t(item.title) })}
              >
                {t('改')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

/** What was said of it, today and from a later day. */
const Words = ({ item }: { item: RuleItem }) => {
  const lines = [
    ...(item.asked === 'always' ? [t('一直问，不能停')] : []),
    ...(item.asked === 'optional' && item.now.fromOn === null ? [t('开了才问')] : []),
    ...(item.now.fromOn === null ? [] : [saidOf(item.now, item.now.fromOn)]),
    ...item.coming.map((c) => saidOf(c, c.fromOn)),
  ]
  return lines.map((line) => (
    <span key={line} className="sm">
      {line}
    </span>
  ))
}

/** The written rule itself, one tap away. */
const Basis = ({ id, name }: { id: string; name: string }) => (
  <Link to="/entries/$id" params={{ id }} className="sm">
    {t('打开{x}', { x: name })}
  </Link>
)

const saidOf = (said: { on: boolean; earlier: number; basis: string; by: string | null }, from: string): string =>
  [
    `${t('{d}起', { d: dayWords(from) })}${said.on ? t('要做') : said.by ? t('不另外要求') : t('不问')}`,
    said.by ? t('照{x}的规定', { x: said.by }) : '',
    said.earlier ? t('提前 {n} 天到期', { n: said.earlier }) : '',
    said.basis ? t('依据{x}', { x: said.basis }) : '',
  ]
    .filter((part) => part !== '')
    .join('，')
