import { Button } from '@mantine/core'
import { useState } from 'react'
import { entryKind } from '../../domain/entries/list.ts'
import { stateWords } from '../../domain/kit/define-entry.ts'
import { useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { t } from '../words/words.ts'

/** The entry as far as a tap needs it: which it is, of which register, what it is called. */
type Settled = { id: string; kind: string; line: string }

/**
 * What came of something that fell due, with a tap: the states in which its register takes it as done (decision 033). An end is not
 * taken back, so it is asked once.
 */
export const Settle = ({ entry }: { entry: Settled }) => {
  const me = useMe()
  const end = useDo('endEntry')
  const [state, setState] = useState<string | null>(null)
  const kind = entryKind(entry.kind)
  if (!kind?.owes || !kind.write.includes(me.post.role) || !me.actions.includes('entry.write')) return null
  const taps = Object.entries(kind.owes.settledBy)
  const told = state === null ? '' : t(kind.owes.settledBy[state] ?? '')
  return (
    <div className="row" style={{ gap: 6 }}>
      {taps.map(([value, words]) => (
        <Button
          key={value}
          variant="default"
          aria-label={t('{name}：{x}', { name: entry.line, x: t(words) })}
          onClick={() => {
            end.reset()
            setState(value)
          }}
        >
          {t(words)}
        </Button>
      ))}
      {state === null ? null : (
        <Confirm
          title={t('记成“{x}”？', { x: told })}
          text={t('{name}。按今天记下，这一条就结束了，不能再改。', { name: entry.line })}
          yes={told}
          no={t('先不记')}
          busy={end.isPending}
          error={end.error}
          go={() =>
            end.mutate(
              {
                params: { id: entry.id },
                body: { on: me.today, reason: stateWords(kind, state), state },
              },
              {
                onSuccess: () => {
                  setState(null)
                  tell(t('记下了：{name}，{x}。', { name: entry.line, x: told }))
                },
              },
            )
          }
          close={() => setState(null)}
        />
      )}
    </div>
  )
}
