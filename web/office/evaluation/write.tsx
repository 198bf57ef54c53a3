import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { evaluation, nothingSaid, type Score } from '../../../domain/entries/evaluation.ts'
import { VETOES } from '../../../domain/entries/indicators.ts'
import { validateEntry } from '../../../domain/kit/validate-entry.ts'
import { Refusal } from '../../client/call.ts'
import { useDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import { newId } from '../../client/new-id.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import type { Opened } from '../../figures/behind.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { type Evaluation, type Line, Sheet } from './sheet.tsx'

type Scored = Omit<Score, 'title' | 'of'>
type Draft = {
  id: string
  from: string
  sort: string
  by: string
  conclusion: string
  vetoes: string[]
  scores: Record<string, Scored>
}

const SORTS = evaluation.fields.find((field) => field.name === 'sort')?.options ?? []

/** Points, remarks and days beside the evidence; kept as a draft until it is saved as an entry of the school. */
export const Write = ({ data, open, close }: { data: Evaluation; open: (what: Opened) => void; close: () => void }) => {
  const me = useMe()
  const navigate = useNavigate()
  const save = useDo('saveEntries')
  const [tried, setTried] = useState(false)
  const draft = useDraft<Draft>(`${me.accountId}.evaluation.${data.place.code}`, {
    id: newId(),
    from: me.today,
    sort: 'term',
    by: me.name,
    conclusion: '',
    vetoes: [],
    scores: {},
  })
  const { value } = draft
  const body = bodyOf(value, data)
  const problems = [
    ...validateEntry(evaluation, { from: value.from, until: null, body }, { today: me.today }),
    ...nothingSaid(body),
  ]
  const faultOf = (field: string) => (tried ? problems.find((p) => p.field === field)?.message : undefined)
  const verdict = save.data?.verdicts[0]
  const refused = verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? verdict.message : null
  const score = (key: string, next: Scored) =>
    draft.set({ ...value, scores: { ...value.scores, [key]: { ...value.scores[key], ...next } } })
  const send = () => {
    setTried(true)
    if (problems.length > 0) return
    save.mutate(
      {
        body: {
          entries: [
            {
              id: value.id,
              kind: evaluation.kind,
              version: evaluation.version,
              about: { place: data.place.code },
              from: value.from,
              body,
            },
          ],
        },
      },
      {
        onSuccess: ({ verdicts: [v] }) => {
          if (v?.verdict !== 'accepted' && v?.verdict !== 'duplicate') return
          draft.clear()
          tell(t('记下了，学校看得到，可以答复。'))
          void navigate({ to: '/entries/$id', params: { id: value.id } })
        },
      },
    )
  }
  return (
    <section className="col" style={{ gap: 12 }} aria-label={t('写一次检查')}>
      <div className="row" style={{ gap: 8, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <TextInput
          type="date"
          label={t('哪天检查的')}
          value={value.from}
          max={me.today}
          error={faultOf('from')}
          onChange={(e) => draft.set({ ...value, from: e.currentTarget.value })}
        />
        <Select
          label={t('哪一种')}
          value={value.sort}
          data={SORTS.map((o) => ({ value: o.value, label: t(o.label) }))}
          allowDeselect={false}
          onChange={(sort) => draft.set({ ...value, sort: sort ?? value.sort })}
        />
        <TextInput
          label={t('谁来检查')}
          value={value.by}
          maxLength={60}
          error={faultOf('by')}
          onChange={(e) => draft.set({ ...value, by: e.currentTarget.value })}
          style={{ flex: '1 1 200px' }}
        />
      </div>
      <Sheet
        data={data}
        open={open}
        mark={(line) => <Mark line={line} score={value.scores[line.key] ?? {}} set={(next) => score(line.key, next)} />}
      />
      {faultOf('scores') ? (
        <p className="c-overdue" role="alert">
          {faultOf('scores')}
        </p>
      ) : null}
      <Checkbox.Group
        label={t('一票否决的事（没有就空着）')}
        value={value.vetoes}
        onChange={(vetoes) => draft.set({ ...value, vetoes })}
      >
        <div className="row" style={{ gap: 16, marginTop: 4 }}>
          {VETOES.map((veto) => (
            <Checkbox key={veto.value} value={veto.value} label={t(veto.label)} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={t('总的意见')}
        description={t('好在哪里，差在哪里，怎么改')}
        autosize
        minRows={3}
        maxLength={600}
        value={value.conclusion}
        onChange={(e) => draft.set({ ...value, conclusion: e.currentTarget.value })}
      />
      {(save.error ?? refused) ? <Fault error={save.error ?? new Refusal('refused', refused ?? '')} /> : null}
      <div className="row" style={{ gap: 8 }}>
        <Button onClick={send} loading={save.isPending}>
          {t('记下这次检查')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('先不写了，草稿留着')}
        </Button>
      </div>
    </section>
  )
}

/** Lines that say something; an indicator that nobody looked at is no line. */
const bodyOf = ({ sort, by, conclusion, vetoes, scores }: Draft, data: Evaluation): Record<string, unknown> => {
  const lines = data.indicators.flatMap(({ key, title, points }): Score[] => {
    const { given, remark, mendBy } = scores[key] ?? {}
    return given === undefined && !remark?.trim() && !mendBy
      ? []
      : [
          {
            title,
            of: points,
            ...(given === undefined ? {} : { given }),
            ...(remark?.trim() ? { remark: remark.trim() } : {}),
            ...(mendBy ? { mendBy } : {}),
          },
        ]
  })
  return {
    sort,
    by: by.trim(),
    ...(lines.length ? { scores: lines } : {}),
    ...(vetoes.length ? { vetoes } : {}),
    ...(conclusion.trim() ? { conclusion: conclusion.trim() } : {}),
  }
}

const Mark = ({ line, score, set }: { line: Line; score: Scored; set: (next: Scored) => void }) => (
  <div className="mark">
    <NumberInput
      aria-label={t('{x}给几分', { x: t(line.title) })}
      placeholder={line.suggested === null ? '' : `${line.suggested}`}
      min={0}
      max={line.points}
      allowDecimal={false}
      clampBehavior="strict"
      hideControls
      value={score.given ?? ''}
      onChange={(n) => set(typeof n === 'number' ? { given: n } : ({ given: undefined } as never))}
      w={76}
    />
    <TextInput
      aria-label={t('{x}的意见', { x: t(line.title) })}
      placeholder={t('意见')}
      maxLength={120}
      value={score.remark ?? ''}
      onChange={(e) => set({ remark: e.currentTarget.value })}
    />
    <TextInput
      type="date"
      aria-label={t('{x}哪天前整改好', { x: t(line.title) })}
      value={score.mendBy ?? ''}
      onChange={(e) => set({ mendBy: e.currentTarget.value })}
    />
  </div>
)
