import { TextInput } from '@mantine/core'
import { MOST_CHILDREN } from '../../domain/registers/ledger.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { useWord } from '../client/use-word.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

export type Whom = { id: string; name: string }

/** For whom: those who stand in the registers of hardship and sponsorship with a tap each, anybody else by name. */
export const WhomChoice = ({
  label,
  near,
  chosen,
  set,
  most = MOST_CHILDREN,
  fault,
}: {
  label: string
  near: readonly Whom[]
  chosen: readonly Whom[]
  set: (chosen: Whom[]) => void
  most?: number
  fault?: string | undefined
}) => {
  const may = useMay('child.list')
  const { typed, type, word } = useWord()
  const found = useAsk('search', { query: { q: word } }, { enabled: may && word !== '' })
  const others = (found.data?.items ?? []).filter((c) => !near.some((n) => n.id === c.id))
  // One is enough: whom it is stands there, and what comes next is in sight.
  const settled = most === 1 && chosen.length === 1
  const shown = (settled ? chosen : [...near, ...others.slice(0, 8), ...chosen]).filter(
    (c, i, all) => all.findIndex((other) => other.id === c.id) === i,
  )
  const tap = ({ id, name }: Whom) =>
    set(
      chosen.some((c) => c.id === id)
        ? chosen.filter((c) => c.id !== id)
        : [...(most === 1 ? [] : chosen.slice(0, most - 1)), { id, name }],
    )
  return (
    <div className="col" style={{ gap: 6 }}>
      <Choices label={chosen.length < 2 ? label : t('{x}（选了{n}名）', { x: label, n: chosen.length })} fault={fault}>
        {shown.map((c) => (
          <Choice key={c.id} on={chosen.some((one) => one.id === c.id)} tap={() => tap(c)} text={c.name} />
        ))}
        {settled ? (
          <button type="button" className="linkish" style={{ minHeight: 44 }} onClick={() => set([])}>
            {t('换一个')}
          </button>
        ) : null}
      </Choices>
      {may && !settled ? (
        <TextInput
          label={t('这里没有的，写名字找')}
          value={typed}
          onChange={(e) => type(e.currentTarget.value)}
          style={{ maxWidth: 220 }}
        />
      ) : null}
      {found.error ? <Fault error={found.error} /> : null}
    </div>
  )
}
