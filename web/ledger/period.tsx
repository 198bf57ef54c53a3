import { Button, TextInput } from '@mantine/core'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'

/** Which days. */
export const Period = ({
  from,
  to,
  set,
}: {
  from: string | undefined
  to: string | undefined
  set: (next: { from?: string | undefined; to?: string | undefined }) => void
}) => {
  const me = useMe()
  const day = (label: string, value: string | undefined, put: (v: string | undefined) => void) => (
    <TextInput
      type="date"
      label={label}
      value={value ?? ''}
      max={me.today}
      onChange={(e) => put(e.currentTarget.value || undefined)}
    />
  )
  return (
    <div className="row noprint" style={{ gap: 8, alignItems: 'flex-end' }}>
      {day(t('从哪天'), from, (v) => set({ from: v }))}
      {day(t('到哪天'), to, (v) => set({ to: v }))}
      {from || to ? (
        <Button variant="default" onClick={() => set({ from: undefined, to: undefined })}>
          {t('不限日子')}
        </Button>
      ) : null}
    </div>
  )
}
