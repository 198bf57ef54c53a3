/** Locks and opens what lies in this browser under one account's key (decision 034). */
export type Seal = {
  lock: (value: unknown) => Promise<Sealed>
  /** Null where it was locked with another key. */
  open: (sealed: Sealed) => Promise<unknown>
}

export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(hex.length / 2)
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  return out
}

/**
 * AES-256-GCM under the key that the server gives after the sign-in: it is held in memory only and cannot be read out of it again.
 * Null where the browser has no WebCrypto (plain http by a name).
 */
export const sealWith = async (secret: string): Promise<Seal | null> => {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return null
  const key = await subtle.importKey('raw', bytesOf(secret), 'AES-GCM', false, ['encrypt', 'decrypt'])
  return {
    lock: async (value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const clear = new TextEncoder().encode(JSON.stringify(value))
      return { iv, bytes: await subtle.encrypt({ name: 'AES-GCM', iv }, key, clear) }
    },
    open: async ({ iv, bytes }) => {
      try {
        return JSON.parse(new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes)))
      } catch {
        return null
      }
    },
  }
}
