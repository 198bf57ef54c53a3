import { type Family, orLine } from './sheet.ts'

/** Whom to call, typed once for all cards; empty where it is left to be written by hand. */
export type CardPhones = { teacher: string; teacherPhone: string; schoolPhone: string; villagePhone: string }

/** Telephones that help everywhere (dossier §3.7). */
const ALWAYS = '急事 110　孩子心里难受 12355'

export type ContactCard = {
  key: string
  name: string
  className: string
  schoolName: string
  /** A name before the number, or nothing; null: a line to write on. */
  lines: readonly { label: string; name: string; phone: string | null }[]
  /** A line each: numbers that help everywhere, then the place's own. */
  help: readonly string[]
}

/**
 * A liaison card (S3.17), kept by whoever looks after the child: whom to call, and no word that labels the child (dossier §3.7). `help`:
 * the line of the place itself, where it keeps one.
 */
export const contactCard = (
  family: Pick<Family, 'id' | 'name' | 'className' | 'schoolName'>,
  phones: CardPhones,
  help: { name: string; phone: string } | null,
): ContactCard => ({
  key: family.id,
  name: family.name,
  className: family.className ?? '',
  schoolName: family.schoolName,
  lines: [
    { label: '班主任', name: phones.teacher.trim(), phone: orLine(phones.teacherPhone) },
    { label: '学校', name: '', phone: orLine(phones.schoolPhone) },
    { label: '村里', name: '', phone: orLine(phones.villagePhone) },
  ],
  help: [ALWAYS, ...(help ? [`${help.name} ${help.phone}`] : [])],
})
