import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { briefWords } from './words.ts'

type Preview = Answer<'getChildMerge'>
type Side = 'kept' | 'gone'

/** Two files, looked at side by side before they become one: which is kept, what holds where they differ, what goes along. */
export const MergeDialog = ({ one, other, close }: { one: string; other: string; close: () => void }) => {
  const [turned, setTurned] = useState(false)
  const [kept, gone] = turned ? [other, one] : [one, other]
  const preview = useAsk('getChildMerge', { params: { id: kept }, query: { gone } })
  return (
    <Dialog onClose={close} title={t('合成一份档案')} size="lg">
      {preview.error ? (
        <div className="col">
          <Fault error={preview.error} />
          {preview.error.code === 'invalid' ? (
            <Button variant="default" onClick={() => setTurned(!turned)}>
              {t('换过来，留下另一份')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {preview.isPending ? <Loading rows={6} /> : null}
      {preview.data ? <Choose key={kept} seen={preview.data} turn={() => setTurned(!turned)} close={close} /> : null}
    </Dialog>
  )
}

const Choose = ({ seen, turn, close }: { seen: Preview; turn: () => void; close: () => void }) => {
  const merge = useDo('mergeChildren')
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const [reason, setReason] = useState('')
  const sideOf = (d: Preview['differences'][number]): Side => chosen[d.topic] ?? d.suggest
  const send = () =>
    merge.mutate(
      {
        params: { id: seen.kept.id },
        body: {
          gone: seen.gone.id,
          take: seen.differences.filter((d) => sideOf(d) === 'gone').map((d) => d.topic),
          reason: reason.trim(),
        },
      },
      {
        onSuccess: () => {
          tell(t('已合成一份：{name}。', { name: seen.kept.name }))
          close()
        },
      },
    )
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        send()
      }}
    >
      <div className="card pad col" style={{ gap: 6 }}>
        <div>
          <b>{t('留下：{name}', { name: seen.kept.name })}</b> <span className="sm mut">{briefWords(seen.kept)}</span>
        </div>
        <div>
          <b>{t('并进来：{name}', { name: seen.gone.name })}</b> <span className="sm mut">{briefWords(seen.gone)}</span>
        </div>
        <div className="row">
          <Button variant="default" size="xs" onClick={turn}>
            {t('换过来，留下另一份')}
          </Button>
        </div>
      </div>
      {seen.differences.some((d) => d.topic === 'idNumber' && d.kept !== NONE && d.gone !== NONE) ? (
        <p className="warnbox">
          {t('两份写的身份证号不同，多半是两名孩子。请先打开两份档案，对着证件看完整号码，再决定。')}
        </p>
      ) : null}
      {seen.differences.length ? (
        <fieldset className="col" style={{ border: 0, padding: 0, margin: 0, gap: 10 }}>
          <legend>
            <b>{t('两份写得不一样的，选哪个算数')}</b>
          </legend>
          {seen.differences.map((d) => (
            <Radio.Group
              key={d.topic}
              label={d.label}
              description={whyWords(d, sideOf(d))}
              value={sideOf(d)}
              onChange={(v) => setChosen({ ...chosen, [d.topic]: v === 'gone' ? 'gone' : 'kept' })}
            >
              <div className="row" style={{ gap: 16, flexWrap: 'wrap', paddingTop: 4 }}>
                <Radio
                  value="kept"
                  label={`${withDay(d.kept, d.keptSince)}${isNumber(d) ? t('（留下的那份）') : ''}`}
                />
                <Radio
                  value="gone"
                  label={`${withDay(d.gone, d.goneSince)}${isNumber(d) ? t('（并进来的那份）') : ''}`}
                />
              </div>
            </Radio.Group>
          ))}
        </fieldset>
      ) : (
        <p className="sm">{t('两份写的没有不一样的地方。')}</p>
      )}
      <GoesAlong seen={seen} />
      <TextInput
        label={t('为什么合并')}
        placeholder={t('例如 同一名孩子建了两次，对过户口本')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        required
        minLength={2}
        maxLength={200}
      />
      {merge.error ? <Fault error={merge.error} /> : null}
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <span className="sp" />
        <Button variant="default" onClick={close}>
          {t('先不合')}
        </Button>
        <Button type="submit" loading={merge.isPending} disabled={reason.trim().length < 2}>
          {t('合成一份')}
        </Button>
      </div>
    </form>
  )
}

type Difference = Preview['differences'][number]

/** Which was chosen beforehand and why; of two classes also what was written there since, and whose roll grows shorter. */
const whyWords = (d: Difference, side: Side): string => {
  const picked = d.suggest === 'kept' ? d.kept : d.gone
  const because =
    d.why === 'only'
      ? t('只有这一份写了')
      : d.why === 'newer'
        ? t('写得晚的算数')
        : d.why === 'met'
          ? t('孩子是在那里见到的')
          : t('分不出先后，照留下的那份')
  const first = t('先选好了“{x}”：{why}。', { x: picked, why: because })
  if (!d.met) return first
  const signs = ({ records, answers }: { records: number; answers: number }) =>
    [records > 0 ? t('记录 {n} 条', { n: records }) : '', answers > 0 ? t('摸排核对 {n} 次', { n: answers }) : '']
      .filter(Boolean)
      .join('、') || t('没有记录')
  const [stays, loses] = side === 'kept' ? [d.kept, d.gone] : [d.gone, d.kept]
  return [
    first,
    t('{d}以后，{a}：{x}；{b}：{y}。', {
      d: longDate(d.met.since),
      a: d.kept,
      x: signs(d.met.kept),
      b: d.gone,
      y: signs(d.met.gone),
    }),
    t('现在选的是{stays}，{loses}的名册上就没有这名孩子了。', { stays, loses }),
  ].join('')
}

/** What the preview says where a file has nothing. */
const NONE = '没有写'

/** Shown masked: which of the two is meant has to be said. */
const isNumber = (d: Preview['differences'][number]) => d.topic === 'idNumber' || d.topic === 'studentNo'

const withDay = (text: string, since: string | null) =>
  since ? t('{x}（{d}起）', { x: text, d: longDate(since) }) : text

/** All that comes over, counted; and that it can be taken apart again. */
const GoesAlong = ({ seen }: { seen: Preview }) => {
  const { counts, since } = seen
  const along = [
    counts.records ? t('记录 {n} 条', { n: counts.records }) : '',
    counts.entries ? t('登记 {n} 条', { n: counts.entries }) : '',
    counts.waivers ? t('免除 {n} 条', { n: counts.waivers }) : '',
    counts.answers ? t('摸排里的核对 {n} 条', { n: counts.answers }) : '',
    counts.links ? t('家长页链接 {n} 个', { n: counts.links }) : '',
    counts.ledger ? t('爱心账 {n} 行', { n: counts.ledger }) : '',
  ].filter(Boolean)
  return (
    <div className="card pad col sm" role="status" style={{ gap: 6 }}>
      <div>
        <b>{t('一起过来：')}</b>
        {along.length ? along.join(t('，')) : t('没有记录和登记')}
        {t('。变更历史和两边的电话都留着。')}
      </div>
      {seen.twice.length ? (
        <div>
          {t('两份都有登记：{x}。合成以后各是两条，请在档案里看一遍，结束旧的一条。', { x: seen.twice.join(t('、')) })}
        </div>
      ) : null}
      {since.both ? <div>{t('合成的一份从{d}说起；任何一天都只算一名孩子。', { d: longDate(since.both) })}</div> : null}
      <div className="mut">
        {t('签过的名册、发出的总结照原样不改。合并以后没有人再改这份档案，就可以分开，回到现在的样子。')}
      </div>
    </div>
  )
}
