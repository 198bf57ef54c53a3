import { Checkbox, Menu } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type AnswerColumn, answerColumns } from '../../../domain/kit/answer-columns.ts'
import type { RecordKind } from '../../../domain/kit/define-record.ts'
import { t } from '../../words/words.ts'

const keyOf = (kind: string) => `nuanyang.ledger.${kind}`
const kept = (kind: string): readonly string[] | null => {
  const names = localStorage.getItem(keyOf(kind))
  return names === null ? null : names.split(',').filter(Boolean)
}

/**
 * Which answers stand as columns of their own beside the line, kept on this device; of one kind only. Until somebody chooses, what
 * the county asks besides stands there: the line does not tell it.
 */
export const useAnswerColumns = (kind: RecordKind | null) => {
  const [picked, setPicked] = useState<Readonly<Record<string, readonly string[]>>>({})
  return useMemo(() => {
    const every = kind ? answerColumns(kind) : []
    const own = (kind?.own?.fields ?? []).filter((f) => f.endedOn === null).map((f) => f.spec.name)
    const shown = kind ? (picked[kind.kind] ?? kept(kind.kind) ?? own) : []
    return {
      every,
      columns: every.filter((c) => shown.includes(c.name)),
      pick: (name: string) => {
        if (!kind) return
        const next = shown.includes(name) ? shown.filter((n) => n !== name) : [...shown, name]
        localStorage.setItem(keyOf(kind.kind), next.join(','))
        setPicked({ ...picked, [kind.kind]: next })
      },
    }
  }, [kind, picked])
}

/** The choice of columns, as at the register of children. */
export const ColumnMenu = ({
  every,
  columns,
  pick,
}: {
  every: readonly AnswerColumn[]
  columns: readonly AnswerColumn[]
  pick: (name: string) => void
}) => (
  <Menu position="bottom-end" closeOnItemClick={false} returnFocus>
    <Menu.Target>
      <button type="button" className="pill plain only-desk">
        {t('列')} <span aria-hidden="true">▾</span>
      </button>
    </Menu.Target>
    <Menu.Dropdown style={{ maxHeight: 420, overflowY: 'auto' }}>
      {every.map((column) => (
        <Menu.Item
          key={column.name}
          onClick={() => pick(column.name)}
          leftSection={
            <Checkbox
              checked={columns.some((c) => c.name === column.name)}
              readOnly
              size="xs"
              tabIndex={-1}
              aria-hidden="true"
              style={{ pointerEvents: 'none' }}
            />
          }
        >
          {t(column.title)}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
)
