import { Button, NativeSelect } from '@mantine/core'
import { t } from '../../words/words.ts'
import { type Difference, needClass } from './decisions.ts'
import type { Part } from './part.ts'

type Row = Difference['classless'][number]

/** Children whose class the list does not tell: said for all at once, or one by one; without a class only where that is said. */
export const Classless = ({ d, decisions, set }: Part) => {
  const rows = needClass(d, decisions)
  if (rows.length === 0) return null
  const say = (list: readonly Row[], value: (row: Row) => string) =>
    set({
      ...decisions,
      classes: Object.fromEntries(
        Object.entries({ ...decisions.classes, ...Object.fromEntries(list.map((r) => [r.key, value(r)])) }).filter(
          ([, v]) => v !== '',
        ),
      ),
    })
  const open = rows.filter((r) => decisions.classes[r.key] === undefined)
  const guessed = open.filter((r) => r.suggested !== null)
  return (
    <>
      <div className="kind-head row">
        <span>{t('没有班级的 {n} 名', { n: rows.length })}</span>
        {guessed.length ? (
          <Button size="xs" variant="default" onClick={() => say(guessed, (r) => r.suggested ?? '')}>
            {t('{n} 名都进那个年级唯一的班', { n: guessed.length })}
          </Button>
        ) : null}
        <NativeSelect
          size="xs"
          aria-label={t('没有班级的一起定')}
          value=""
          onChange={(e) => {
            const { value } = e.currentTarget
            say(
              open.filter((r) => value === 'none' || r.choices.some((c) => c.value === value)),
              () => value,
            )
          }}
        >
          <option value="">{t('没定的一起定……')}</option>
          {common(open).map((c) => (
            <option key={c.value} value={c.value}>
              {t('{n} 名都进{c}', { n: c.rows, c: c.name })}
            </option>
          ))}
          <option value="none">{t('都先不分班')}</option>
        </NativeSelect>
      </div>
      <table className="tbl stack">
        <tbody>
          {rows.map((r) => (
            <tr key={r.key}>
              <td>
                <b>{r.name}</b> {r.className}
                <span className="mut sm">
                  {'　'}
                  {r.school ? `${r.school}　` : ''}
                  {t('第 {r} 行', { r: r.row })}
                  {r.sheet ? t('（{s}）', { s: r.sheet }) : ''}
                </span>
              </td>
              <td className="mut" style={{ whiteSpace: 'normal' }}>
                {r.childId
                  ? t('已在花名册，还没有班级')
                  : r.className
                    ? t('只写了年级，没写哪个班；不定就不写')
                    : t('看不出是哪个班；不定就不写')}
              </td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t('{name}在哪个班', { name: r.name })}
                  value={decisions.classes[r.key] ?? ''}
                  onChange={(e) => {
                    const { value } = e.currentTarget
                    say([r], () => value)
                  }}
                >
                  <option value="">{r.childId ? t('没定，先不动') : t('没定，先不写')}</option>
                  {r.choices.map((c) => (
                    <option key={c.value} value={c.value}>
                      {c.value === r.suggested ? t('{c}（这个年级只有这一个班）', { c: c.name }) : c.name}
                    </option>
                  ))}
                  {r.childId ? null : <option value="none">{t('先不分班，照样写')}</option>}
                </NativeSelect>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Classes that undecided rows may go to, each with how many of them. */
const common = (rows: readonly Row[]) => {
  const found = new Map<string, { value: string; name: string; rows: number }>()
  for (const c of rows.flatMap((r) => r.choices)) {
    const known = found.get(c.value)
    if (known) known.rows++
    else found.set(c.value, { ...c, rows: 1 })
  }
  return [...found.values()]
}
