/** Identity of a duty: rule, subject and period, hashed (64-bit FNV-1a twice, hex). The same on every device. */
export const dutyId = (rule: string, subject: string, period: string): string => {
  const text = `${rule}\u0000${subject}\u0000${period}`
  return fnv(text, 0xcbf29ce484222325n) + fnv(text, 0x84222325cbf29ce4n)
}

const fnv = (text: string, seed: bigint): string => {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}
