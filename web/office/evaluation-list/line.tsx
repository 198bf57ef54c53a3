import { NumberInput, Select, TextInput } from '@mantine/core'
import type { ListedIndicator, Suggests } from '../../../domain/entries/indicators.ts'
import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'

type Figures = Answer<'getEvaluationList'>['figures']

/** One line: its block, name, points, what is asked to be seen, and by what points are suggested. */
export const Line = ({
  line,
  n,
  usual,
  figures,
  set,
}: {
  line: ListedIndicator
  n: number
  /** One of the usual list, whose own way of suggesting can be kept. */
  usual: boolean
  figures: Figures
  set: (next: ListedIndicator | null) => void
}) => {
  const { suggests } = line
  const figure = suggests.by === 'figure' ? figures.find((f) => f.id === suggests.figure) : undefined
  const name = line.title || t('第 {n} 项', { n })
  return (
    <li className="card pad col" style={{ gap: 8 }} aria-label={name}>
      <div className="row" style={{ flexWrap: 'wrap', alignItems: 'flex-end', gap: 10 }}>
        <TextInput
          label={t('内容')}
          value={line.block}
          maxLength={20}
          onChange={(e) => set({ ...line, block: e.currentTarget.value })}
          style={{ flex: '1 1 110px', maxWidth: 160 }}
        />
        <TextInput
          label={t('指标')}
          value={line.title}
          maxLength={40}
          error={line.title.trim() === '' ? t('请写指标的名称') : undefined}
          onChange={(e) => set({ ...line, title: e.currentTarget.value })}
          style={{ flex: '2 1 160px' }}
        />
        <NumberInput
          label={t('分值')}
          min={1}
          max={100}
          allowDecimal={false}
          value={line.points}
          onChange={(v) => set({ ...line, points: typeof v === 'number' ? v : 1 })}
          w={84}
        />
        <button
          type="button"
          className="linkish sm"
          aria-label={t('去掉：{x}', { x: name })}
          onClick={() => set(null)}
          style={{ minHeight: 36 }}
        >
          {t('去掉')}
        </button>
      </div>
      <div className="row" style={{ flexWrap: 'wrap', alignItems: 'flex-end', gap: 10 }}>
        <TextInput
          label={t('要看什么')}
          value={line.asks}
          maxLength={80}
          onChange={(e) => set({ ...line, asks: e.currentTarget.value })}
          style={{ flex: '2 1 180px' }}
        />
        <Select
          label={t('怎么建议分')}
          value={suggests.by}
          allowDeselect={false}
          onChange={(v) => set({ ...line, suggests: suggestsOf(v, figures) })}
          data={[
            ...(usual || suggests.by === 'usual' ? [{ value: 'usual', label: t('按通用的办法') }] : []),
            { value: 'figure', label: t('按一个数') },
            { value: 'hand', label: t('由检查的人定') },
          ]}
          style={{ flex: '1 1 150px', maxWidth: 200 }}
        />
      </div>
      {suggests.by === 'figure' ? (
        <div className="row" style={{ flexWrap: 'wrap', alignItems: 'flex-end', gap: 10 }}>
          <Select
            label={t('哪个数')}
            searchable
            value={suggests.figure}
            allowDeselect={false}
            limit={80}
            nothingFoundMessage={t('没有找到，换个写法试试。')}
            onChange={(v) => v && set({ ...line, suggests: { ...suggests, figure: v } })}
            data={figures.map((f) => ({
              value: f.id,
              label: t('{title}（{unit}）', { title: t(f.title), unit: t(f.unit) }),
            }))}
            style={{ flex: '2 1 200px' }}
          />
          <NumberInput
            label={figure ? t('到多少给满分（{unit}）', { unit: t(figure.unit) }) : t('到多少给满分')}
            value={suggests.full}
            onChange={(v) => typeof v === 'number' && set({ ...line, suggests: { ...suggests, full: v } })}
            w={140}
          />
          <NumberInput
            label={t('到多少给0分')}
            value={suggests.none}
            onChange={(v) => typeof v === 'number' && set({ ...line, suggests: { ...suggests, none: v } })}
            w={140}
          />
        </div>
      ) : null}
    </li>
  )
}

const suggestsOf = (by: string | null, figures: Figures): Suggests =>
  by === 'usual' ? { by } : by === 'figure' ? { by, figure: figures[0]?.id ?? '', none: 0, full: 100 } : { by: 'hand' }
