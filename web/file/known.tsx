import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import type { File } from './child-file.ts'

type Told = File['facts'][number]

/** What is known of the child and the home beside the register's facts (S3.19, S5.7): each since when and from whom. */
export const Known = ({ id, file, write }: { id: string; file: File; write: boolean }) =>
  file.facts.map((told) => <One key={told.kind} id={id} told={told} write={write && told.canWrite} />)

const One = ({ id, told, write }: { id: string; told: Told; write: boolean }) => {
  const navigate = useNavigate()
  const go = () =>
    told.entry
      ? void navigate({ to: '/entries/$id/edit', params: { id: told.entry } })
      : void navigate({ to: '/entries/new/$kind', params: { kind: told.kind }, search: { child: id } as never })
  if (told.facts.length === 0 && !write) return null
  return (
    <section
      className={`card pad col o4 known${told.facts.length ? '' : ' noprint'}`}
      style={{ gap: 8 }}
      aria-label={t(told.title)}
    >
      <div className="row">
        <h2 className="sec">{t(told.title)}</h2>
        <span className="sp" />
        {write ? (
          <Button size="xs" variant="default" className="noprint" onClick={go}>
            {told.facts.length ? t('添、改') : t('写一两样')}
          </Button>
        ) : null}
      </div>
      {told.facts.length === 0 ? (
        <span className="mut sm noprint">{t('还没有写。见面时问一两样，记下是谁说的；没问到的空着。')}</span>
      ) : (
        <dl className="known-facts">
          {told.facts.map((fact) => (
            <div key={fact.field}>
              <dt className="mut">{t(fact.label)}</dt>
              <dd>
                {fact.text}
                <span className="xs mut since">{[dayWords(fact.since), fact.from].filter(Boolean).join('，')}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
