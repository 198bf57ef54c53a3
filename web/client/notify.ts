import { notifications } from '@mantine/notifications'

/** A short word that something was done, at the bottom, for some seconds. */
export const tell = (message: string) =>
  notifications.show({ message, color: 'act', autoClose: 4000, closeButtonProps: { 'aria-label': '关闭' } })
