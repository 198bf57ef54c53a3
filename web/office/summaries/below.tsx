import { Link } from '@tanstack/react-router'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

/** The genres that gather what schools issued. */
const GATHERS = ['township-summary', 'central-school-summary', 'subdistrict-summary']

/** What each school issued for the same term, and where its signed numbers are not those of the register any more. */
export const Below = ({ summary }: { summary: Summary }) =>
  GATHERS.includes(summary.kind) ? <Schools id={summary.id} /> : null

const Schools = ({ id }: { id: string }) => {
  const found = useAsk('listIssuedBelow', { params: { id }, query: {} })
  const schools = found.data?.items ?? []
  const issued = schools.filter((s) => s.step === 'issued')
  return (
    <section className="checks" aria-label={t('各校签发情况')}>
      <b className="sm">
        {found.data
          ? t('各校签发情况：{n} 所中 {k} 所已签发', { n: schools.length, k: issued.length })
          : t('各校签发情况')}
      </b>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={2} /> : null}
      {schools.map((s) => (
        <div key={s.code} className="sm">
          {s.issued ? (
            <>
              <Link to="/summaries/$id" params={{ id: s.issued.id }}>
                {s.name}
              </Link>
              <span className="mut xs">
                　
                {t('{who}签发，{d}，数据截至{c}', {
                  who: s.issued.by,
                  d: dayWords(s.issued.on),
                  c: dayWords(s.issued.cutoff),
                })}
              </span>
            </>
          ) : (
            <>
              {s.name}
              <span className="mut xs">　{s.step === 'draft' ? t('还在起草') : t('还没有起草')}</span>
            </>
          )}
          {s.issued && s.differs.length === 0 ? <div className="xs mut">{t('签发的数与现在的登记一致。')}</div> : null}
          {s.differs.map((d) => (
            <div key={d.figure} className="xs soon">
              {t('{x}：签发时 {a}，按现在的登记 {b}', { x: d.title, a: d.stated, b: d.now })}
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}
