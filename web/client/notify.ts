import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'

/** A short word that something was done, at the bottom, for some seconds; longer where it offers a way back. */
export const tell = (message: ReactNode, seconds = 4) =>
  notifications.show({ message, color: 'act', autoClose: seconds * 1000, closeButtonProps: { 'aria-label': '关闭' } })
