import { Button, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Period, spanName } from '../../../domain/calendar/year.ts'
import { REPORT_FACES, spanAsked } from '../../../domain/reports/kinds.ts'
import { LEVEL_WORDS, LEVELS, type Level, USUAL_LEVEL } from '../../../domain/reports/level.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { RecordPick } from './record-pick.tsx'

/** A new page: of which place, which genre, for a term or the year that it lies in, and for whom; then it writes itself. */
export const Begin = () => {
  const me = useMe()
  const navigate = useNavigate()
  const calendar = useAsk('getCalendar', { query: {} })
  const open = useDo('openSummary', ['listSummaries'])
  const faces = Object.values(REPORT_FACES).filter((face) => face.write.includes(me.post.role))
  const { items: written } = usePlaces(
    {
      kind: [...new Set(faces.flatMap((face) => face.placeKinds))].join(',') || 'school',
      ...(me.post.place.kind === 'county' ? {} : { within: me.post.place.code }),
    },
    faces.length > 0,
  )
  const [chosenPlace, setPlace] = useState('')
  // In the holidays it is the last term that is summed up; what has not begun has no numbers.
  const begun = (calendar.data?.terms ?? []).filter(
    (x, i, all) => x.startsOn <= me.today && all.findIndex((y) => y.id === x.id) === i,
  )
  const [chosen, setTerm] = useState('')
  const term = chosen || (begun.at(-1)?.id ?? '')
  const code = chosenPlace || (written.find((p) => p.id === me.post.place.id) ?? written[0])?.code || ''
  const [chosenKind, setKind] = useState('')
  const [period, setPeriod] = useState<Period>('term')
  const [chosenLevel, setLevel] = useState<Level | null>(null)
  const here = written.find((p) => p.code === code)
  const genres = faces.filter((f) => f.placeKinds.some((kind) => kind === here?.kind))
  const face = genres.find((f) => f.kind === chosenKind) ?? genres[0]
  const isBulletin = face?.kind === 'bulletin'
  const [record, setRecord] = useState('')
  const levels = face?.levels ?? LEVELS
  const usual: Level = isBulletin ? 'public' : USUAL_LEVEL
  const level = chosenLevel && levels.includes(chosenLevel) ? chosenLevel : usual
  const year = term === '' || !face ? '' : spanName(spanAsked(face.kind, term, 'year'))
  return (
    <div className="card pad row" style={{ alignItems: 'flex-end' }}>
      {written.length < 2 ? null : (
        <Select
          label={t('给哪里写')}
          value={code}
          onChange={(v) => setPlace(v ?? '')}
          data={written.map((s) => ({ value: s.code, label: s.name }))}
        />
      )}
      {genres.length > 1 ? (
        <Select
          label={t('写哪一种')}
          value={face?.kind ?? ''}
          onChange={(v) => setKind(v ?? '')}
          data={genres.map((f) => ({ value: f.kind, label: t(f.title) }))}
          allowDeselect={false}
        />
      ) : null}
      {isBulletin ? <RecordPick place={code} value={record} choose={setRecord} /> : null}
      {isBulletin ? null : (
        <Select
          label={t('学期')}
          value={term}
          onChange={(v) => setTerm(v ?? '')}
          data={begun.map((x) => ({ value: x.id, label: x.name }))}
        />
      )}
      {isBulletin ? null : (
        <Select
          label={t('写多长时间的')}
          value={period}
          onChange={(v) => setPeriod(v === 'year' ? 'year' : 'term')}
          data={[
            { value: 'term', label: t('这个学期') },
            { value: 'year', label: year ? t('全年（{y}）', { y: year }) : t('全年') },
          ]}
          allowDeselect={false}
        />
      )}
      <Select
        label={t('给谁看')}
        description={t(LEVEL_WORDS[level].about)}
        inputWrapperOrder={['label', 'input', 'description']}
        value={level}
        onChange={(v) => setLevel(LEVELS.find((l) => l === v) ?? null)}
        data={levels.map((l) => ({ value: l, label: t(LEVEL_WORDS[l].title) }))}
        allowDeselect={false}
      />
      <Button
        loading={open.isPending}
        disabled={!face || (isBulletin ? record === '' : term === '')}
        onClick={() =>
          open.mutate(
            {
              body: {
                kind: face?.kind ?? 'school-summary',
                place: code,
                ...(isBulletin ? { record } : { term, period }),
                level,
              },
            },
            { onSuccess: (s) => void navigate({ to: '/summaries/$id', params: { id: s.id } }) },
          )
        }
      >
        {isBulletin
          ? t('起草简报')
          : face?.kind === 'plan'
            ? t('起草计划')
            : period === 'year'
              ? t('起草这一年的总结')
              : t('起草这学期的总结')}
      </Button>
      <span className="mut sm">{t('数字从记录里来，写好的话您来改。')}</span>
      {open.error ? <Fault error={open.error} /> : null}
    </div>
  )
}
