import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { useAsk } from '../../client/queries.ts'
import { useWord } from '../../client/use-word.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export type Picked = Answer<'search'>['items'][number]

/** One file, found by name: for two that nothing shows to be of one child. */
export const PickFile = ({ label, pick }: { label: string; pick: (file: Picked | null) => void }) => {
  const find = useWord()
  const [picked, setPicked] = useState<Picked | null>(null)
  const found = useAsk('search', { query: { q: find.word } }, { enabled: find.word !== '' && picked === null })
  const choose = (file: Picked | null) => {
    setPicked(file)
    pick(file)
  }
  return (
    <div className="col" style={{ flex: '1 1 240px', gap: 4 }}>
      <TextInput
        label={label}
        placeholder={t('打名字找')}
        value={picked ? wordsOf(picked) : find.typed}
        onChange={(e) => {
          choose(null)
          find.type(e.currentTarget.value)
        }}
      />
      {found.error ? <Fault error={found.error} /> : null}
      {picked === null && find.word !== '' && found.data ? (
        <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 2 }}>
          {found.data.items.slice(0, 8).map((file) => (
            <li key={file.id}>
              <button type="button" className="linkish" onClick={() => choose(file)}>
                {wordsOf(file)}
              </button>
            </li>
          ))}
          {found.data.items.length === 0 ? <li className="sm mut">{t('没有找到，换个写法试试')}</li> : null}
        </ul>
      ) : null}
    </div>
  )
}

const wordsOf = (file: Picked): string =>
  [file.name, file.schoolName, file.className, file.villageName].filter(Boolean).join(' · ')
