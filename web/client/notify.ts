import { notifications } from '@mantine/notifications'

/** A short word that something was done, at the bottom, for some seconds. */
export const tell = (message: string) => notifications.show({ message, color: 'act', autoClose: 4000 })
export const warn = (message: string) => notifications.show({ message, color: 'red', autoClose: 8000 })
