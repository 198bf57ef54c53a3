import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'

/** Lines left empty for what is thought of with the paper in hand. */
const EMPTY = 3

/** The paper: birthdays with a column for what is prepared by whom, festivals with how many, what was agreed. No word of who is left behind stands beside a name. */
export const Sheet = ({ data }: { data: Answer<'getOccasions'> }) => (
  <div className="only-print">
    {data.birthdays.length ? (
      <table className="tbl">
        <caption>{t('生日，到{d}', { d: dayWords(data.until) })}</caption>
        <thead>
          <tr>
            {['哪天', '姓名', '班级', '宿舍', '几岁', '准备什么', '谁准备', '办好了'].map((title) => (
              <th key={title} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.birthdays.map((c) => (
            <tr key={c.id}>
              <td>
                {dayWords(c.on)}
                {c.lunar ? t('（农历{x}）', { x: c.lunar }) : ''}
              </td>
              <td>{c.name}</td>
              <td>{c.className}</td>
              <td>{c.dormitory}</td>
              <td>{c.turns}</td>
              <td />
              <td />
              <td>{c.wished ? t('{d}记了', { d: dayWords(c.wished.on) }) : '□'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
    {data.festivals.map((f) => (
      <p key={f.key}>
        <b>{t(f.name)}</b> {dayWords(f.on)}
        {f.lunar ? t('（农历{x}）', { x: f.lunar }) : ''}　{t('{n} 份', { n: f.children })}
        {f.groups.length ? `：${f.groups.map((g) => t('{x} {n} 名', { x: g.name, n: g.n })).join('，')}` : ''}
      </p>
    ))}
    <table className="tbl">
      <caption>{t('要准备的')}</caption>
      <thead>
        <tr>
          {['准备什么', '谁准备', '哪天前', '办好了'].map((title) => (
            <th key={title} scope="col">
              {t(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.tasks.map((one) => (
          <tr key={one.id}>
            <td>{one.what}</td>
            <td>{one.owner}</td>
            <td>{one.due ? dayWords(one.due) : ''}</td>
            <td>{one.done ? t(one.state) : '□'}</td>
          </tr>
        ))}
        {Array.from({ length: EMPTY }, (_, i) => i).map((i) => (
          <tr key={i}>
            <td>　</td>
            <td />
            <td />
            <td>□</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
