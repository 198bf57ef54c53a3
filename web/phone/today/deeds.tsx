import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { RecordKind } from '../../../domain/kit/define-record.ts'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../words/words.ts'

/** A record that is owed, and for whom it is written at once. */
export type Deed = { kind: RecordKind; ids: readonly string[] }

const wordsOf = ({ kind, ids }: Deed, names: string) =>
  ids.length > 1
    ? t('一起{button}（{n} 个孩子）', { button: t(kind.button), n: ids.length })
    : t('给{name}{button}', { name: names, button: t(kind.button) })

/** What is owed most, one tap; whatever else is owed behind one more, so that a card stays low (F18). */
export const Deeds = ({
  deeds,
  names,
  filled,
}: {
  deeds: readonly Deed[]
  /** Of the child or the children. */
  names: string
  filled: boolean
}) => {
  const navigate = useNavigate()
  const [one, ...others] = deeds
  if (!one) return null
  const record = ({ kind, ids }: Deed) =>
    void navigate({
      to: '/record/$kind',
      params: { kind: kind.kind },
      search: { children: ids.join(',') } as never,
    })
  return (
    <div className="deeds noprint">
      <Button variant={filled ? 'filled' : 'default'} aria-label={wordsOf(one, names)} onClick={() => record(one)}>
        {one.ids.length > 1 ? t('一起{button}', { button: t(one.kind.button) }) : t(one.kind.title)}
      </Button>
      {others.length ? (
        <Menu position="bottom-end" returnFocus>
          <Menu.Target>
            <Button variant="default" className="square" aria-label={t('{name}还该做的', { name: names })}>
              <Icon name="more" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((deed) => (
              <Menu.Item key={deed.kind.kind} onClick={() => record(deed)} aria-label={wordsOf(deed, names)}>
                {t(deed.kind.button)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  )
}
