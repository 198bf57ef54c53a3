import { useEffect } from 'react'
import type { Answer } from '../../client/call.ts'
import { useAsk } from '../../client/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../words/words.ts'

type Places = Answer<'getHelpLines'>['places']
const KEPT = 'nuanyang.help-lines'
/** Places of whoever signed in last on this device, nearest first: only their numbers, no name. */
export const HERE = 'nuanyang.here'

const kept = <T,>(key: string, none: T): T => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? none
  } catch {
    return none
  }
}

/** Numbers of this place, kept on the device so that they stand here without a network too; other places below. */
export const Local = () => {
  const asked = useAsk('getHelpLines', {})
  useEffect(() => {
    if (asked.data) localStorage.setItem(KEPT, JSON.stringify(asked.data.places))
  }, [asked.data])
  const places = asked.data?.places ?? kept<Places>(KEPT, [])
  const here = kept<number[]>(HERE, [])
  const mine = here.flatMap((id) => places.filter((p) => p.placeId === id))
  const others = places.filter((p) => !mine.includes(p))
  return (
    <>
      {mine.map((p) => (
        <Lines key={p.placeId} place={p} />
      ))}
      {others.length === 1 && mine.length === 0 ? <Lines place={others[0] as Places[number]} /> : null}
      {others.length > 1 || (others.length === 1 && mine.length > 0) ? (
        <details className="card pad">
          <summary style={{ cursor: 'pointer', minHeight: 32 }}>{t('别的地方的电话')}</summary>
          {others.map((p) => (
            <div key={p.placeId}>
              <h2 className="sec">{p.name}</h2>
              <Lines place={p} />
            </div>
          ))}
        </details>
      ) : null}
    </>
  )
}

const Lines = ({ place }: { place: Places[number] }) =>
  place.lines.map((line) => (
    <a key={line.name + line.phone} href={`tel:${line.phone.replace(/[^\d+]/g, '')}`} className="card call">
      <Icon name="phone" />
      <span>
        <b>{line.name}</b>
        <span className="mut sm">{[line.phone, line.note].filter(Boolean).join(' · ')}</span>
      </span>
    </a>
  ))
