import { Button } from '@mantine/core'
import { Dialog } from './dialog.tsx'
import { Fault } from './states.tsx'

/** Asks once before something that others feel: what follows in a sentence, the deed on the button. */
export const Confirm = ({
  title,
  text,
  yes,
  no,
  busy,
  error,
  go,
  close,
}: {
  title: string
  text: string
  yes: string
  no: string
  busy: boolean
  error: Error | null
  go: () => void
  close: () => void
}) => (
  <Dialog onClose={close} title={title} size="sm">
    <div className="col">
      <p>{text}</p>
      {error ? <Fault error={error} /> : null}
      <div className="row">
        <span className="sp" />
        <Button variant="default" onClick={close}>
          {no}
        </Button>
        <Button loading={busy} onClick={go} data-autofocus>
          {yes}
        </Button>
      </div>
    </div>
  </Dialog>
)
