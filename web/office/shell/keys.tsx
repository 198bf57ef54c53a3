import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '../../words/words.ts'

const KEYS: [string, string][] = [
  ['/', '找孩子'],
  ['↑ ↓', '在名单里上下移动'],
  ['空格', '选中这一行'],
  ['回车', '打开这一行'],
  ['n', '给这个孩子记一笔'],
  ['Esc', '关掉最上面的一层'],
  ['?', '看这张表'],
]

/** `?` shows what the keys do; not while something is being typed. */
export const Keys = () => {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== '?' && event.key !== '？') return
      if (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title={t('键盘')} size="sm">
      <div className="facts" style={{ gridTemplateColumns: '64px 1fr' }}>
        {KEYS.map(([key, text]) => (
          <Key key={key} name={t(key)} text={t(text)} />
        ))}
      </div>
    </Modal>
  )
}

const Key = ({ name, text }: { name: string; text: string }) => (
  <>
    <span>
      <kbd>{name}</kbd>
    </span>
    <span>{text}</span>
  </>
)
