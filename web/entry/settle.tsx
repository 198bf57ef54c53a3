import { Button } from '@mantine/core'
import { entryKind } from '../../domain/entries/list.ts'
import { stateWords } from '../../domain/kit/define-entry.ts'
import { useMe } from '../client/me.tsx'
import { useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { useTellEnded } from './tell-ended.tsx'

/** The entry as far as a tap needs it: which it is, of which register, what it is called. */
type Settled = { id: string; kind: string; line: string }

/**
 * What came of something that fell due, with one tap: the states in which its register takes it as done (decision 033). A slip is
 * taken back from the word that tells it.
 */
export const Settle = ({ entry }: { entry: Settled }) => {
  const me = useMe()
  const tellEnded = useTellEnded()
  const kind = entryKind(entry.kind)
  // Read anew, Today has no such line any more: the word and its way back are said before.
  const end = useDo('endEntry', undefined, (_, { body }) =>
    tellEnded(
      entry.id,
      t('记下了：{name}，{x}。', { name: entry.line, x: t(kind?.owes?.settledBy[body.state ?? ''] ?? '') }),
    ),
  )
  if (!kind?.owes || !kind.write.includes(me.post.role) || !me.actions.includes('entry.write')) return null
  return (
    <div className="col" style={{ gap: 6 }}>
      <div className="row" style={{ gap: 6 }}>
        {Object.entries(kind.owes.settledBy).map(([value, words]) => (
          <Button
            key={value}
            variant="default"
            aria-label={t('{name}：{x}', { name: entry.line, x: t(words) })}
            loading={end.isPending && end.variables.body.state === value}
            disabled={end.isPending}
            onClick={() =>
              end.mutate({
                params: { id: entry.id },
                body: { on: me.today, reason: stateWords(kind, value), state: value },
              })
            }
          >
            {t(words)}
          </Button>
        ))}
      </div>
      {end.error ? <Fault error={end.error} /> : null}
    </div>
  )
}
