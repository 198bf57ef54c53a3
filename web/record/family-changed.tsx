import { useState } from 'react'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { type Asked, OneFactButtons, OneFactDialog } from './one-fact.tsx'

/**
 * In every form of a contact: what one learns beside it about the family is said here, without leaving the record. The file is asked
 * for only then, for reading it leaves a trace.
 */
export const FamilyChanged = ({ people }: { people: readonly { id: string; name: string }[] }) => {
  const may = useMay('child.write')
  const [child, setChild] = useState<string | null>(null)
  if (!may || people.length === 0) return null
  return (
    <section>
      <div className="mut" style={{ marginBottom: 6 }}>
        {t('家里有变化？')}
      </div>
      <div className="row" style={{ gap: 8 }}>
        {people.map((c) => (
          <button
            key={c.id}
            type="button"
            className="choice"
            aria-expanded={child === c.id}
            onClick={() => setChild(child === c.id ? null : c.id)}
          >
            {people.length === 1 ? t('有，改一项') : t('{name}家有', { name: c.name })}
          </button>
        ))}
      </div>
      {child ? <OfChild key={child} id={child} /> : null}
    </section>
  )
}

const OfChild = ({ id }: { id: string }) => {
  const file = useAsk('getChild', { params: { id } })
  const [asked, setAsked] = useState<Asked | null>(null)
  if (file.error && !file.data) return <Fault error={file.error} again={() => void file.refetch()} />
  if (!file.data) return <Loading rows={1} />
  return (
    <div style={{ marginTop: 8 }}>
      <OneFactButtons file={file.data} ask={setAsked} />
      {asked ? <OneFactDialog file={file.data} asked={asked} close={() => setAsked(null)} /> : null}
    </div>
  )
}
