/**
 * Toasts stand above what is fixed at the foot of the screen (F3): the bar with the button to save, the tabs of a phone. Measured
 * when one is shown and when the page becomes another.
 */
export const placeToasts = (): void => {
  requestAnimationFrame(() => {
    const bars = [...document.querySelectorAll<HTMLElement>('.bottom, .tabs')]
      .map((bar) => bar.getBoundingClientRect())
      .filter((box) => box.height > 0 && box.bottom > window.innerHeight - 100 && box.top < window.innerHeight)
    const top = Math.min(window.innerHeight, ...bars.map((box) => box.top))
    document.documentElement.style.setProperty('--toast-lift', `${Math.round(window.innerHeight - top) + 8}px`)
  })
}
