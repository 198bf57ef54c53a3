import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useRef } from 'react'

/**
 * A box over the page that is there only while it is wanted. When it goes, the focus returns to where it came from:
 * the library does so only for boxes that stay mounted.
 */
export const Dialog = (props: Omit<ModalProps, 'opened'>) => {
  const came = useRef(document.activeElement)
  useEffect(() => {
    const back = came.current
    return () => {
      // After the box has gone, and only where nothing else has taken the focus meanwhile.
      setTimeout(() => {
        if (back instanceof HTMLElement && back.isConnected && document.activeElement === document.body)
          back.focus({ preventScroll: true })
      })
    }
  }, [])
  return <Modal opened {...props} />
}
