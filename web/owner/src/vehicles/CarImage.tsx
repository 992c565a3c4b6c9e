import { readPicture, type Vehicle } from '@tsunagu/contract/vehicles.ts'
import { CarPicture } from '@tsunagu/kit/CarPicture.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { vehicleTexts } from './texts.ts'

/** The address of the owner's own picture; it changes with the picture. */
export const pictureAddress = (vehicleId: string, picture: string) =>
  readPicture.path.replace(':vehicleId', encodeURIComponent(vehicleId)).replace(':picture', encodeURIComponent(picture))

/** The owner's photo, whole and never cropped, or the drawing in the car's own colour. */
export function CarImage({ vehicle, decorative = false }: { vehicle: Vehicle; decorative?: boolean }) {
  const t = useTexts(vehicleTexts)
  const { name, picture, model, paint } = vehicle
  if (picture)
    return (
      <img className="car-photo" src={pictureAddress(vehicle.id, picture)} alt={decorative ? '' : t.pictureOf(name)} decoding="async" />
    )
  return <CarPicture kind={model.body} colour={paint} {...(decorative ? {} : { label: t.drawingOf(name) })} />
}
