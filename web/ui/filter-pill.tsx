import { Menu, ScrollArea } from '@mantine/core'

export type PillOption = { value: string; label: string }

/** A filter said as a sentence: 谁照看 ▾, or chosen 谁照看：祖辈 with a cross that takes it off. */
export const FilterPill = ({
  label,
  value,
  options,
  set,
  offText,
  shown,
}: {
  label: string
  value: string | undefined
  options: readonly PillOption[]
  set: (value: string | undefined) => void
  /** What the cross says to those who do not see it. */
  offText: string
  /** Words of the chosen one where they differ from the option's. */
  shown?: string | undefined
}) => {
  const chosen = options.find((o) => o.value === value)
  const on = value !== undefined && value !== ''
  const pill = (
    <button type="button" className="pill" data-on={on || undefined}>
      {on ? (shown ?? chosen?.label ?? label) : label} <span aria-hidden="true">▾</span>
    </button>
  )
  return (
    <span className="split" data-on={on || undefined}>
      <Menu position="bottom-start" returnFocus>
        <Menu.Target>{pill}</Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah={360} type="auto">
            {options.map((o) => (
              <Menu.Item
                key={o.value}
                fw={o.value === value ? 600 : 400}
                rightSection={o.value === value ? '✓' : null}
                onClick={() => set(o.value)}
              >
                {o.label}
              </Menu.Item>
            ))}
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
      {on ? (
        <button type="button" className="pill" data-on aria-label={offText} onClick={() => set(undefined)}>
          ×
        </button>
      ) : null}
    </span>
  )
}
