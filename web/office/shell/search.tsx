import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { t } from '../../words/words.ts'

/** Find a child from anywhere: name, pinyin, initials, last four; `/` goes there. */
export const Search = () => {
  const navigate = useNavigate()
  const narrow = useNarrow()
  const box = useCombobox()
  const field = useRef<HTMLInputElement>(null)
  /** Where the focus was before `/`: Escape goes back there. */
  const came = useRef<HTMLElement | null>(null)
  const [q, setQ] = useState('')
  const found = useAsk('search', { query: { q: q.trim() || '·' } }, { enabled: q.trim() !== '', keep: true })
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== '/' || target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
        return
      event.preventDefault()
      came.current = target
      field.current?.focus()
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [])
  // Within one school its name says nothing.
  const several = !['school', 'class'].includes(useMe().post.place.kind)
  const items = q.trim() === '' ? [] : (found.data?.items ?? [])
  return (
    <Combobox
      store={box}
      position="bottom-end"
      width={narrow ? 'calc(100vw - 16px)' : 400}
      onOptionSubmit={(id) => {
        setQ('')
        box.closeDropdown()
        void navigate({ to: '/children/$id', params: { id } })
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          aria-label={t('找孩子')}
          placeholder={narrow ? t('找孩子') : t('找孩子：姓名、拼音或首字母（按 /）')}
          value={q}
          onChange={(e) => {
            setQ(e.currentTarget.value)
            box.openDropdown()
            box.selectFirstOption()
          }}
          onBlur={() => box.closeDropdown()}
          onKeyDown={(e) => {
            if (e.key !== 'Escape') return
            setQ('')
            box.closeDropdown()
            field.current?.blur()
            came.current?.focus()
            came.current = null
          }}
          style={{ width: 'min(280px, 46vw)' }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q.trim() === ''}>
        {items.length === 0 ? (
          <Combobox.Empty role="status">
            {found.error
              ? found.error.message
              : found.isFetching
                ? t('正在找……')
                : t('没有找到，换个写法试试：姓名、拼音、首字母都行')}
          </Combobox.Empty>
        ) : (
          <Combobox.Options aria-label={t('找到的孩子')}>
            {items.map((c) => (
              <Combobox.Option key={c.id} value={c.id}>
                <b>{c.name}</b>{' '}
                <span className="mut sm">
                  {[several ? c.schoolName : '', c.className, c.villageName, c.because].filter(Boolean).join(' · ')}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
