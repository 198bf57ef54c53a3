import { Checkbox } from '@mantine/core'
import { useList } from '../../client/use-list.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Who of a class repeats the year, picked by name. */
export const Repeats = ({
  code,
  chosen,
  choose,
}: {
  code: string
  chosen: { has: (id: string) => boolean }
  choose: (id: string, on: boolean) => void
}) => {
  const list = useList('listChildren', { place: code, status: 'enrolled', sort: 'name', limit: 200 })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={3} />
  return (
    <fieldset className="group">
      <legend>{t('哪些孩子留级（留在这个班）')}</legend>
      {list.items.map((child) => (
        <Checkbox
          key={child.id}
          label={child.name}
          checked={chosen.has(child.id)}
          onChange={(e) => choose(child.id, e.currentTarget.checked)}
          style={{ minWidth: 110 }}
        />
      ))}
    </fieldset>
  )
}
