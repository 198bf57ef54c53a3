import { Button, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { isOfList } from '../../../domain/kit/define-entry.ts'
import type { FieldSpec } from '../../../domain/kit/field-spec.ts'
import { OWN_THINGS, type OwnThing } from '../../../domain/kit/own-field.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import { isLiving, ofKind } from '../../../domain/registers/own-field-rules.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { EditField } from './edit.tsx'
import { FieldLine, type OwnItem, useOrder } from './line.tsx'
import { Preview } from './preview.tsx'

type Kind = { thing: OwnThing; kind: string; title: string; fields: readonly FieldSpec[] }

const KINDS: readonly Kind[] = OWN_THINGS.flatMap((thing) =>
  (thing === 'records' ? RECORD_KINDS : ENTRY_KINDS.filter((k) => !isOfList(k))).map(({ kind, title, fields }) => ({
    thing,
    kind,
    title,
    fields,
  })),
)
const keyOf = (k: Pick<Kind, 'thing' | 'kind'>) => `${k.thing}.${k.kind}`

/** What the county asks besides, kind by kind: made here, asked everywhere from that moment (decision 032). */
export const Screen = () => {
  const navigate = useNavigate()
  const { of } = useSearch({ strict: false }) as { of?: string }
  const found = useAsk('listOwnFields', {})
  const items = found.data?.items ?? []
  const first = KINDS.find((k) => items.some((f) => f.thing === k.thing && f.of === k.kind)) ?? KINDS[0]
  const kind = KINDS.find((k) => keyOf(k) === of) ?? first
  const title = t('自定项目')
  if (found.error && !found.data)
    return (
      <Page title={title}>
        <Fault error={found.error} again={() => void found.refetch()} />
      </Page>
    )
  if (!found.data || !kind)
    return (
      <Page title={title}>
        <Loading />
      </Page>
    )
  const count = (k: Kind) => items.filter((f) => f.thing === k.thing && f.of === k.kind && f.endedOn === null).length
  return (
    <Page title={title} aside={t('加在全县的表里，一加上就问')}>
      <Select
        label={t('哪一种表')}
        value={keyOf(kind)}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('没有这一种')}
        maxDropdownHeight={360}
        style={{ maxWidth: 360 }}
        data={OWN_THINGS.map((thing) => ({
          group: thing === 'records' ? t('记录') : t('登记'),
          items: KINDS.filter((k) => k.thing === thing).map((k) => ({
            value: keyOf(k),
            label: count(k) ? t('{x}（另加 {n} 项）', { x: t(k.title), n: count(k) }) : t(k.title),
          })),
        }))}
        onChange={(value) =>
          void navigate({ to: '/own-fields', search: { of: value ?? undefined } as never, replace: true })
        }
      />
      <OfKind key={keyOf(kind)} kind={kind} items={ofKind(items, kind.thing, kind.kind)} />
    </Page>
  )
}

const ENDED_AT_ONCE = 10

const OfKind = ({ kind, items }: { kind: Kind; items: readonly OwnItem[] }) => {
  const { today } = useMe()
  const [edited, edit] = useState<OwnItem | 'new' | null>(null)
  const living = items.filter((f) => isLiving(f, today))
  // Those that ended last stand first.
  const ended = items
    .filter((f) => !isLiving(f, today))
    .toSorted((a, b) => (b.endedOn ?? '').localeCompare(a.endedOn ?? '') || b.sort - a.sort)
  const [shown, show] = useState(ENDED_AT_ONCE)
  const order = useOrder(kind, living)
  const add = <Button onClick={() => edit('new')}>{t('加一项')}</Button>
  return (
    <div className="own-fields">
      <div className="col" style={{ gap: 12 }}>
        {living.length === 0 ? (
          <Empty
            text={t(
              '“{x}”还没有自定项目。县里想统一了解的事，例如“周五谁来接”“御寒的衣物够不够”，加在这里，全县的“{x}”马上就会问；已经记下的不受影响。',
              { x: t(kind.title) },
            )}
          >
            {add}
          </Empty>
        ) : (
          <section className="card pad col" style={{ gap: 0 }}>
            <div className="row">
              <h2 className="sec">{t('“{x}”另外问的', { x: t(kind.title) })}</h2>
              <span className="sp" />
              {add}
            </div>
            <ol className="own-list">
              {living.map((field, i) => (
                <FieldLine
                  key={field.id}
                  field={field}
                  edit={() => edit(field)}
                  up={i === 0 ? null : () => order.move(i, i - 1)}
                  down={i === living.length - 1 ? null : () => order.move(i, i + 1)}
                />
              ))}
            </ol>
            {order.error ? <Fault error={order.error} /> : null}
          </section>
        )}
        {ended.length ? (
          <details className="card pad">
            <summary style={{ cursor: 'pointer', minHeight: 32 }}>
              {t('已经停问的 {n} 项', { n: ended.length })}
            </summary>
            <ol className="own-list">
              {ended.slice(0, shown).map((field) => (
                <FieldLine key={field.id} field={field} edit={null} up={null} down={null} />
              ))}
            </ol>
            {ended.length > shown ? (
              <Button variant="default" size="xs" onClick={() => show(shown + ENDED_AT_ONCE)}>
                {t('再看一些')}
              </Button>
            ) : null}
          </details>
        ) : null}
        <p className="sm mut">
          {t(
            '问过的不会丢：停问以后不再问，以前填的照样看得到、导得出。改了说法，旧的说法也留着。县以外的人看不到这里问什么。',
          )}
        </p>
      </div>
      <Preview fields={kind.fields} own={living} />
      {edited ? (
        <EditField kind={kind} field={edited === 'new' ? null : edited} items={items} close={() => edit(null)} />
      ) : null}
    </div>
  )
}
