import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { addressOf } from '../client/call.ts'
import { dayWords, shanghaiDay } from '../client/child-text.ts'
import { altOf, type Picture } from './picture-words.ts'

/** What a family or a cabinet keeps of one child shows that child, and no other one's face. */
export const isOwn = (p: Picture, child: string): boolean =>
  p.state === 'there' && p.children.every((c) => c.id === child)

/** Of these pictures the chosen ones alone are drawn and printed, each with its day; `foot`: who printed them, and for whom. */
export const ChosenPictures = ({
  items,
  legend,
  foot,
}: {
  items: readonly Picture[]
  legend: string
  foot: string
}) => {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const shown = items.filter((p) => chosen.has(p.id))
  const put = (p: Picture, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(p.id)
    else next.delete(p.id)
    choose(next)
  }
  return (
    <div className={`col${shown.length ? '' : ' noprint'}`} style={{ gap: 8 }}>
      <fieldset className="noprint group">
        <legend>{legend}</legend>
        {items.map((p) => (
          <Checkbox
            key={p.id}
            label={`${dayWords(shanghaiDay(p.madeAt))}　${altOf(p)}`}
            checked={chosen.has(p.id)}
            onChange={(e) => put(p, e.currentTarget.checked)}
            styles={{ body: { alignItems: 'center', minHeight: 44 } }}
          />
        ))}
      </fieldset>
      {shown.map((p) => (
        <figure key={p.id} className="booklet-picture">
          <img src={addressOf('getPicture', { params: { id: p.id }, query: { size: 'whole' } })} alt={altOf(p)} />
          <figcaption className="sm mut">
            {dayWords(shanghaiDay(p.madeAt))}　{p.words}
          </figcaption>
        </figure>
      ))}
      {shown.length ? (
        <p className="xs mut" style={{ margin: 0 }}>
          {foot}
        </p>
      ) : null}
    </div>
  )
}
