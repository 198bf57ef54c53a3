import { Button } from '@mantine/core'
import type { Answer } from '../../client/call.ts'
import type { Opened } from '../../figures/behind.tsx'
import { t } from '../../words/words.ts'
import { equationWords } from './equation-words.ts'

/** What does not come out even, where, and the way to the children whose files lack it: the file is mended, never the table. */
export const Uneven = ({ data, open }: { data: Answer<'getStatistics'>; open: (what: Opened) => void }) => {
  const faults = data.equations.filter((equation) => equation.holds !== 'yes')
  const nameOf = (code: string) => data.units.find((unit) => unit.code === code)?.name ?? code
  return (
    <aside className="card pad col noprint" aria-label={t('对不上的')}>
      <b>
        {faults.length ? t('对不上的 {n} 条', { n: faults.length }) : t('{n} 条都对得上', { n: data.equations.length })}
      </b>
      {faults.map((equation) => (
        <div key={equation.key} className="col" style={{ gap: 6 }}>
          <span className={equation.holds === 'no' ? 'c-overdue' : 'soon'}>
            {equationWords(equation.text)}
            {t('，差 {n}', { n: equation.differs })}
          </span>
          {equation.units.length ? (
            <span className="sm mut">
              {equation.units
                .slice(0, 8)
                .map((unit) => `${nameOf(unit.code)} ${unit.differs}`)
                .join(' · ')}
            </span>
          ) : null}
          <Who lacks={equation.lacks} place={data.place.code} text={equationWords(equation.text)} open={open} />
        </div>
      ))}
      <p className="sm mut">{t('改的是孩子的档案，不是表上的数：点开孩子，把缺的补上，表就平了。')}</p>
    </aside>
  )
}

/** The way to those children; of an equation of the county's own nobody can tell who they are. */
const Who = ({
  lacks,
  place,
  text,
  open,
}: {
  lacks: string | null
  place: string
  text: string
  open: (what: Opened) => void
}) =>
  lacks === null ? (
    <span className="sm mut">{t('县里自己加的等式，点开各栏的数核对。')}</span>
  ) : (
    <span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => open({ figure: lacks, place, title: t('{e} 差在这些孩子', { e: text }) })}
      >
        {t('看是哪些孩子')}
      </Button>
    </span>
  )
