import { type HelpPlaces, telOf, useHelpLines } from '../../client/help-lines.ts'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../words/words.ts'

/** Numbers of this place; other places below. */
export const Local = () => {
  const { mine, others } = useHelpLines()
  return (
    <>
      {mine.map((p) => (
        <Lines key={p.placeId} place={p} />
      ))}
      {others.length === 1 && mine.length === 0 ? <Lines place={others[0] as HelpPlaces[number]} /> : null}
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

const Lines = ({ place }: { place: HelpPlaces[number] }) =>
  place.lines.map((line) => (
    <a key={line.name + line.phone} href={telOf(line.phone)} className="card call">
      <Icon name="phone" />
      <span>
        <b>{line.name}</b>
        <span className="mut sm">{[line.phone, line.note].filter(Boolean).join(' · ')}</span>
      </span>
    </a>
  ))
