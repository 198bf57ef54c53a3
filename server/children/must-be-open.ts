import { AppError } from '../../domain/errors.ts'
import { classTitle, type Place } from '../../domain/registers/place.ts'

/** A closed place stands on no board: a child put there would be missed by everybody. Error: invalid on `field`. */
export const mustBeOpen = (place: Place | null | undefined, field: 'classCode' | 'villageCode') => {
  if (!place?.closed) return
  const sentence =
    place.kind === 'class'
      ? `${classTitle(place.grade, place.label)}已经停用，请选一个现在的班。`
      : `${place.name}已经停用，请选一个现在的村。`
  throw new AppError('invalid', { [field]: sentence }, sentence)
}
