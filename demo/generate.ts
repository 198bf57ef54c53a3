export const generate = 0 as never
