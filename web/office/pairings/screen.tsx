import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Helpers } from './helpers.tsx'
import { Proposals } from './proposals.tsx'
import { Silent } from './silent.tsx'
import { Waiting } from './waiting.tsx'

const OWN: readonly string[] = ['school', 'class', 'village']

/** 结对 at one table (looks: desk-pairing-board): who helps, who has nobody, whom one could ask, who fell silent. */
export const Screen = () => {
  const me = useMe()
  const own = OWN.includes(me.post.place.kind)
  const { items: schools, ready } = usePlaces({ kind: 'school' })
  const [chosen, choose] = useState<string | null>(null)
  const place = own ? me.post.place.code : (chosen ?? schools[0]?.code ?? '')
  const name = own ? me.post.place.name : (schools.find((s) => s.code === place)?.name ?? '')
  const [child, setChild] = useState<string | null>(null)
  const mayTake = useMay('child.export')
  const asked = useAsk('getPairingBoard', { query: { place } }, { enabled: place !== '', keep: true })
  const { data } = asked
  const shown = data?.waiting.some((c) => c.id === child) ? child : (data?.waiting[0]?.id ?? null)
  const proposals = useAsk(
    'getPairProposals',
    { query: { place, child: shown ?? '' } },
    { enabled: shown !== null, keep: true },
  )
  const proposed = shown === null ? [] : (proposals.data?.items.map((h) => h.key) ?? [])
  return (
    <Page
      title={t('结对')}
      kind="wide"
      head={
        <>
          <span>{t('{x} 结对', { x: name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={
        data
          ? t('父母外出 {n} 名（教育口径）：{m} 名有人帮，{k} 名还没有 · {h} 人在帮', {
              n: data.counts.children,
              m: data.counts.paired,
              k: data.counts.waiting,
              h: data.counts.helping,
            })
          : null
      }
      actions={
        <>
          {own || schools.length < 2 ? null : (
            <Select
              aria-label={t('哪所学校')}
              value={place}
              onChange={(v) => v && choose(v)}
              data={schools.map((s) => ({ value: s.code, label: s.name }))}
              searchable={schools.length > 12}
            />
          )}
          {mayTake ? (
            <Button
              variant="default"
              className="only-desk"
              onClick={() => download('exportEntries', { query: { kind: 'pairing', place, state: 'open' } })}
            >
              {t('导出 Excel')}
            </Button>
          ) : null}
          <Button variant="default" className="only-desk" onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      {asked.error ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
      {ready && place === '' ? <Empty text={t('这里还没有学校，结对在学校、班或村里商量。')} /> : null}
      {!data && !asked.error && place !== '' ? <Loading rows={10} /> : null}
      {data ? (
        <div className="pairing">
          <section className="pairing-mid" aria-label={t('还没有人帮的孩子')}>
            <Waiting
              waiting={data.waiting}
              count={data.counts.waiting}
              today={me.today}
              shown={shown}
              choose={setChild}
            />
            {shown === null ? null : <Proposals asked={proposals} child={shown} />}
          </section>
          <Helpers helpers={data.helpers} most={data.most} proposed={proposed} />
          <Silent silent={data.silent} count={data.counts.silent} />
        </div>
      ) : null}
    </Page>
  )
}
