import { TextInput } from '@mantine/core'
import { addDays } from '../../domain/kit/dates.ts'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'

/** The day of a record: today by itself, the days before with one tap, any other from the calendar. */
export const Day = ({
  today,
  value,
  set,
  fault,
}: {
  today: string
  value: string
  set: (day: string) => void
  fault: string | undefined
}) => {
  const near: [string, string][] = [
    [today, t('今天')],
    [addDays(today, -1), t('昨天')],
    [addDays(today, -2), t('前天')],
  ]
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="mut" style={{ padding: 0, marginBottom: 6 }}>
        {t('哪天')}
      </legend>
      <div className="row" style={{ gap: 8 }}>
        {near.map(([day, text]) => (
          <button
            key={day}
            type="button"
            className="choice"
            aria-pressed={value === day}
            title={dayWords(day)}
            onClick={() => set(day)}
          >
            {text}
          </button>
        ))}
        <TextInput
          type="date"
          aria-label={t('别的日子')}
          value={value}
          max={today}
          onChange={(e) => set(e.currentTarget.value)}
          error={fault}
          style={{ width: 160 }}
        />
      </div>
    </fieldset>
  )
}
