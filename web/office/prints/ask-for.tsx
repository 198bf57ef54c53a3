import { Button, Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  BATCHES,
  type Batch,
  type BatchAsk,
  batchFace,
  FILE_SPANS,
  type FileSpan,
  MOST_PRINTED,
  NOTHING_TYPED,
  PURPOSES,
} from '../../../domain/reports/papers/batch.ts'
import { AskFields } from '../../client/ask-fields.tsx'
import { useMe } from '../../client/me.tsx'
import { newId } from '../../client/new-id.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { usePlacesBelow } from './use-places-below.ts'
import type { Whom } from './whom.ts'

const SPANS: Record<FileSpan, string> = { term: '这学期的记录', year: '这学年的记录', all: '全部记录' }

/** What is printed, for whom, what for. */
export const AskFor = ({ whom, batch: first }: { whom: Whom; batch: Batch }) => {
  const me = useMe()
  const ask = useDo('askPrint', ['listPrints'], () => tell(t('排上了，做好了在下面下载。')))
  const [batch, setBatch] = useState(first)
  const [id, setId] = useState(newId)
  const [purpose, setPurpose] = useState('')
  const [span, setSpan] = useState<FileSpan>('year')
  const [given, setGiven] = useState<Record<BatchAsk, string>>(() => ({
    ...NOTHING_TYPED,
    teacher: me.post.role === 'head-teacher' ? me.name : '',
  }))
  const face = batchFace(batch)
  const people = useWhom(whom)
  const certificate = batch === 'certificate'
  const lacking = certificate && !whom.record
  const total = certificate ? null : people.total
  const said = purpose.trim().length > 1
  const go = () =>
    ask.mutate(
      {
        body: {
          id,
          batch,
          purpose,
          span,
          given,
          ...(certificate ? { record: whom.record } : (people.asked as object)),
        },
      },
      { onSuccess: () => setId(newId()) },
    )
  return (
    <form
      className="card pad col noprint"
      style={{ gap: 14 }}
      aria-label={t('要一份')}
      onSubmit={(e) => {
        e.preventDefault()
        go()
      }}
    >
      <Choices label={t('印什么')} fault={undefined}>
        {BATCHES.map((b) => (
          <Choice key={b} on={b === batch} tap={() => setBatch(b)} text={t(batchFace(b).title)} />
        ))}
      </Choices>
      <p className="sm mut" style={{ margin: 0 }}>
        {t(face.about)}
      </p>
      {batch === 'file' ? (
        <Choices label={t('印多久的')} fault={undefined}>
          {FILE_SPANS.map((s) => (
            <Choice key={s} on={s === span} tap={() => setSpan(s)} text={t(SPANS[s])} />
          ))}
        </Choices>
      ) : null}
      {certificate ? (
        <p style={{ margin: 0 }}>
          {whom.record ? t('印选中的那一次表彰的孩子。') : t('先选是哪一次表彰。')}{' '}
          <Link to="/papers/certificates">{t('去“奖状”里选')}</Link>
        </p>
      ) : (
        people.picker
      )}
      {face.asks.length ? (
        <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
          <AskFields asks={face.asks} given={given} put={(name, text) => setGiven({ ...given, [name]: text })} />
          <p className="sm mut" style={{ margin: 0, flexBasis: '100%' }}>
            {t('没填的印成横线，可以手写。信和条子照“信和条子的写法”里定的印。')}
          </p>
        </div>
      ) : null}
      <Choices label={t('做什么用（必填）')} fault={undefined}>
        {PURPOSES.map((p) => (
          <Choice key={p} on={p === purpose} tap={() => setPurpose(p)} text={t(p)} />
        ))}
      </Choices>
      <TextInput
        label={t('或者自己写')}
        value={purpose}
        maxLength={60}
        required
        style={{ maxWidth: 360 }}
        onChange={(e) => setPurpose(e.currentTarget.value)}
      />
      <p className="sm mut" style={{ margin: 0 }}>
        {face.goesHome
          ? t('每页脚下印着谁、哪天打印；用途只留在记录里，不印在给家里的纸上。')
          : t('每页脚下印着谁、哪天打印、做什么用。')}{' '}
        {t('文件加密存 30 天，每次下载都有记录。')}
      </p>
      {ask.error ? <Fault error={ask.error} /> : null}
      {total !== null && total > MOST_PRINTED ? (
        <p className="sm c-soon" style={{ margin: 0 }}>
          {t('一次最多 {n} 名，请按班或按村分几次。', { n: MOST_PRINTED })}
        </p>
      ) : null}
      <div className="row">
        <Button
          type="submit"
          loading={ask.isPending}
          disabled={!said || lacking || total === 0 || (total !== null && total > MOST_PRINTED)}
        >
          {total === null ? t('开始做') : t('开始做 {n} 名的', { n: total })}
        </Button>
        {said ? null : <span className="sm mut">{t('先选做什么用，或自己写。')}</span>}
      </div>
    </form>
  )
}

/** Children chosen in the register, or those of a class or village. */
const useWhom = (whom: Whom) => {
  const { ids, batch: _batch, record: _record, ...filters } = whom
  const [place, setPlace] = useState(filters.place ?? filters.village ?? null)
  const [everyone, setEveryone] = useState(filters.leftBehind === 'everyone')
  const { leftBehind = 'education', village: _village, place: _place, ...rest } = filters
  const below = usePlacesBelow()
  const chosen = ids?.split(',') ?? null
  const where = below.find((p) => p.code === place)
  const asked = chosen
    ? { ids: chosen }
    : {
        ...rest,
        ...(where ? (where.kind === 'village' ? { village: where.code } : { place: where.code }) : {}),
        ...(everyone ? {} : { leftBehind: leftBehind === 'everyone' ? 'education' : leftBehind }),
      }
  const count = useAsk('listChildren', { query: { limit: 1, ...asked } as never }, { enabled: chosen === null })
  const total = chosen ? chosen.length : (count.data?.total ?? null)
  const picker = chosen ? (
    <p style={{ margin: 0 }}>
      {t('印花名册里选中的 {n} 名。', { n: chosen.length })} <Link to="/children">{t('回花名册重选')}</Link>
    </p>
  ) : (
    <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
      {below.length ? (
        <Select
          label={t('哪里的')}
          placeholder={t('全部')}
          data={below.map((p) => ({ value: p.code, label: p.name }))}
          value={place}
          onChange={setPlace}
          clearable
          searchable
        />
      ) : null}
      <Choices label={t('哪些孩子')} fault={undefined}>
        <Choice on={!everyone} tap={() => setEveryone(false)} text={t('父母外出的')} />
        <Choice on={everyone} tap={() => setEveryone(true)} text={t('所有在册的')} />
      </Choices>
      <Link to="/children" search={filters as never} className="sm">
        {t('去花名册一个一个选')}
      </Link>
    </div>
  )
  return { asked, total, picker }
}
