const WRITTEN = /^(\d{4})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?)?)?$/

/** A day, a month or a year as people type it (2016年5月1日, 2016.5, 2016-5-1, 2016) as the register keeps it; else as typed. */
export const typedDate = (text: string): string => {
  const found = WRITTEN.exec(text.replace(/\s/g, ''))
  return found
    ? found
        .slice(1)
        .filter(Boolean)
        .map((n) => n.padStart(2, '0'))
        .join('-')
    : text
}
