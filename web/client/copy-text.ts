/** Puts a text on the clipboard; false where the browser does not let us. A school's own address without https has only the old way. */
export const copyText = async (text: string): Promise<boolean> => {
  if (navigator.clipboard && window.isSecureContext)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('aria-hidden', 'true')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Within the box that holds the focus: it would take it back from anywhere else.
  const came = document.activeElement
  const within = came?.closest('[role="dialog"]') ?? document.body
  within.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (came instanceof HTMLElement) came.focus({ preventScroll: true })
  return done
}
