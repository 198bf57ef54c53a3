import { uuidv7 } from '../../domain/kit/uuid.ts'

/** Ids are made where the thing is made; `randomUUID` is missing on plain http. */
export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
