/** 138****0001: enough to recognise, not to dial. */
export const maskPhone = (phone: string): string =>
  phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : phone.replace(/.(?=.{4})/g, '*')

/** 522699********12: area and last two. */
export const maskId = (id: string): string =>
  id.length === 18 ? `${id.slice(0, 6)}**********${id.slice(16)}` : id.replace(/.(?=.{2})/g, '*')

export const maskStudentNo = (no: string): string => (no.length > 8 ? `${no.slice(0, 5)}…${no.slice(-2)}` : no)
