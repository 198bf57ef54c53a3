import { Button } from '@mantine/core'
import { useRef } from 'react'
import { t } from '../../../words/words.ts'

/** Takes a sheet that was filled or corrected by hand. */
export const ReadBack = ({ take, busy }: { take: (file: File) => void; busy: boolean }) => {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xls,.et"
        aria-label={t('选填好的统计表')}
        hidden
        onChange={(e) => {
          const file = e.currentTarget.files?.[0]
          if (file) take(file)
          e.currentTarget.value = ''
        }}
      />
      <Button variant="default" loading={busy} onClick={() => picker.current?.click()}>
        {t('读回填好的表')}
      </Button>
    </>
  )
}
