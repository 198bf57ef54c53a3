import { Checkbox, Select, TextInput } from '@mantine/core'
import {
  type CountyForm,
  type CountyItem,
  MOST_ITEMS,
  withColumn,
  withoutColumn,
} from '../../../../domain/reports/tables/county-form.ts'
import type { Answer } from '../../../client/call.ts'
import { explained, t } from '../../../words/words.ts'

type Data = Answer<'getStatisticsForm'>
const BY_HAND = 'by-hand'

/** The columns of the paper form in their order: name, group, and whose number stands there. */
export const Columns = ({
  form,
  put,
  figures,
  ours,
}: {
  form: CountyForm
  put: (next: CountyForm) => void
  figures: Data['figures']
  ours: Data['ours']
}) => {
  const full = form.items.length >= MOST_ITEMS
  const change = (at: number, part: Partial<CountyItem>) =>
    put({ ...form, items: form.items.map((item, i) => (i === at ? { ...item, ...part } : item)) })
  const add = (at: number) => {
    const group = form.items[at - 1]?.group ?? ''
    put(withColumn(form, at, { group, label: '', depth: 0, figure: null }))
  }
  const choices = [
    { value: BY_HAND, label: t('另填（登记里没有）') },
    ...figures.map(({ id, title, definition }) => ({ value: id, label: explained(title, definition) })),
  ]
  return (
    <section className="card col form-columns" aria-label={t('各栏')}>
      {form.items.map((item, at) => {
        const no = at + 1
        const mine = ours.items[at]
        const unsure = ours.unsure.includes(no) && mine?.label === item.label && mine.figure === item.figure
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          <div key={at} className="form-column" role="group" aria-label={t('第 {n} 栏', { n: no })}>
            <b className="no">{no}</b>
            <TextInput
              aria-label={t('第 {n} 栏归哪一类', { n: no })}
              placeholder={t('类')}
              maxLength={20}
              value={item.group}
              onChange={(e) => change(at, { group: e.currentTarget.value })}
            />
            <TextInput
              aria-label={t('第 {n} 栏叫什么', { n: no })}
              placeholder={t('名称')}
              maxLength={40}
              value={item.label}
              error={item.label.trim() === ''}
              onChange={(e) => change(at, { label: e.currentTarget.value })}
            />
            <Select
              className="what"
              aria-label={t('第 {n} 栏数什么', { n: no })}
              value={item.figure ?? BY_HAND}
              data={choices}
              searchable
              allowDeselect={false}
              maxDropdownHeight={320}
              onChange={(v) => change(at, { figure: v === null || v === BY_HAND ? null : v })}
            />
            <Checkbox
              className="part"
              label={t('“其中”')}
              checked={item.depth === 1}
              onChange={(e) => change(at, { depth: e.currentTarget.checked ? 1 : 0 })}
            />
            <span className="row" style={{ gap: 4 }}>
              <button
                type="button"
                className="linkish sm"
                aria-label={t('在第 {n} 栏后面加一栏', { n: no })}
                disabled={full}
                onClick={() => add(no)}
              >
                {t('加')}
              </button>
              <button
                type="button"
                className="linkish sm"
                aria-label={t('去掉第 {n} 栏', { n: no })}
                disabled={form.items.length === 1}
                onClick={() => put(withoutColumn(form, at))}
              >
                {t('去掉')}
              </button>
            </span>
            {unsure ? <span className="soon sm why">{t('系统的读法，没有能打开的出处')}</span> : null}
          </div>
        )
      })}
    </section>
  )
}
