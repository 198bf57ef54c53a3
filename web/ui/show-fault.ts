/** The first field that lacks something comes into sight; what was typed stays. */
export const showFault = (form: HTMLElement | null) =>
  requestAnimationFrame(() =>
    form?.querySelector('[role=alert], [data-error]')?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  )
