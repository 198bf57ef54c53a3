import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { placeToasts } from '../ui/toast-place.ts'
import { say, t } from '../words/words.ts'

/** A short word that something was done, above the foot of the page, for some seconds; longer where it offers a way back. */
export const tell = (message: ReactNode, seconds = 4) => {
  placeToasts()
  notifications.show({
    message: typeof message === 'string' ? say(message) : message,
    color: 'act',
    autoClose: seconds * 1000,
    closeButtonProps: { 'aria-label': t('关闭') },
  })
}

/** What was said of the last thing is gone when the next is begun (F3): its way back would lead to another child's record. */
export const hush = (): void => notifications.clean()
